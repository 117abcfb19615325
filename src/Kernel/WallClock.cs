using NodaTime;
using NodaTime.TimeZones;

namespace Bookend.Kernel;

/// <summary>
/// From the clock on the wall to moments, by a rule that is ours and written down: a rule never throws because a
/// government moved the clocks. See docs/domain/time.md.
/// </summary>
public static class WallClock
{
    // A time that the spring gap swallows becomes the moment the gap ends: "from 02:30" on that night means from 03:00, the first
    // moment at which the wall shows 02:30 or later. (Noda's forward shift would open at 03:30 and close an hour late.)
    private static readonly ZoneLocalMappingResolver First = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly ZoneLocalMappingResolver Last = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The moment at which something that starts at this wall time starts: of two, the earlier.</summary>
    public static Instant Start(DateTimeZone zone, LocalDateTime time) => zone.ResolveLocal(time, First).ToInstant();

    /// <summary>The moment at which something that ends at this wall time ends: of two, the later.</summary>
    public static Instant End(DateTimeZone zone, LocalDateTime time) => zone.ResolveLocal(time, Last).ToInstant();

    /// <summary>The local day as moments: 23, 24 or 25 hours, or 23.5 and 24.5 on Lord Howe Island.</summary>
    public static Span Day(DateTimeZone zone, LocalDate date) =>
        new(Micros.Of(Start(zone, date.AtMidnight())), Micros.Of(Start(zone, date.PlusDays(1).AtMidnight())));

    public static LocalDateTime Local(DateTimeZone zone, long micros) => Micros.ToInstant(micros).InZone(zone).LocalDateTime;

    /// <summary>
    /// Every moment of the local day at which the wall shows a multiple of the grid. A time in the gap is not among them; a time
    /// in the overlap is there twice, as two moments.
    /// </summary>
    public static void Grid(DateTimeZone zone, LocalDate date, int minutes, List<long> into)
    {
        var step = minutes * Micros.PerMinute;
        var midnight = Micros.Of(date.AtMidnight().InUtc().ToInstant());
        var first = Start(zone, date.AtMidnight());
        var last = End(zone, date.PlusDays(1).AtMidnight());
        foreach (var interval in zone.GetZoneIntervals(first, last))
        {
            var offset = interval.WallOffset.Nanoseconds / 1000;
            var from = Math.Max(Micros.Of(first), interval.HasStart ? Micros.Of(interval.Start) : long.MinValue);
            var to = Math.Min(Micros.Of(last), interval.HasEnd ? Micros.Of(interval.End) : long.MaxValue);
            var sinceMidnight = Math.Max(0, from + offset - midnight);
            for (var local = (sinceMidnight + step - 1) / step * step; local < Micros.PerDay; local += step)
            {
                var moment = midnight + local - offset;
                if (moment >= to)
                {
                    break;
                }

                into.Add(moment);
            }
        }
    }
}
