using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bookend.Behaviour.Torture;

/// <summary>Eight tills sell while somebody pulls the plug. Every till writes down what it sent and what it heard.</summary>
internal sealed class Storm(Server server, TortureShop shop, int checkouts, int seed)
{
    private const int Tills = 8;
    private const int KillEvery = 60;
    private readonly ConcurrentDictionary<string, string> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unanswered = [];
    private readonly Random random = new(seed);
    private volatile TaskCompletionSource up = Done();
    private int next;
    private int tillsDone;

    public List<TimeSpan> Restarts { get; } = [];

    public int Answered { get; private set; }

    /// <summary>Request key and the answer to it.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => answers;

    public async Task Rage()
    {
        var tills = Enumerable.Range(0, Tills).Select(_ => Task.Run(Sell)).ToList();
        await Kill();
        await Task.WhenAll(tills);
        Answered = answers.Count;
    }

    /// <summary>Unanswered requests get an answer now; answered ones get the same answer again.</summary>
    public async Task SendAgain()
    {
        foreach (var key in unanswered)
        {
            answers[key] = (await shop.Sell(key)).ShouldBeOk().Text;
        }

        await Parallel.ForEachAsync(answers, new ParallelOptions { MaxDegreeOfParallelism = Tills }, async (known, _) =>
        {
            var again = (await shop.Sell(known.Key)).ShouldBeOk();
            again.Replayed.ShouldBeTrue();
            again.Text.ShouldBe(known.Value);
        });
    }

    private async Task Sell()
    {
        try
        {
            for (int n; (n = Interlocked.Increment(ref next)) <= checkouts;)
            {
                await up.Task;
                var key = $"torture-{n}";
                try
                {
                    var reply = await shop.Sell(key);
                    if (reply.Status < 500)
                    {
                        answers[key] = reply.ShouldBeOk().Text;
                        continue;
                    }
                }
                catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
                {
                    // The line went dead: whether it was stored is what this is about.
                }

                unanswered.Enqueue(key);
            }
        }
        finally
        {
            Interlocked.Increment(ref tillsDone);
        }
    }

    private async Task Kill()
    {
        for (var at = KillEvery / 2; tillsDone < Tills; at += KillEvery)
        {
            while (answers.Count < at && tillsDone < Tills)
            {
                await Task.Delay(1);
            }

            if (tillsDone == Tills)
            {
                break;
            }

            await Task.Delay(random.Next(25));
            up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            server.Kill();
            var clock = Stopwatch.StartNew();
            await server.Launch();
            Restarts.Add(clock.Elapsed);
            up.SetResult();
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
