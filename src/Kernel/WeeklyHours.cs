using NodaTime;

namespace Bookend.Kernel;

/// <summary>Hours of one weekday on the wall clock. <paramref name="To"/> at or before <paramref name="From"/> is on the next day
/// ("22:00–02:00", "09:00–00:00"); equal times are the whole day round.</summary>
public readonly record struct DayHours(IsoDayOfWeek Day, LocalTime From, LocalTime To)
{
    public bool CrossesMidnight => To <= From;

    /// <summary>These hours as they begin on the date.</summary>
    public Span On(DateTimeZone zone, LocalDate date) => new(
        Micros.Of(WallClock.Start(zone, date + From)),
        Micros.Of(WallClock.End(zone, (CrossesMidnight ? date.PlusDays(1) : date) + To)));
}

/// <summary>A week of opening or working hours in local time. They become moments only per date, in the zone of the site.</summary>
public sealed class WeeklyHours
{
    public static readonly WeeklyHours None = new([]);

    private readonly DayHours[][] days = new DayHours[8][];

    public WeeklyHours(IEnumerable<DayHours> hours)
    {
        var byDay = hours.ToLookup(h => (int)h.Day);
        for (var day = 1; day <= 7; day++)
        {
            days[day] = [.. byDay[day].OrderBy(h => h.From)];
        }
    }

    public IReadOnlyList<DayHours> On(IsoDayOfWeek day) => days[(int)day];

    /// <summary>
    /// The moments covered on these dates. The day before and the day after are included: last night's hours may reach into the
    /// first date, and a visit that starts on the last date may end after its midnight.
    /// </summary>
    public IntervalSet Resolve(DateTimeZone zone, LocalDate first, LocalDate last)
    {
        var spans = new List<Span>();
        for (var date = first.PlusDays(-1); date <= last.PlusDays(1); date = date.PlusDays(1))
        {
            foreach (var hours in days[(int)date.DayOfWeek])
            {
                spans.Add(hours.On(zone, date));
            }
        }

        return IntervalSet.Of(spans);
    }
}
