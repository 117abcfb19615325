using Bookend.Series;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Series;

/// <summary>Rules that businesses use; expected dates by hand, and those of RFC 5545, section 3.8.5.3, in 1997.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=3", "2026-11-23", "2026-11-23 2026-11-30 2026-12-07")]
    [InlineData("FREQ=WEEKLY;INTERVAL=6;COUNT=3", "2026-11-23", "2026-11-23 2027-01-04 2027-02-15")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4", "2026-11-23", "2026-11-23 2026-11-26 2026-11-30 2026-12-03")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-11-27", "2026-11-27 2026-12-25 2027-01-29")]
    [InlineData("FREQ=MONTHLY;COUNT=3", "2027-01-31", "2027-01-31 2027-03-31 2027-05-31")]
    [InlineData("FREQ=DAILY;UNTIL=20261125", "2026-11-23", "2026-11-23 2026-11-24 2026-11-25")]
    [InlineData("FREQ=YEARLY;COUNT=2", "2028-02-29", "2028-02-29 2032-02-29")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-09-04 1997-10-07 1997-11-06")]
    public void Dates(string rule, string first, string dates)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value;
        Assert.Equal(dates.Split(' ').Select(d => NodaTime.Text.LocalDatePattern.Iso.Parse(d).Value), Recurrence.Dates(rule, day).Value);
    }

    [Fact]
    public void Of_all_that_is_free_the_nearest_of_each_kind_is_proposed()
    {
        var (date, time) = (new LocalDate(2026, 11, 23), new LocalTime(10, 0));
        var (anna, ben) = (new Kernel.MemberId(new Guid(1, 0, 0, new byte[8])), new Kernel.MemberId(new Guid(2, 0, 0, new byte[8])));
        FreeStart[] free =
        [
            At(date, 8, anna, true), At(date, 11, anna, true), At(date, 10, ben, false), At(date, 9, ben, false), At(date.PlusDays(-1), 10, anna, true),
            At(date.PlusDays(1), 10, anna, true), At(date.PlusDays(1), 10, ben, false), At(date.PlusDays(2), 10, anna, true),
        ];
        Assert.Equal(
            [(RepairKind.OtherTime, free[1]), (RepairKind.OtherPerson, free[2]), (RepairKind.OtherDay, free[5])],
            Repairs.Best(date, time, free, new HashSet<LocalDate> { date, date.PlusDays(-1) }).Select(r => (r.Kind, r.At)));
        Assert.Empty(Repairs.Best(date, time, [], new HashSet<LocalDate>()));

        static FreeStart At(LocalDate on, int hour, Kernel.MemberId who, bool isAsked) =>
            new(on.At(new LocalTime(hour, 0)).WithOffset(Offset.Zero), on, new LocalTime(hour, 0), who, isAsked);
    }
}
