using Bookend.Core.Schedule;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

public sealed class HoursTableTests
{
    private static HoursEntry On(IsoDayOfWeek day, int from, int to) => new(day, new LocalTime(from, 0), new LocalTime(to % 24, 0));

    [Fact]
    public void A_week_with_a_break_a_night_and_a_whole_day_makes_sense() => Assert.Null(HoursTable.Check(
        [
            On(IsoDayOfWeek.Monday, 9, 13), On(IsoDayOfWeek.Monday, 13, 18), On(IsoDayOfWeek.Friday, 20, 2), On(IsoDayOfWeek.Saturday, 2, 24),
            On(IsoDayOfWeek.Sunday, 0, 0),
        ],
        "/hours"));

    [Theory]
    [InlineData(IsoDayOfWeek.Monday, 9, 13, IsoDayOfWeek.Monday, 12, 14)]
    [InlineData(IsoDayOfWeek.Friday, 20, 2, IsoDayOfWeek.Saturday, 1, 5)]
    [InlineData(IsoDayOfWeek.Sunday, 20, 2, IsoDayOfWeek.Monday, 1, 5)]
    [InlineData(IsoDayOfWeek.Monday, 1, 5, IsoDayOfWeek.Sunday, 20, 2)]
    [InlineData(IsoDayOfWeek.Monday, 0, 0, IsoDayOfWeek.Monday, 9, 10)]
    public void Entries_do_not_overlap_also_not_over_midnight(IsoDayOfWeek a, int aFrom, int aTo, IsoDayOfWeek b, int bFrom, int bTo) =>
        Assert.Equal("/hours/1", HoursTable.Check([On(a, aFrom, aTo), On(b, bFrom, bTo)], "/hours")!.Errors[0].Pointer);

    [Fact]
    public void A_day_is_named() => Assert.Equal("/hours/0/day", HoursTable.Check([On(IsoDayOfWeek.None, 9, 13)], "/hours")!.Errors[0].Pointer);
}
