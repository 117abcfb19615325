using Bookend.Kernel;
using NodaTime;

namespace Bookend.Series;

public enum RepairKind
{
    /// <summary>At the same time, by somebody else.</summary>
    OtherPerson,

    /// <summary>On the same day, earlier or later.</summary>
    OtherTime,

    /// <summary>A few days earlier or later.</summary>
    OtherDay,
}

/// <summary>What could be done instead of a visit that cannot be had as it was wanted.</summary>
/// <param name="MemberId">Who does the first service.</param>
public sealed record Repair(RepairKind Kind, OffsetDateTime Start, LocalDate Date, LocalTime Time, MemberId MemberId, string MemberName);

/// <param name="IsAsked">By who was asked for, or anyone was.</param>
internal readonly record struct FreeStart(OffsetDateTime Start, LocalDate Date, LocalTime Time, MemberId Member, bool IsAsked);

/// <summary>Chooses from all that is free what is nearest to what was wanted: one of each kind, the nearest first.</summary>
internal static class Repairs
{
    // What people mind, in minutes: another day is worse than four hours to and fro, another person than an hour and a half.
    private const long Day = 240;
    private const long Person = 90;

    /// <param name="taken">Dates of the other visits: two of one series on a day help nobody.</param>
    public static IReadOnlyList<(RepairKind Kind, FreeStart At)> Best(LocalDate date, LocalTime time, IEnumerable<FreeStart> free, IReadOnlySet<LocalDate> taken) =>
    [
        .. free.Where(f => f.Date == date || !taken.Contains(f.Date))
            .Select(f => (Kind: f.Date != date ? RepairKind.OtherDay : f.Time != time ? RepairKind.OtherTime : RepairKind.OtherPerson, At: f, Cost: Cost(date, time, f)))
            .GroupBy(f => f.Kind).Select(g => g.OrderBy(f => f.Cost).ThenBy(f => f.At.Start.ToInstant()).First()).OrderBy(f => f.Cost).ThenBy(f => f.Kind)
            .Select(f => (f.Kind, f.At)),
    ];

    private static long Cost(LocalDate date, LocalTime time, FreeStart f) =>
        (Math.Abs(Period.DaysBetween(date, f.Date)) * Day) + (Math.Abs(f.Time.TickOfDay - time.TickOfDay) / NodaConstants.TicksPerMinute) + (f.IsAsked ? 0 : Person);
}
