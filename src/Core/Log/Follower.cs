using System.Collections.Concurrent;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bookend.Core.Log;

/// <summary>Does something after facts, once each and in order. It writes in the same transaction that moves its cursor.</summary>
public interface IFollower
{
    /// <summary>Stable: the cursor's key.</summary>
    string Name { get; }

    bool Wants(string factType);

    Task Follow(Work work, FactRow fact);
}

/// <summary>Drives the followers: on every hint, and every few seconds in case a hint was lost.</summary>
internal sealed class FollowerHost(
    IEnumerable<IFollower> followers, LogSignal signal, Reader reader, Writer writer, ILogger<FollowerHost> logger) : BackgroundService
{
    private const int BatchLimit = 100;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    // A letter may wait that long, and looking after each sale of a busy hour would slow the tills.
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<(string Follower, BusinessId Business), (long Cursor, long Looked)> looked = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(followers.Select(f => Task.Run(() => Run(f, stoppingToken), stoppingToken)));

    private async Task Run(IFollower follower, CancellationToken stop)
    {
        using var ear = signal.Listen();
        var businesses = new HashSet<BusinessId>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (businesses.Count == 0)
                {
                    businesses.UnionWith(await reader.Businesses());
                }

                foreach (var business in businesses)
                {
                    await TryCatchUp(follower, business, stop);
                }

                businesses.Clear();
                await Hear(ear, businesses, stop);
                await Task.Delay(Burst, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Follower {Follower} stumbled; it goes on from its cursor", follower.Name);
                await Task.WhenAny(Task.Delay(Sweep, stop));
            }
        }
    }

    private static async Task Hear(LogSignal.Ear ear, HashSet<BusinessId> businesses, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(Sweep);
        try
        {
            businesses.Add((await ear.Hints.ReadAsync(timeout.Token)).Business);
            while (ear.Hints.TryRead(out var more))
            {
                businesses.Add(more.Business);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            businesses.Clear(); // nothing heard: look at all of them
        }
    }

    /// <summary>What stumbles in one business holds up only that one; the next sweep tries again.</summary>
    private async Task TryCatchUp(IFollower follower, BusinessId business, CancellationToken stop)
    {
        try
        {
            await CatchUp(follower, business, stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "Follower {Follower} stumbled in {Business}; it goes on from its cursor", follower.Name, business);
        }
    }

    private async Task CatchUp(IFollower follower, BusinessId business, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var seen = await reader.Read(business, Actor.System(follower.Name), r => Look(follower, r, stop));
            if (seen.Refusal is not null || !seen.Value.HasWork)
            {
                return;
            }

            await writer.WriteOrThrow<long>(
                new WriteOrder(business, Actor.System(follower.Name), Key: null), work => Step(follower, work));
        }
    }

    /// <summary>
    /// Most facts are nobody's business: looking is a read, and only what a follower wants, or a long way without, is worth a write.
    /// How far it has looked is remembered here; after a restart it looks again from its cursor.
    /// </summary>
    private async Task<Result<(bool HasWork, long To)>> Look(IFollower follower, Reading reading, CancellationToken stop)
    {
        var key = (follower.Name, reading.Business);
        if (!looked.TryGetValue(key, out var at))
        {
            var cursor = await reading.Set<CursorRow>().Where(c => c.Follower == follower.Name).Select(c => c.Seq).FirstOrDefaultAsync(stop);
            at = (cursor, cursor);
        }

        while (at.Looked < reading.Head.FactSeq)
        {
            var from = at.Looked;
            var types = await reading.Set<FactRow>().Where(f => f.Seq > from).OrderBy(f => f.Seq).Take(BatchLimit).Select(f => f.Type).ToListAsync(stop);
            if (types.Count == 0)
            {
                break; // the data went back to an older state
            }

            if (types.Exists(follower.Wants) || at.Looked + types.Count - at.Cursor >= BatchLimit)
            {
                looked.TryRemove(key, out _);
                return (true, from);
            }

            at = (at.Cursor, from + types.Count);
        }

        looked[key] = at;
        return (false, at.Looked);
    }

    private static async Task<Result<long>> Step(IFollower follower, Work work)
    {
        var cursor = await work.Set<CursorRow>().FirstOrDefaultAsync(c => c.Follower == follower.Name);
        if (cursor is null)
        {
            cursor = new CursorRow { BusinessId = work.Business, Follower = follower.Name };
            work.Db.Add(cursor);
        }

        var after = cursor.Seq;
        var facts = await work.Set<FactRow>().AsNoTracking().Where(f => f.Seq > after).OrderBy(f => f.Seq).Take(BatchLimit).ToListAsync();
        foreach (var fact in facts)
        {
            if (follower.Wants(fact.Type))
            {
                await follower.Follow(work, fact);
            }

            cursor.Seq = fact.Seq;
        }

        return cursor.Seq;
    }
}
