using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Parties;

/// <param name="HostPays">Otherwise she pays by herself.</param>
public sealed record GuestView(BookingView Booking, bool HostPays);

/// <param name="Guests">In the order in which they were booked, also those who cancelled.</param>
public sealed record PartyView(
    PartyId Id, SiteId SiteId, ClientId HostId, string? HostName, IReadOnlyList<GuestView> Guests, Instant MadeAt, int Version) : IVersioned
{
    /// <param name="changed">Visits that this write has made or changed: queries may not see them yet.</param>
    /// <param name="joined">Rows that this write has made.</param>
    internal static async Task<PartyView> Of(Reading reading, PartyRow row, IReadOnlyList<BookingView>? changed = null, IReadOnlyList<GuestRow>? joined = null)
    {
        var seen = (changed ?? []).ToDictionary(b => b.Id);
        var bookings = (await Booking.Public.OfParty(reading, row.Id)).Select(b => seen.GetValueOrDefault(b.Id, b)).UnionBy(changed ?? [], b => b.Id);
        var pays = (await reading.Set<GuestRow>().Where(g => g.PartyId == row.Id).ToListAsync()).Concat(reading.Db.Set<GuestRow>().Local).Concat(joined ?? [])
            .Where(g => g.PartyId == row.Id).GroupBy(g => g.BookingId).ToDictionary(g => g.Key, g => g.Last().HostPays);
        var host = (await Clients.Public.Names(reading, [row.HostId])).GetValueOrDefault(row.HostId);
        return new PartyView(row.Id, row.SiteId, row.HostId, host, [.. bookings.Select(b => new GuestView(b, pays.GetValueOrDefault(b.Id)))], row.MadeAt, row.Version);
    }
}
