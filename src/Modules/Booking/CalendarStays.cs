using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Whose calendar it is.</summary>
public enum CalendarOf
{
    Person,
    Room,
    Client,
}

/// <summary>A time of a visit as it stands in somebody's calendar: of a client all of it, of a person or a room just what concerns them.</summary>
/// <param name="Part">0: the visit, or its first service; further services count from 1.</param>
/// <param name="Sequence">SEQUENCE of RFC 5545; <paramref name="ChangedAt"/> is its LAST-MODIFIED.</param>
/// <param name="What">Services with add-ons.</param>
public sealed record CalendarStay(
    BookingId Id, int Part, string Code, int Sequence, Instant ChangedAt, Instant Start, Instant End, DateTimeZone Zone, SiteId SiteId, bool IsCancelled, string What,
    MemberId MemberId, ResourceId? RoomId, ClientId? ClientId, string? Note);

internal static class CalendarStays
{
    /// <summary>More than a room sees in a year.</summary>
    private const int Most = 10_000;

    public static async Task<IReadOnlyList<CalendarStay>> Of(Reading reading, CalendarOf of, Guid who, Instant from, Instant to)
    {
        var rows = reading.Set<BookingRow>().Where(b => b.State != BookingState.NoShow && b.End > from && b.Start < to);
        var (member, room, client) = (new MemberId(who), new ResourceId(who), new ClientId(who));
        rows = of switch
        {
            CalendarOf.Person => rows.Where(b => b.MemberId == member || reading.Set<BookingPartRow>().Any(p => p.BookingId == b.Id && p.MemberId == member)),
            CalendarOf.Room => rows.Where(b => b.RoomId == room || reading.Set<BookingPartRow>().Any(p => p.BookingId == b.Id && p.RoomId == room)),
            _ => rows.Where(b => b.ClientId == client),
        };
        var limited = rows.OrderBy(b => b.Start).ThenBy(b => b.Id).Take(Most);
        var bookings = await limited.ToListAsync();
        var addOns = (await limited.Join(reading.Set<BookingAddOnRow>(), b => b.Id, a => a.BookingId, (b, a) => a).ToListAsync()).ToLookup(a => (a.BookingId, a.Part));
        var parts = (await limited.Join(reading.Set<BookingPartRow>(), b => b.Id, p => p.BookingId, (b, p) => p).ToListAsync()).ToLookup(p => p.BookingId);
        return [.. bookings.SelectMany(b => Stays(b, [.. parts[b.Id].OrderBy(p => p.No)]))];

        IEnumerable<CalendarStay> Stays(BookingRow b, IReadOnlyList<BookingPartRow> further)
        {
            var services = further.Prepend<IBookedService>(b).Select((s, i) => (Service: s, What: string.Join(" + ", addOns[(b.Id, i)].OrderBy(a => a.Position).Select(a => a.Name).Prepend(s.ServiceName)))).ToList();
            return of == CalendarOf.Client
                ? [Stay(b, 0, b, new Interval(b.Start, b.End), string.Join(", ", services.Select(s => s.What)))]
                : services.Index().Where(s => of == CalendarOf.Person ? s.Item.Service.MemberId == member : s.Item.Service.RoomId == room)
                    .Select(s => Stay(b, s.Index, s.Item.Service, new Interval(s.Item.Service.When.Start, s.Item.Service.When.End), s.Item.What));
        }
    }

    private static CalendarStay Stay(BookingRow b, int part, IBookedService service, Interval when, string what) => new(
        b.Id, part, b.Code, b.Sequence, b.ChangedAt, when.Start, when.End, DateTimeZoneProviders.Tzdb[b.TimeZone], b.SiteId, b.State == BookingState.Cancelled, what,
        service.MemberId, service.RoomId, b.ClientId, b.Note);
}
