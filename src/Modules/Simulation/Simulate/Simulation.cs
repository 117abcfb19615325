using System.Diagnostics;
using System.Globalization;

namespace Bookend.Simulation.Simulate;

/// <summary>Many clients at once on a running server, then the questions that an auditor would ask.</summary>
public static class Simulation
{
    /// <returns>True when every invariant holds.</returns>
    public static async Task<bool> Run(SimulationWish wish, Action<string> print, CancellationToken stop)
    {
        var salon = await Salon.Enter(wish);
        var (tally, promises) = (new Tally(), new Promises());
        print($"Simulating {wish.Clients} clients at {wish.Server} (seed {wish.Seed}) …");
        var clock = Stopwatch.StartNew();
        var (begun, done) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, wish.Clients).Select(_ => Play()));
        var seconds = clock.Elapsed.TotalSeconds;
        print(string.Create(
            CultureInfo.InvariantCulture,
            $"{done} journeys, {tally.Requests} requests in {seconds:0.0} s: {done / seconds:0.0} journeys and {tally.Requests / seconds:0} requests per second"));
        foreach (var line in tally.Lines())
        {
            print(line);
        }

        var invariants = await new Invariants(salon, promises).Check();
        foreach (var invariant in invariants)
        {
            print($"{(invariant.Broken.Count == 0 ? "holds " : "BROKEN")}  {invariant.Name} ({invariant.Looked} looked at)");
            foreach (var broken in invariant.Broken)
            {
                print($"        {broken}");
            }
        }

        return invariants.All(i => i.Broken.Count == 0);

        async Task Play()
        {
            while (!stop.IsCancellationRequested && (wish.Time is not { } time || clock.Elapsed < time.ToTimeSpan()))
            {
                var number = Interlocked.Increment(ref begun);
                if (number > wish.Limit)
                {
                    return;
                }

                try
                {
                    await new Journey(salon, tally, promises, wish.Run, number, wish.Seed * 1_000_003 + number).Go();
                    Interlocked.Increment(ref done);
                }
                catch (SimulationException unexpected)
                {
                    promises.Faults.Enqueue($"Journey {number}: {unexpected.Message}");
                }
            }
        }
    }
}
