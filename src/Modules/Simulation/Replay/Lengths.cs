using NodaTime;

namespace Bookend.Simulation.Replay;

/// <param name="Why">Where the figure comes from; it becomes the service's description.</param>
internal sealed record Length(int Minutes, string Why);

/// <summary>The source does not say how long a visit takes; the calendar of each person does, roughly.</summary>
internal static class Lengths
{
    private const int Enough = 5;
    private const int Longest = 180;

    /// <summary>The distance to the same person's next visit that is seen most often; with few of them, what is usual in the category.</summary>
    public static IReadOnlyDictionary<string, Length> Infer(IReadOnlyList<SourceBooking> bookings, IReadOnlyList<SourceService> services)
    {
        var seen = Distances(bookings).Where(d => d.Minutes <= Longest).ToLookup(d => d.Booking.Service, d => d.Minutes!.Value);
        return services.ToDictionary(s => s.Code, s => Of(s, [.. seen[s.Code]]));
    }

    /// <summary>Each booking with the minutes until its person's next one on that day; null for the last.</summary>
    public static IEnumerable<(SourceBooking Booking, int? Minutes)> Distances(IReadOnlyList<SourceBooking> bookings)
    {
        foreach (var day in bookings.GroupBy(b => (b.Staff, b.Date)))
        {
            var visits = day.OrderBy(b => b.Time).ToList();
            for (var i = 0; i < visits.Count; i++)
            {
                yield return (visits[i], i + 1 < visits.Count ? (int)Period.Between(visits[i].Start, visits[i + 1].Start, PeriodUnits.Minutes).Minutes : null);
            }
        }
    }

    private static Length Of(SourceService service, IReadOnlyList<int> seen)
    {
        if (seen.Count < Enough)
        {
            var usual = service.Category switch { "COLOR" => 60, "STYLE" => 50, _ => 20 };
            return new Length(usual, $"Length assumed for the category {service.Category}: only {seen.Count} distances to a next visit.");
        }

        var (minutes, times) = seen.GroupBy(m => m).Select(g => (g.Key, Count: g.Count())).OrderByDescending(g => g.Count).ThenBy(g => g.Key).First();
        return new Length(minutes, $"Length inferred: the most frequent of {seen.Count} distances to the next visit ({times} times).");
    }
}
