using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Parties;

/// <summary>GET /parties/availability: when all guests can be had, by the engine that will book them.</summary>
internal static class FindPartyTimes
{
    /// <param name="Guests">Divided by bars; each as the further services of <c>/availability</c>: <c>svc_a,mem_b;svc_c,with|svc_d</c>.</param>
    /// <param name="Stagger">Minutes from the beginning of one guest to that of the next.</param>
    public sealed record Query(string? SiteId, string? Guests, int? Stagger, string? From, string? To);

    public static async Task<Result<SlotsView>> Handle(Reading reading, Query query)
    {
        if (!Ids.TryParse<SiteId>(query.SiteId, out var site))
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        if (Days(query.From, query.To).Failed(out var refusal, out var days) || Booking.Public.GuestsOf(site, query.Guests).Failed(out refusal, out var guests))
        {
            return refusal;
        }

        return CreateParty.Size(guests.Count, query.Stagger ?? 0, "/query") is { } fault ? fault
            : (await Foresight.Of(reading, guests, query.Stagger ?? 0)).Failed(out refusal, out var foresight) ? refusal
            : new SlotsView(foresight.Zone.Id, await foresight.Free(days.From, days.To));
    }

    public static Result<(LocalDate From, LocalDate To)> Days(string? from, string? to)
    {
        if (Times.Date(from, "/query/from").Failed(out var refusal, out var first) || Times.Date(to ?? from, "/query/to").Failed(out refusal, out var last))
        {
            return refusal;
        }

        return last < first || Period.DaysBetween(first, last) >= FindSlots.MaxDays
            ? CommonErrors.Invalid.At("/query/to", $"Please ask for 1 to {FindSlots.MaxDays} days at once.")
            : (first, last);
    }
}

/// <summary>GET /parties/{id}/move-times: when the whole party could come instead.</summary>
internal static class FindMoveTimes
{
    /// <param name="WithAnyone">By whoever is free; otherwise everybody stays with her guest.</param>
    public sealed record Query(PartyId Id, string? From, string? To, bool? WithAnyone);

    public static async Task<Result<SlotsView>> Handle(Reading reading, Query query)
    {
        if (!await reading.Set<PartyRow>().AnyAsync(p => p.Id == query.Id))
        {
            return ChangeParty.Unknown;
        }

        if (FindPartyTimes.Days(query.From, query.To).Failed(out var refusal, out var days))
        {
            return refusal;
        }

        var coming = (await Booking.Public.OfParty(reading, query.Id)).Where(b => b.State == BookingState.Booked).Select(b => b.Id).ToList();
        return coming.Count == 0 ? ChangeParty.Over
            : (await Foresight.Of(reading, coming, query.WithAnyone ?? false)).Failed(out refusal, out var foresight) ? refusal
            : new SlotsView(foresight.Zone.Id, await foresight.Free(days.From, days.To));
    }
}
