using System.Diagnostics;
using System.Globalization;

namespace Bookend.Simulation.Simulate;

/// <summary>Many clients at once on a running server, then the questions that an auditor would ask.</summary>
public static class Simulation
{
    /// <summary>Whose journey the end of the day is; no client has this number.</summary>
    private const int Desk = 0;

    /// <returns>True when every invariant holds.</returns>
    public static async Task<bool> Run(SimulationWish wish, Action<string> print, CancellationToken stop)
    {
        var salon = await Salon.Enter(wish);
        var (tally, promises, notebook) = (new Tally(), new Promises(), new Notebook());
        print($"Simulating {wish.Clients} clients at {wish.Server} (seed {wish.Seed}) …");
        var clock = Stopwatch.StartNew();
        var (begun, done) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, wish.Clients).Select(_ => Play()));
        var (seconds, requests) = (clock.Elapsed.TotalSeconds, tally.Requests);
        if (salon.Goods is not null)
        {
            notebook.Add(Counted.Cash, salon.Till, Goods.Float);
            notebook.Add(Counted.Safe, salon.Site, -Goods.Float);
            await Guard("The evening", new Evening(Enter(Desk)).Go);
        }

        print(string.Create(
            CultureInfo.InvariantCulture,
            $"{done} journeys, {requests} requests in {seconds:0.0} s: {done / seconds:0.0} journeys and {requests / seconds:0} requests per second"));
        var invariants = await new Invariants(salon, promises, notebook).Check();
        foreach (var line in tally.Lines().Concat(salon.Goods is null ? [] : notebook.Lines()).Concat(invariants.SelectMany(Lines)))
        {
            print(line);
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

                if (await Guard($"Journey {number}", () => Journey.Go(Enter(number))))
                {
                    Interlocked.Increment(ref done);
                }
            }
        }

        Visitor Enter(int number) => new(salon, tally, promises, notebook, wish.Run, number, unchecked(wish.Seed * 1_000_003 + number));

        async Task<bool> Guard(string who, Func<Task> go)
        {
            try
            {
                await go();
                return true;
            }
            catch (SimulationException unexpected)
            {
                promises.Faults.Enqueue($"{who}: {unexpected.Message}");
                return false;
            }
        }
    }

    private static IEnumerable<string> Lines(Invariant invariant) =>
        invariant.Broken.Select(b => $"        {b}").Prepend($"{(invariant.Broken.Count == 0 ? "holds " : "BROKEN")}  {invariant.Name} ({invariant.Looked} looked at)");
}
