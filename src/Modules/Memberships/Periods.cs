using Bookend.Kernel;
using NodaTime;

namespace Bookend.Memberships;

public enum PeriodUnit
{
    Day,
    Month,
    Year,
}

/// <summary>When periods begin and end. Pure.</summary>
internal static class Periods
{
    /// <summary>The day on which period <paramref name="number"/> (from 0) begins, counted from the first day: the 31st stays the 31st wherever there is one.</summary>
    public static LocalDate Start(LocalDate anchor, PeriodUnit unit, int length, int number) => unit switch
    {
        PeriodUnit.Day => anchor.PlusDays(checked(length * number)),
        PeriodUnit.Month => anchor.PlusMonths(checked(length * number)),
        _ => anchor.PlusYears(checked(length * number)),
    };

    /// <summary>The part of an amount that falls on the days from <paramref name="day"/> on, rounded once; with what falls before it sums to the whole.</summary>
    public static long Rest(long amount, LocalDate from, LocalDate until, LocalDate day)
    {
        var all = Period.DaysBetween(from, until);
        var left = Math.Clamp(Period.DaysBetween(day, until), 0, all);
        return all == 0 ? 0 : Rounding.MulDiv(amount, left, all);
    }

    /// <summary>The last day of a cancelled membership (exclusive): the end of the period in which the notice runs out, not before the minimum term.</summary>
    /// <param name="until">End of the present period.</param>
    /// <param name="begun">Periods begun so far.</param>
    public static LocalDate End(LocalDate today, LocalDate until, int begun, int minimum, int noticeDays, PeriodUnit unit, int length)
    {
        var (end, more) = (until, 0);
        while (end < today.PlusDays(noticeDays) || begun + more < minimum)
        {
            end = Start(until, unit, length, ++more);
        }

        return end;
    }
}
