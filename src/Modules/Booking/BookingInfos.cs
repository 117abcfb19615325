using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

internal static class BookingInfos
{
    public static async Task<BookingInfo?> Of(Reading reading, BookingId id) => await Visit.Load(reading, id) is { } visit ? await Of(reading, visit) : null;

    private static BookedPart Booked(BookingPartRow part, IReadOnlyList<BookingAddOnRow> addOns) => new(
        new MorePart(part.ServiceId, [.. addOns.Select(a => a.ServiceId)], part.MemberId, part.Starts), string.Join(" + ", addOns.Select(a => a.Name).Prepend(part.ServiceName)));

    /// <param name="made">The client, when this very write has made her.</param>
    public static async Task<BookingInfo> Of(Reading reading, Visit visit, ClientInfo? made = null)
    {
        var row = visit.Row;
        var site = await Places.Public.SiteOf(reading, row.SiteId);
        var member = await Team.Public.MemberOf(reading, row.MemberId);
        var client = made ?? (row.ClientId is { } id ? await Clients.Public.ClientOf(reading, id) : null);
        return new BookingInfo(
            row.Id, row.Code, row.State, row.SiteId, site?.Name ?? "", row.ServiceId, row.ServiceName,
            [.. visit.AddOns.Where(a => a.Part == 0).Select(a => new AddOnView(a.ServiceId, a.Name))], row.MemberId, member?.Name ?? "", client?.Id, row.ContactName ?? client?.Name, row.ContactEmail ?? client?.Email,
            client?.Phone, row.Start, row.End, DateTimeZoneProviders.Tzdb[row.TimeZone], row.Price, row.Note, row.Source, row.OrderId, row.PolicyText,
            row.ChangesUntil, row.Sequence, row.ChangedAt, row.Version, [.. visit.Parts.Select(p => Booked(p, [.. visit.AddOns.Where(a => a.Part == p.No)]))], row.SeriesId);
    }
}
