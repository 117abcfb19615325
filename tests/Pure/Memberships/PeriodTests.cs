using Bookend.Memberships;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Memberships;

public sealed class PeriodTests
{
    private static readonly int Cases = Seed.Cases(20_000);

    [Fact]
    public void The_thirty_first_stays_the_thirty_first_wherever_there_is_one()
    {
        var starts = Enumerable.Range(0, 5).Select(n => Periods.Start(new LocalDate(2027, 1, 31), PeriodUnit.Month, 1, n));
        Assert.Equal([new(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 4, 30), new(2027, 5, 31)], starts);
        Assert.Equal(new LocalDate(2029, 2, 28), Periods.Start(new LocalDate(2028, 2, 29), PeriodUnit.Year, 1, 1));
        Assert.Equal(new LocalDate(2027, 3, 28), Periods.Start(new LocalDate(2027, 1, 31), PeriodUnit.Day, 28, 2));
    }

    [Fact]
    public void The_rest_and_what_was_before_it_are_the_whole()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Cases; i++)
        {
            var from = new LocalDate(2026, 1, 1).PlusDays(random.Next(2000));
            var until = from.PlusDays(random.Next(1, 400));
            var amount = random.NextInt64(0, 10_000_000);
            Assert.Equal(amount, Periods.Rest(amount, from, until, from));
            Assert.Equal(amount, Periods.Rest(amount, from, until, from.PlusDays(-3)));
            Assert.Equal(0, Periods.Rest(amount, from, until, until));
            var last = amount;
            for (var day = from; day < until; day = day.PlusDays(random.Next(1, 9)))
            {
                var rest = Periods.Rest(amount, from, until, day);
                Assert.InRange(rest, 0, last);
                var exact = (Int128)amount * Period.DaysBetween(day, until);
                Assert.True(Int128.Abs(exact - (Int128)rest * Period.DaysBetween(from, until)) * 2 <= Period.DaysBetween(from, until));
                last = rest;
            }
        }
    }

    [Theory]
    [InlineData("2027-01-10", 1, 1, 0, "2027-02-01")] // to the end of the period
    [InlineData("2027-01-10", 1, 1, 30, "2027-03-01")] // notice reaches into the next
    [InlineData("2027-01-10", 1, 1, 22, "2027-02-01")]
    [InlineData("2027-01-10", 1, 1, 23, "2027-03-01")]
    [InlineData("2027-01-10", 1, 6, 0, "2027-07-01")] // minimum term of six, the first has begun
    [InlineData("2027-01-10", 6, 6, 14, "2027-02-01")]
    public void Notice_runs_to_the_end_of_a_period(string today, int begun, int minimum, int notice, string end)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value;
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(end).Value, Periods.End(day, new LocalDate(2027, 2, 1), begun, minimum, notice, PeriodUnit.Month, 1));
    }
}
