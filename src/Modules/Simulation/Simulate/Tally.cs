using System.Collections.Concurrent;
using System.Globalization;

namespace Bookend.Simulation.Simulate;

/// <summary>How long each kind of step took, and how often it was refused for a good reason (somebody else was faster).</summary>
public sealed class Tally
{
    private readonly ConcurrentDictionary<string, Series> steps = new(StringComparer.Ordinal);

    public void Note(string step, TimeSpan took, bool refused) => steps.GetOrAdd(step, _ => new Series()).Add(took.TotalMilliseconds, refused);

    public long Requests => steps.Values.Sum(s => (long)s.Count);

    public IEnumerable<string> Lines()
    {
        yield return "| step | requests | refused | p50 ms | p90 ms | p99 ms | max ms |";
        yield return "|---|---:|---:|---:|---:|---:|---:|";
        foreach (var (name, series) in steps.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var sorted = series.Sorted();
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {sorted.Length} | {series.Refused} | {At(sorted, 0.5):0.0} | {At(sorted, 0.9):0.0} | {At(sorted, 0.99):0.0} | {sorted[^1]:0.0} |");
        }
    }

    /// <summary>Nearest rank.</summary>
    public static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private sealed class Series
    {
        private readonly List<double> samples = [];

        public int Refused { get; private set; }

        public int Count
        {
            get
            {
                lock (samples)
                {
                    return samples.Count;
                }
            }
        }

        public void Add(double milliseconds, bool refused)
        {
            lock (samples)
            {
                samples.Add(milliseconds);
                Refused += refused ? 1 : 0;
            }
        }

        public double[] Sorted()
        {
            lock (samples)
            {
                return [.. samples.Order()];
            }
        }
    }
}
