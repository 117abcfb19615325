using System.Diagnostics;
using Bookend.Simulation.Simulate;

namespace Bookend.Load;

/// <param name="Milliseconds">Sorted, of successful acts after the warm-up.</param>
internal sealed record LoadResult(int Concurrency, double PerSecond, double[] Milliseconds, long Failed)
{
    public double At(double share) => Milliseconds.Length == 0 ? double.NaN : Tally.At(Milliseconds, share);
}

/// <summary>Closed loop: so many callers, each of whom acts again as soon as she has her answer.</summary>
internal static class ClosedLoop
{
    /// <summary>Several runs of the same, as one.</summary>
    public static LoadResult Joined(IReadOnlyList<LoadResult> runs) =>
        new(runs[0].Concurrency, runs.Average(r => r.PerSecond), [.. runs.SelectMany(r => r.Milliseconds).Order()], runs.Sum(r => r.Failed));

    /// <param name="act">Given the caller and a number that never comes twice; false when it failed.</param>
    public static async Task<LoadResult> Run(int concurrency, TimeSpan warmUp, TimeSpan time, Func<int, long, Task<bool>> act)
    {
        var samples = Enumerable.Range(0, concurrency).Select(_ => new List<double>(1 << 14)).ToArray();
        var (number, failed) = (0L, 0L);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(c => Task.Run(() => Call(c))));
        var sorted = samples.SelectMany(s => s).Order().ToArray();
        return new LoadResult(concurrency, sorted.Length / time.TotalSeconds, sorted, failed);

        async Task Call(int caller)
        {
            while (clock.Elapsed < warmUp + time)
            {
                var start = Stopwatch.GetTimestamp();
                var ok = await act(caller, Interlocked.Increment(ref number));
                var end = clock.Elapsed;
                if (end < warmUp || end > warmUp + time)
                {
                    continue;
                }

                if (ok)
                {
                    samples[caller].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                else
                {
                    Interlocked.Increment(ref failed);
                }
            }
        }
    }
}
