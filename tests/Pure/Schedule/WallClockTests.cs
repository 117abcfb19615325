using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;
using NodaTime.TimeZones;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>Every change of the clocks from 2024 to 2035 in places with unlike rules; half an hour, at midnight, for Ramadan, never.</summary>
public sealed class WallClockTests
{
    public static readonly TheoryData<string> Zones =
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/Santiago", "Africa/Cairo",
        "Asia/Kathmandu",
    ];

    [Fact]
    public void There_are_as_many_changes_as_the_rules_say()
    {
        Assert.Equal(24, Changes("Europe/Berlin").Count());
        Assert.Equal(24, Changes("America/New_York").Count());
        Assert.Equal(24, Changes("Australia/Lord_Howe").Count());

        // Morocco gave up changing its clocks in September 2026 (tzdb 2026): rules change, so only "some" is certain.
        Assert.NotEmpty(Changes("Africa/Casablanca"));
        Assert.Empty(Changes("Pacific/Apia"));
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Days_are_exactly_as_long_as_the_clocks_make_them(string id)
    {
        foreach (var (zone, before, after, date) in Changes(id))
        {
            var day = WallClock.Day(zone, date);
            Assert.Equal(Micros.PerDay - Shift(before, after), day.Length);
            Assert.Equal(WallClock.Day(zone, date.PlusDays(1)).Start, day.End);
        }
    }

    [Fact]
    public void A_day_has_23_or_25_hours_in_Berlin_and_23_and_a_half_on_Lord_Howe()
    {
        Assert.Equal([23d, 25d], Lengths("Europe/Berlin"));
        Assert.Equal([23.5, 24.5], Lengths("Australia/Lord_Howe"));

        static IEnumerable<double> Lengths(string id) =>
            Changes(id).Select(c => WallClock.Day(c.Zone, c.Date).Length / (double)Micros.PerHour).Distinct().Order();
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Opening_hours_keep_the_clock_on_the_wall(string id)
    {
        var hours = new WeeklyHours(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)
            .Select(d => new DayHours(d, new LocalTime(9, 0), new LocalTime(18, 0))));
        foreach (var (zone, _, _, date) in Changes(id))
        {
            var spans = hours.Resolve(zone, date, date).Spans().ToArray();
            Assert.Equal(3, spans.Length);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(date.PlusDays(i - 1).At(new LocalTime(9, 0)), WallClock.Local(zone, spans[i].Start));
                Assert.Equal(date.PlusDays(i - 1).At(new LocalTime(18, 0)), WallClock.Local(zone, spans[i].End));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void No_slot_in_the_gap_and_both_hours_of_the_overlap(string id)
    {
        foreach (var (zone, before, after, date) in Changes(id))
        {
            var grid = new List<long>();
            for (var d = date.PlusDays(-1); d <= date.PlusDays(1); d = d.PlusDays(1))
            {
                WallClock.Grid(zone, d, 15, grid);
            }

            var times = grid.ConvertAll(g => WallClock.Local(zone, g));
            Assert.Equal(grid.Distinct().Order(), grid);
            var (low, high) = Shift(before, after) > 0
                ? (before.IsoLocalEnd, after.IsoLocalStart)
                : (after.IsoLocalStart, before.IsoLocalEnd);
            for (var time = date.PlusDays(-1).AtMidnight(); time < date.PlusDays(2).AtMidnight(); time = time.PlusMinutes(15))
            {
                var expected = time < low || time >= high ? 1 : Shift(before, after) > 0 ? 0 : 2;
                Assert.Equal(expected, times.Count(t => t == time));
            }

            Assert.Equal(3 * 96 - Shift(before, after) / (15 * Micros.PerMinute), grid.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Offers_of_a_night_shift_follow_the_wall(string id)
    {
        foreach (var (zone, before, after, date) in Changes(id))
        {
            var night = new WeeklyHours(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)
                .Select(d => new DayHours(d, new LocalTime(22, 0), new LocalTime(6, 0))));
            var works = night.Resolve(zone, date, date);
            var person = new Person(new ResourceId(new Guid(1, 0, 0, new byte[8])), "Anna", works, Busy.None);
            var world = new World(zone, date, date, 15, works, [person], new Dictionary<string, IReadOnlyList<PoolItem>>());
            var need = new Need(
                Duration.FromMinutes(15), Duration.Zero, Duration.Zero, new HashSet<ResourceId> { person.Id }, null,
                Duration.Zero, Duration.FromDays(9), Micros.ToInstant(works[0].Start));
            var slots = Availability.Offer(world, need).Single().Slots;
            var expected = new List<long>();
            WallClock.Grid(zone, date, 15, expected);
            expected.RemoveAll(m => WallClock.Local(zone, m).TimeOfDay is var t && t >= new LocalTime(6, 0) && t < new LocalTime(22, 0));
            Assert.Equal(expected, slots.Select(s => Micros.Of(s.Start)));
            Assert.All(slots, s => Assert.False(Shift(before, after) > 0 && date + s.Time >= before.IsoLocalEnd && date + s.Time < after.IsoLocalStart));
        }
    }

    [Fact]
    public void Times_in_the_gap_and_in_the_overlap_are_resolved_as_written()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var spring = new LocalDate(2026, 3, 29);
        var autumn = new LocalDate(2026, 10, 25);
        var half = new LocalTime(2, 30);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), WallClock.Start(berlin, spring + half));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), WallClock.End(berlin, spring + half));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), WallClock.Start(berlin, autumn + half));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 30), WallClock.End(berlin, autumn + half));
    }

    [Fact]
    public void A_date_that_never_was_has_no_moments()
    {
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var lost = new LocalDate(2011, 12, 30);
        var grid = new List<long>();
        WallClock.Grid(apia, lost, 15, grid);
        Assert.Empty(grid);
        Assert.Equal(0, WallClock.Day(apia, lost).Length);
        Assert.True(new DayHours(lost.DayOfWeek, new LocalTime(9, 0), new LocalTime(18, 0)).On(apia, lost).IsEmpty);
    }

    /// <summary>The changes, and the local date whose length each one changes.</summary>
    private static IEnumerable<(DateTimeZone Zone, ZoneInterval Before, ZoneInterval After, LocalDate Date)> Changes(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var intervals = zone.GetZoneIntervals(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0)).ToArray();
        return intervals.Zip(intervals.Skip(1)).Where(p => Shift(p.First, p.Second) != 0).Select(p =>
            (zone, p.First, p.Second, Shift(p.First, p.Second) > 0 ? p.First.IsoLocalEnd.Date : p.Second.IsoLocalStart.Date));
    }

    private static long Shift(ZoneInterval before, ZoneInterval after) => (after.WallOffset - before.WallOffset).Nanoseconds / 1000;
}
