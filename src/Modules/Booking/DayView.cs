using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Bookend.Booking;

/// <summary>GET /day: everything the front desk sees of one day at one site, in a handful of queries.</summary>
internal static class DayView
{
    public sealed record Query(string? SiteId, string? Date);

    /// <param name="Seq">The log up to which this is true: read <c>/events?after=</c> from here.</param>
    public sealed record View(
        LocalDate Date, string TimeZone, OffsetDateTime Now, Stretch? Open, IReadOnlyList<Column> Columns, IReadOnlyList<BookingView> Bookings, Stats Stats,
        long Seq);

    /// <summary>Local times; <paramref name="To"/> at or before <paramref name="From"/> is on the next day.</summary>
    public sealed record Stretch(LocalTime From, LocalTime To);

    public sealed record Column(
        ResourceId ResourceId, MemberId MemberId, string Name, string Color, IReadOnlyList<Stretch> Working, IReadOnlyList<Block> Blocks);

    /// <param name="Kind"><c>timeOff</c>, or <c>hold</c>: somebody is just booking it.</param>
    public sealed record Block(ClaimId ClaimId, LocalTime From, LocalTime To, string? Reason, string Kind);

    /// <param name="Booked">Visits that are not cancelled and not a no-show.</param>
    /// <param name="Arrived">Of these, who has come.</param>
    /// <param name="Expected">Of open orders of that day.</param>
    /// <param name="Taken">Of completed orders of that day, less refunds.</param>
    public sealed record Stats(int Booked, int Arrived, Money Expected, Money Taken);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        if (Times.Date(query.Date, "/query/date").Failed(out var refusal, out var date))
        {
            return refusal;
        }

        if (await SiteOf(reading, query.SiteId) is not { } site)
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        var hours = await Worlds.Hours(reading, site.Id);
        var bookings = await Bookings(reading, site.Id, date);
        return new View(
            date, site.Zone.Id, reading.Now.In(site.Zone), OpenOn(hours, date), await Columns(reading, site, date, hours, bookings), bookings,
            await StatsOf(reading, site, date, bookings), reading.Head.FactSeq);
    }

    public static async Task<SiteInfo?> SiteOf(Reading reading, string? siteId) =>
        Ids.TryParse<SiteId>(siteId, out var id) ? await Places.Public.SiteOf(reading, id) : null;

    public static Task<IReadOnlyList<BookingView>> Bookings(Reading reading, SiteId site, LocalDate date, MemberId? member = null) =>
        BookingViews.Of(reading, reading.Set<BookingRow>()
            .Where(b => b.SiteId == site && b.LocalDate == date && (member == null || b.MemberId == member
                || reading.Set<BookingPartRow>().Any(p => p.BookingId == b.Id && p.MemberId == member)))
            .OrderBy(b => b.Start).ThenBy(b => b.Id).Take(Keyset.MaxLimit));

    /// <summary>From the first opening to the last closing of that weekday.</summary>
    public static Stretch? OpenOn(SiteHours hours, LocalDate date) =>
        hours.Site.On(date.DayOfWeek) is { Count: > 0 } open ? new Stretch(open[0].From, open[^1].To) : null;

    public static async Task<Stats> StatsOf(Reading reading, SiteInfo site, LocalDate date, IReadOnlyList<BookingView> bookings)
    {
        var (expected, taken) = await OrderOf.Totals(reading, site, date);
        return new Stats(
            bookings.Count(b => b.State.Occupies()),
            bookings.Count(b => b.State is BookingState.Arrived or BookingState.InService or BookingState.Completed), expected, taken);
    }

    private static async Task<IReadOnlyList<Column>> Columns(
        Reading reading, SiteInfo site, LocalDate date, SiteHours hours, IReadOnlyList<BookingView> bookings)
    {
        var busy = bookings.Where(b => b.State.Occupies()).SelectMany(b => b.More.Select(p => p.MemberId).Prepend(b.MemberId)).ToHashSet();
        var blocks = await BlocksOf(reading, site, date);
        return [.. (await Team.Public.Members(reading))
            .Where(m => (m.SiteId == site.Id && m.Active && m.Bookable) || busy.Contains(m.Id))
            .Select(m => new Column(
                m.ResourceId, m.Id, m.Name, m.Color, [.. hours.Of(m.ResourceId).On(date.DayOfWeek).Select(h => new Stretch(h.From, h.To))],
                [.. blocks(m.ResourceId)]))];
    }

    /// <summary>Time off and holds per person; today and later from memory, days gone by from the table.</summary>
    private static async Task<Func<ResourceId, IEnumerable<Block>>> BlocksOf(Reading reading, SiteInfo site, LocalDate date)
    {
        var day = WallClock.Day(site.Zone, date);
        var view = await reading.Db.GetService<ScheduleCache>().Get(reading);
        if (Micros.ToInstant(day.Start) >= view.From)
        {
            return person => Blocks(view.Of(person).Claims);
        }

        var (from, to) = (Micros.ToInstant(day.Start), Micros.ToInstant(day.End));
        var rows = (await reading.Set<ClaimRow>()
            .Where(c => c.State == ClaimState.Blocked && !c.Released && c.EndsAt > from && c.StartsAt < to).OrderBy(c => c.StartsAt).ThenBy(c => c.Id).Take(Keyset.MaxLimit).ToListAsync())
            .ToLookup(c => c.ResourceId, Claim.Of);
        return person => Blocks(rows[person]);

        IEnumerable<Block> Blocks(IEnumerable<Claim> claims) => claims
            .Where(c => c.Taken.Overlaps(day) && c.State != ClaimState.Booked && c.Expires > Micros.Of(reading.Now))
            .Select(c => BlockOf(c, day, site.Zone));
    }

    private static Block BlockOf(Claim claim, Span day, DateTimeZone zone)
    {
        var from = WallClock.Local(zone, Math.Max(claim.Taken.Start, day.Start)).TimeOfDay;
        var to = WallClock.Local(zone, Math.Min(claim.Taken.End, day.End)).TimeOfDay;
        return claim.State == ClaimState.Held
            ? new Block(claim.Id, from, to, $"Just being booked, kept until {WallClock.Local(zone, claim.Expires).TimeOfDay:HH:mm}", Purposes.Hold)
            : new Block(claim.Id, from, to, claim.Reason, Purposes.TimeOff);
    }
}
