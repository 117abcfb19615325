using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Parties;

internal static class ShowParty
{
    public static async Task<Result<PartyView>> Handle(Reading reading, ById<PartyId> path) =>
        await reading.Set<PartyRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is { } row ? await PartyView.Of(reading, row) : ChangeParty.Unknown;
}

/// <summary>What changes of a party have in common.</summary>
internal static class ChangeParty
{
    public static Refusal Unknown => PartiesErrors.PartyUnknown.Because("There is no such party.");

    public static Refusal Over => BookingErrors.StateConflict.Because("None of these guests is still expected. Nothing was changed.");

    public static async Task<Result<PartyRow>> Load(Work work, Change<PartyId> path) => await work.Set<PartyRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row ? Unknown
        : Versions.Check(row.Version, null, path.IfMatch) is { } stale ? stale : row;

    /// <summary>Those who are still expected; the others have come, or will not.</summary>
    public static async Task<IReadOnlyList<BookingId>> Expected(Work work, PartyRow row) =>
        [.. (await Booking.Public.OfParty(work.AsReading(), row.Id)).Where(b => b.State == BookingState.Booked).Select(b => b.Id)];

    public static async Task<Result<PartyView>> Changed(Work work, PartyRow row, Result<IReadOnlyList<BookingView>> result)
    {
        if (result.Failed(out var refusal, out var views))
        {
            return refusal;
        }

        row.Version++;
        return await PartyView.Of(work.AsReading(), row, views);
    }
}

/// <summary>Another time for the whole party. One guest alone is moved like any visit.</summary>
internal static class MoveParty
{
    /// <param name="Start">Of the first guest who is still expected.</param>
    /// <param name="WithAnyone">By whoever is free then; otherwise everybody stays with her guest.</param>
    public sealed record Request(OffsetDateTime Start, bool WithAnyone = false, string? Reason = null);

    public static async Task<Result<PartyView>> Handle(Work work, Change<PartyId> path, Request r)
    {
        if ((await ChangeParty.Load(work, path)).Failed(out var refusal, out var row))
        {
            return refusal;
        }

        var expected = await ChangeParty.Expected(work, row);
        return expected.Count == 0 ? ChangeParty.Over : await ChangeParty.Changed(work, row, await Booking.Public.MoveParty(work, expected, r.Start, r.WithAnyone, r.Reason));
    }
}

/// <summary>Nobody comes. Each guest by the terms that she was booked with.</summary>
internal static class CancelParty
{
    public sealed record Request(string? Reason = null);

    public static async Task<Result<PartyView>> Handle(Work work, Change<PartyId> path, Request r)
    {
        if ((await ChangeParty.Load(work, path)).Failed(out var refusal, out var row))
        {
            return refusal;
        }

        var expected = await ChangeParty.Expected(work, row);
        return expected.Count == 0 ? ChangeParty.Over : await ChangeParty.Changed(work, row, await Booking.Public.CancelAll(work, expected, r.Reason));
    }
}

/// <summary>One more comes along.</summary>
internal static class JoinParty
{
    public sealed record Request(OffsetDateTime Start, CreateParty.Guest Guest, BookingSource Source = BookingSource.Desk);

    public static async Task<Result<PartyView>> Handle(Work work, Change<PartyId> path, Request r)
    {
        if ((await ChangeParty.Load(work, path)).Failed(out var refusal, out var row))
        {
            return refusal;
        }

        if (await work.Set<GuestRow>().CountAsync(g => g.PartyId == row.Id) >= CreateParty.Most)
        {
            return CommonErrors.Invalid.At("/guest", $"A party has at most {CreateParty.Most} guests.");
        }

        if ((await Booking.Public.BookParty(work, row.Id, row.SiteId, r.Start, 0, [r.Guest.Visit], r.Source)).Failed(out refusal, out var booked))
        {
            return refusal;
        }

        row.Version++;
        var joined = CreateParty.Join(work, row, booked, [r.Guest]);
        work.Log.Append(new PartyJoined(row.Id, booked[0].Id));
        return await PartyView.Of(work.AsReading(), row, booked, joined);
    }
}

/// <summary>For whom the host pays; the others pay by themselves.</summary>
internal static class SetPayers
{
    public sealed record Request(IReadOnlyList<BookingId> HostPays);

    public static async Task<Result<PartyView>> Handle(Work work, Change<PartyId> path, Request r)
    {
        if ((await ChangeParty.Load(work, path)).Failed(out var refusal, out var row))
        {
            return refusal;
        }

        var guests = await work.Set<GuestRow>().Where(g => g.PartyId == row.Id).ToListAsync();
        if (r.HostPays.Except(guests.Select(g => g.BookingId)).Any())
        {
            return CommonErrors.Invalid.At("/hostPays", "Please name visits of this party.");
        }

        foreach (var guest in guests)
        {
            guest.HostPays = r.HostPays.Contains(guest.BookingId);
        }

        row.Version++;
        work.Log.Append(new PartyPayersChanged(row.Id, [.. guests.Where(g => g.HostPays).Select(g => g.BookingId)]));
        return await PartyView.Of(work.AsReading(), row);
    }
}
