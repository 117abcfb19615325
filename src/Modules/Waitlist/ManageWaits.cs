using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>Somebody would come if something frees.</summary>
internal static class JoinWaitlist
{
    private const int MostOfOne = 10;

    /// <param name="MemberId">Absent: anyone.</param>
    public sealed record Request(
        SiteId SiteId, ClientId ClientId, ServiceId ServiceId, IReadOnlyList<Window> Windows, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, string? Note = null,
        WaitId? Id = null);

    public static async Task<Result<WaitView>> Handle(Work work, NoPath _, Request r)
    {
        if (await Places.Public.SiteOf(work, r.SiteId) is not { } site)
        {
            return CommonErrors.Invalid.At("/siteId", "There is no such site.");
        }

        if (await Clients.Public.ClientOf(work, r.ClientId) is null)
        {
            return CommonErrors.Invalid.At("/clientId", "There is no such client.");
        }

        if (r.Note is { Length: > CreateBooking.NoteLimit })
        {
            return CommonErrors.Invalid.At("/note", $"Please keep the note within {CreateBooking.NoteLimit} characters.");
        }

        var wish = new VisitWish(r.SiteId, r.ServiceId, r.AddOnIds ?? [], r.MemberId);
        var today = work.Now.InZone(site.Zone).Date;
        if (Window.Check(r.Windows, today) is { } fault || (await Foresight.Of(work.AsReading(), wish)).Failed(out fault, out var _))
        {
            return fault;
        }

        if (await work.Set<WaitRow>().CountAsync(w => w.ClientId == r.ClientId && (w.State == WaitState.Waiting || w.State == WaitState.Offered) && w.LastDate >= today) >= MostOfOne)
        {
            return CommonErrors.Invalid.Because($"A client waits for at most {MostOfOne} things at once.");
        }

        var row = new WaitRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<WaitId>(), State = WaitState.Waiting, SiteId = r.SiteId, ClientId = r.ClientId, ServiceId = r.ServiceId,
            AddOnIds = string.Join(',', wish.AddOnIds), MemberId = r.MemberId, Windows = System.Text.Json.JsonSerializer.Serialize(r.Windows, Json.Options),
            FirstDate = r.Windows.Min(w => w.From), LastDate = r.Windows.Max(w => w.To), Note = Texts.Clean(r.Note), MadeAt = work.Now, Version = 1,
        };
        work.Append(row);
        work.Log.Append(new WaitlistJoined(row.Id, row.SiteId, row.ClientId, row.ServiceId));
        return await WaitView.Of(work.AsReading(), row);
    }
}

internal static class LeaveWaitlist
{
    public static async Task<Result<WaitView>> Handle(Work work, ById<WaitId> path)
    {
        if (await work.Set<WaitRow>().FirstOrDefaultAsync(w => w.Id == path.Id) is not { } row)
        {
            return Waits.Unknown;
        }

        if (row.State is WaitState.Waiting or WaitState.Offered)
        {
            await Waits.LetGo(work, row);
            row.State = WaitState.Left;
            row.Version++;
            work.Log.Append(new WaitlistLeft(row.Id));
        }

        return await WaitView.Of(work.AsReading(), row, [.. work.Db.Set<OfferRow>().Local]);
    }
}

/// <summary>Who waits, the longest first.</summary>
internal static class ListWaits
{
    private const int Most = 500;

    /// <param name="State">Absent: waiting and offered, as long as a window has not passed.</param>
    public readonly record struct Query(string? SiteId, string? State, string? ClientId);

    public static async Task<Result<Page<WaitView>>> Handle(Reading reading, Query query)
    {
        var rows = reading.Set<WaitRow>();
        if (!string.IsNullOrEmpty(query.State))
        {
            if (!Texts.TryName(query.State, out WaitState state))
            {
                return CommonErrors.Invalid.At("/query/state", "One of waiting, offered, booked, left is expected.");
            }

            rows = rows.Where(w => w.State == state);
        }
        else
        {
            // Whose windows have passed waits for nothing any more. Yesterday: it may still be that day at some site.
            var yesterday = reading.Now.InUtc().Date.PlusDays(-1);
            rows = rows.Where(w => (w.State == WaitState.Waiting || w.State == WaitState.Offered) && w.LastDate >= yesterday);
        }

        rows = Ids.TryParse<SiteId>(query.SiteId, out var site) ? rows.Where(w => w.SiteId == site) : rows;
        rows = Ids.TryParse<ClientId>(query.ClientId, out var client) ? rows.Where(w => w.ClientId == client) : rows;
        return new Page<WaitView>(await WaitView.Of(reading, await rows.OrderBy(w => w.MadeAt).ThenBy(w => w.Id).Take(Most).ToListAsync()), null);
    }
}

/// <summary>The desk answers for her: she called back, or stands here.</summary>
internal static class AnswerOffer
{
    public static async Task<Result<WaitView>> Take(Work work, ById<WaitOfferId> path, Nothing _)
    {
        if (await Load(work, path.Id) is not var (offer, wait))
        {
            return Waits.Unknown;
        }

        return (await Waits.Take(work, offer, wait, BookingSource.Phone)).Failed(out var refusal, out var _booked) ? refusal : await WaitView.Of(work.AsReading(), wait, [offer]);
    }

    public static async Task<Result<WaitView>> Decline(Work work, ById<WaitOfferId> path, Nothing _)
    {
        if (await Load(work, path.Id) is not var (offer, _wait))
        {
            return Waits.Unknown;
        }

        return (await Waits.Decline(work, offer)).Failed(out var refusal, out var wait) ? refusal : await WaitView.Of(work.AsReading(), wait, [offer]);
    }

    public static async Task<(OfferRow Offer, WaitRow Wait)?> Load(Work work, WaitOfferId id) =>
        await work.Set<OfferRow>().FirstOrDefaultAsync(o => o.Id == id) is { } offer && await work.Set<WaitRow>().FirstOrDefaultAsync(w => w.Id == offer.WaitId) is { } wait
            ? (offer, wait)
            : null;
}

/// <summary>What the waitlist is good for: how much of what was cancelled it has filled.</summary>
internal static class ShowFigures
{
    public readonly record struct Query(string? SiteId, string? From, string? To);

    /// <param name="Cancelled">Visits of these days that were cancelled.</param>
    /// <param name="Offered">Times of these days that were offered.</param>
    /// <param name="Filled">Of these, how many became a visit, and <paramref name="Value"/> what they were worth as quoted.</param>
    /// <param name="FillRatePpm">Filled for each cancelled visit, in parts per million; null: nothing was cancelled.</param>
    public sealed record View(int Cancelled, int Offered, int Filled, int Declined, int Lapsed, Money Value, long? FillRatePpm);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        if (!Ids.TryParse<SiteId>(query.SiteId, out var id) || await Places.Public.SiteOf(reading, id) is not { } site)
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        if (Times.Date(query.From, "/query/from").Failed(out var refusal, out var from) || Times.Date(query.To ?? query.From, "/query/to").Failed(out refusal, out var to))
        {
            return refusal;
        }

        var cancelled = await Booking.Public.CancelledOn(reading, id, from, to);
        var offers = await reading.Set<OfferRow>().Where(o => o.SiteId == id && o.LocalDate >= from && o.LocalDate <= to)
            .GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count(), Value = g.Sum(o => o.PriceAmount) }).ToListAsync();
        int Count(WaitOfferState state) => offers.Where(o => o.Key == state).Sum(o => o.Count);
        var filled = Count(WaitOfferState.Taken);
        return new View(
            cancelled, offers.Sum(o => o.Count), filled, Count(WaitOfferState.Declined), Count(WaitOfferState.Lapsed),
            new Money(offers.Where(o => o.Key == WaitOfferState.Taken).Sum(o => o.Value), site.Currency), cancelled == 0 ? null : filled * 1_000_000L / cancelled);
    }
}
