using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>Times from and until, at their edges.</summary>
public sealed class SpanTests
{
    private static readonly IntervalSet Set = IntervalSet.Of(new Span(10, 20), new Span(30, 40));

    [Fact]
    public void A_span_holds_its_start_and_not_its_end()
    {
        var span = new Span(10, 20);
        Assert.Equal((10, false), (span.Length, span.IsEmpty));
        Assert.True(new Span(10, 10).IsEmpty && new Span(11, 10).IsEmpty);
        Assert.True(span.Overlaps(new Span(19, 30)) && span.Overlaps(new Span(0, 11)));
        Assert.False(span.Overlaps(new Span(20, 30)) || span.Overlaps(new Span(0, 10)));
        Assert.True(span.Contains(span));
        Assert.False(span.Contains(new Span(9, 20)) || span.Contains(new Span(10, 21)));
    }

    [Fact]
    public void A_set_holds_moments_and_spans_up_to_its_edges()
    {
        Assert.Equal([false, true, true, false, false], new[] { 9L, 10, 19, 20, 40 }.Select(Set.Contains));
        Assert.True(Set.Contains(new Span(10, 20)) && Set.Contains(new Span(35, 35)));
        Assert.False(Set.Contains(new Span(9, 20)) || Set.Contains(new Span(10, 21)) || Set.Contains(new Span(19, 31)) || Set.Contains(new Span(40, 41)));
        Assert.True(Set.Overlaps(new Span(0, 11)) && Set.Overlaps(new Span(19, 25)));
        Assert.False(Set.Overlaps(new Span(20, 30)) || Set.Overlaps(new Span(0, 10)) || Set.Overlaps(new Span(40, 50)) || Set.Overlaps(new Span(15, 15)));
    }

    [Fact]
    public void Sets_are_equal_by_what_they_hold()
    {
        var same = IntervalSet.Of(new Span(30, 40), new Span(12, 20), new Span(10, 12), new Span(5, 5));
        Assert.Equal(Set, same);
        Assert.Equal(Set.GetHashCode(), same.GetHashCode());
        Assert.True(Set.Equals((object)same));
        Assert.False(Set.Equals(null) || Set.Equals((object)"[10,20)") || Set.Equals(IntervalSet.Of(new Span(10, 20), new Span(30, 41))) || Set.Equals(IntervalSet.Of(new Span(11, 20), new Span(30, 40))));
        Assert.Equal(("[10,20) [30,40)", 2, new Span(30, 40)), (Set.ToString(), Set.Count, Set[1]));
        Assert.Equal((0, 0), (IntervalSet.Of().Count, IntervalSet.Empty.GetHashCode()));
        Assert.Same(IntervalSet.Empty, Set.Intersect(IntervalSet.Of(new Span(20, 30))));
    }

    [Fact]
    public void Always_holds_all_that_there_is()
    {
        Assert.Equal(Set, IntervalSet.Always.Intersect(Set));
        Assert.Equal(IntervalSet.Empty, Set.Subtract(IntervalSet.Always));
        Assert.Equal(IntervalSet.Of(new Span(15, 20), new Span(30, 33)), Set.Within(new Span(15, 33)));
    }

    [Fact]
    public void Moments_are_kept_in_whole_microseconds_rounded_down()
    {
        static Instant At(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);
        Assert.Equal([0, 0, 1, -1, -1, -2], new[] { 0L, 999, 1000, -1, -1000, -1001 }.Select(n => Micros.Of(At(n))));
        Assert.Equal(At(-2000), Micros.Truncate(At(-1001)));
        Assert.Equal(At(5000), Micros.ToInstant(5));
        Assert.Equal((3_600_000_000, 86_400_000_000), (Micros.PerHour, Micros.PerDay));
    }

    [Fact]
    public void Hours_that_end_where_they_begin_are_the_whole_day_round()
    {
        var utc = DateTimeZone.Utc;
        var monday = new LocalDate(2026, 11, 23);
        DayHours Hours(int from, int to) => new(IsoDayOfWeek.Monday, new LocalTime(from, 0), new LocalTime(to, 0));
        Assert.Equal([24, 8, 4, 15], new[] { Hours(9, 9), Hours(9, 17), Hours(22, 2), Hours(9, 0) }.Select(h => h.On(utc, monday).Length / Micros.PerHour));
        Assert.Equal([true, false, true], new[] { Hours(9, 9).CrossesMidnight, Hours(9, 10).CrossesMidnight, Hours(9, 8).CrossesMidnight });
    }

    [Fact]
    public void A_weeks_hours_are_in_the_order_of_the_day_and_reach_over_the_dates_that_are_asked_for()
    {
        DayHours On(IsoDayOfWeek day, int from, int to) => new(day, new LocalTime(from, 0), new LocalTime(to, 0));
        var hours = new WeeklyHours([On(IsoDayOfWeek.Monday, 14, 18), On(IsoDayOfWeek.Monday, 9, 13), On(IsoDayOfWeek.Sunday, 22, 2), On(IsoDayOfWeek.Tuesday, 9, 10), On(IsoDayOfWeek.Wednesday, 9, 10)]);
        Assert.Equal([9, 14], hours.On(IsoDayOfWeek.Monday).Select(h => h.From.Hour));
        Assert.Empty(hours.On(IsoDayOfWeek.Friday));
        Assert.Empty(WeeklyHours.None.On(IsoDayOfWeek.Monday));
        var monday = new LocalDate(2026, 11, 23);
        var midnight = WallClock.Day(DateTimeZone.Utc, monday).Start;
        Assert.Equal([(-2, 2), (9, 13), (14, 18), (33, 34)], hours.Resolve(DateTimeZone.Utc, monday, monday).Spans().Select(s => (Hour(s.Start), Hour(s.End))));

        long Hour(long micros) => (micros - midnight) / Micros.PerHour;
    }
}
