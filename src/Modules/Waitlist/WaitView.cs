using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <param name="Time">On the wall clock of the site.</param>
public sealed record WaitOfferView(WaitOfferId Id, WaitOfferState State, OffsetDateTime Start, LocalDate Date, LocalTime Time, MemberId MemberId, string MemberName, OffsetDateTime ExpiresAt);

/// <param name="Offers">The latest first.</param>
public sealed record WaitView(
    WaitId Id, WaitState State, SiteId SiteId, ClientId ClientId, string? ClientName, string? ClientPhone, ServiceId ServiceId, string ServiceName, IReadOnlyList<ServiceId> AddOnIds,
    MemberId? MemberId, string? MemberName, IReadOnlyList<Window> Windows, string? Note, BookingId? BookingId, Instant MadeAt, IReadOnlyList<WaitOfferView> Offers, int Version) : IVersioned
{
    internal static async Task<WaitView> Of(Reading reading, WaitRow row, IReadOnlyList<OfferRow>? changed = null) => (await Of(reading, [row], changed))[0];

    /// <param name="changed">Offers that this write has made or changed: queries may not see them yet.</param>
    internal static async Task<IReadOnlyList<WaitView>> Of(Reading reading, IReadOnlyList<WaitRow> rows, IReadOnlyList<OfferRow>? changed = null)
    {
        var ids = rows.Select(r => r.Id).ToArray();
        var seen = (changed ?? []).Select(o => o.Id).ToHashSet();
        var offers = (await reading.Set<OfferRow>().Where(o => ids.Contains(o.WaitId)).ToListAsync()).Where(o => !seen.Contains(o.Id)).Concat(changed ?? []).ToLookup(o => o.WaitId);
        var names = (await Team.Public.Members(reading)).ToDictionary(m => m.Id, m => m.Name);
        var clients = await Clients.Public.Infos(reading, rows.Select(r => r.ClientId));
        var views = new List<WaitView>(rows.Count);
        foreach (var r in rows)
        {
            var zone = (await Places.Public.SiteOf(reading, r.SiteId))!.Zone;
            var service = await Catalog.Public.ServiceOf(reading, r.ServiceId);
            var client = clients.GetValueOrDefault(r.ClientId);
            views.Add(new WaitView(
                r.Id, r.State, r.SiteId, r.ClientId, client?.Name, client?.Phone, r.ServiceId, service?.Name ?? "", AddOns(r), r.MemberId,
                r.MemberId is { } member ? names.GetValueOrDefault(member) : null, Window.Read(r.Windows), r.Note, r.BookingId, r.MadeAt,
                [.. offers[r.Id].OrderByDescending(o => o.MadeAt).ThenByDescending(o => o.Id.Value).Select(o => Offer(o, zone, names))], r.Version));
        }

        return views;
    }

    internal static IReadOnlyList<ServiceId> AddOns(WaitRow row) =>
        [.. row.AddOnIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => ServiceId.TryParse(t, out var id) ? id : default)];

    private static WaitOfferView Offer(OfferRow o, DateTimeZone zone, IReadOnlyDictionary<MemberId, string> names) => new(
        o.Id, o.State, o.Start.InZone(zone).ToOffsetDateTime(), o.LocalDate, o.Start.InZone(zone).TimeOfDay, o.MemberId, names.GetValueOrDefault(o.MemberId, "Somebody"),
        o.ExpiresAt.InZone(zone).ToOffsetDateTime());
}
