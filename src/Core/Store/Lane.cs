using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Bookend.Core.Log;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>
/// A queue of writes on one connection. Writes that wait together share one commit (one fsync), each can be taken back alone,
/// and nobody is answered before the commit is durable.
/// </summary>
internal sealed class Lane : IAsyncDisposable
{
    // Beyond this the wait for the group outweighs the saved fsyncs; PostgreSQL slows past 64 savepoints.
    private const int GroupLimit = 32;
    private const int QueueLimit = 2048;
    private static readonly TimeSpan GroupTime = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Long enough that a busy business keeps its connection, short enough that a quiet one does not sit on it.
    private static readonly TimeSpan IdleTime = TimeSpan.FromMilliseconds(100);

    private readonly Channel<ILaneJob> queue;
    private readonly Dialect dialect;
    private readonly WriterTools tools;
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private DbConnection? connection;
    private PooledDbContextFactory<BookendDb>? contexts;
    private RowWriter? rows;
    private Statements? statements;
    private bool hasSlot;

    public Lane(Dialect dialect, WriterTools tools)
    {
        this.dialect = dialect;
        this.tools = tools;

        // Who comes to an idle lane drives it on their own thread: on a quiet till that spares two changes of thread in each sale.
        queue = Channel.CreateBounded<ILaneJob>(new BoundedChannelOptions(QueueLimit) { SingleReader = true, AllowSynchronousContinuations = true });
        loop = Task.Run(Run);
    }

    /// <summary>False when the queue is full: the caller answers 503 and the client tries again.</summary>
    public bool TryEnqueue(ILaneJob job) => queue.Writer.TryWrite(job);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await stop.CancelAsync();
        await Close();
        stop.Dispose();
    }

    private async Task Run()
    {
        var group = new List<ILaneJob>(GroupLimit);
        while (await NextGroup())
        {
            group.Clear();
            try
            {
                await CommitGroup(group);
                if (queue.Reader.TryPeek(out _))
                {
                    await Task.Yield(); // whose thread this was gets it back before the next group
                }
            }
            catch (Exception exception)
            {
                if (group.Count == 0)
                {
                    // The database was not even reached. Who waits is told so after a few tries, and it is not asked again without a pause.
                    await Task.WhenAny(Task.Delay(Pause, stop.Token));
                    while (group.Count < GroupLimit && queue.Reader.TryRead(out var waiting))
                    {
                        group.Add(waiting);
                    }
                }

                await Fail(group, exception);
            }
        }
    }

    /// <summary>Waits for work; where businesses share connections, not while holding one that another waits for.</summary>
    private async Task<bool> NextGroup()
    {
        if (connection is null || dialect.OneLane)
        {
            return await queue.Reader.WaitToReadAsync();
        }

        if (tools.Slots.IsWanted)
        {
            await Close();
        }

        var next = queue.Reader.WaitToReadAsync().AsTask();
        if (!next.IsCompleted && await Task.WhenAny(next, Task.Delay(IdleTime, stop.Token)) != next)
        {
            await Close();
        }

        return await next;
    }

    private async Task CommitGroup(List<ILaneJob> group)
    {
        await Open();
        var started = Stopwatch.GetTimestamp();
        await using var transaction = new GroupTransaction(connection!, dialect, await dialect.BeginWrite(connection!, stop.Token), stop.Token);
        var heads = new Dictionary<BusinessId, LockedHead>();
        var turns = 0;
        while (turns < GroupLimit && Stopwatch.GetElapsedTime(started) < GroupTime && queue.Reader.TryRead(out var job))
        {
            group.Add(job);
            turns++;
            await transaction.Enter(heads.ContainsKey(job.Business) ? null : job.Business);
            if (!await RunOne(job, transaction, heads))
            {
                group.Remove(job);
            }

            if (heads.GetValueOrDefault(job.Business) is { IsCommitted: true })
            {
                break;
            }
        }

        if (!heads.Values.Any(h => h.IsCommitted))
        {
            foreach (var head in heads.Values.Where(h => h.IsChanged))
            {
                await head.Store(statements!, transaction.Current, dialect);
            }

            await transaction.Current.CommitAsync(stop.Token);
        }

        foreach (var head in heads.Values.Where(h => h.Now.FactSeq != h.Before.FactSeq))
        {
            tools.Signal.Raise(head.Now.BusinessId, head.Now.FactSeq);
            dialect.Announce(head.Now.BusinessId, head.Now.FactSeq);
        }

        foreach (var job in group)
        {
            job.Committed();
        }
    }

    /// <summary>Runs one write. False: it failed, was answered, and left nothing behind.</summary>
    private async Task<bool> RunOne(ILaneJob job, GroupTransaction transaction, Dictionary<BusinessId, LockedHead> heads)
    {
        var known = heads.TryGetValue(job.Business, out var head);
        HeadRow? before = null;
        try
        {
            StoredOutcome? stored;
            (head, stored) = head is null
                ? await statements!.Lock(transaction.Current, job.Business, job.Key)
                : (head, await statements!.Stored(transaction.Current, job.Business, job.Key));
            head ??= job.IsFirst ? LockedHead.Fresh(job.Business) : throw new RefusedException(CommonErrors.NotFound.Because("There is no such business."));
            heads[job.Business] = head;
            before = head.Now.Copy();
            await using var db = await contexts!.CreateDbContextAsync(stop.Token);
            await db.Database.UseTransactionAsync(transaction.Current, stop.Token);
            if (!await job.Run(new LaneTurn(db, head, stored, rows!, statements!, transaction, tools, dialect, () => queue.Reader.TryPeek(out _))))
            {
                await Undo();
            }

            return true;
        }
        catch (Exception exception) when (!dialect.IsTransient(exception) && !dialect.IsBroken(exception))
        {
            await Undo();
            job.Failed(exception);
            return false;
        }

        async Task Undo()
        {
            await transaction.Undo();
            if (before is not null)
            {
                head!.Now = before;
            }

            if (!known && head is { IsNew: true })
            {
                heads.Remove(job.Business);
            }
        }
    }

    /// <summary>The whole group was rolled back, or its commit is unknown. Such writes go round again: a stored outcome tells whether they had arrived.</summary>
    private async Task Fail(List<ILaneJob> group, Exception exception)
    {
        tools.Logger.LogWarning(exception, "A group of {Count} writes was not committed", group.Count);
        var again = dialect.IsTransient(exception) || dialect.IsBroken(exception);
        await Close();
        foreach (var job in group)
        {
            if (!again || !job.TryAgain() || !queue.Writer.TryWrite(job))
            {
                job.Failed(exception);
            }
        }
    }

    private async Task Open()
    {
        if (connection is not null)
        {
            return;
        }

        await tools.Slots.Take(stop.Token);
        hasSlot = true;
        connection = await dialect.OpenWriter(stop.Token);
        var options = new DbContextOptionsBuilder<BookendDb>();
        tools.Configure(options);
        dialect.Configure(options, connection);
        contexts = new PooledDbContextFactory<BookendDb>(options.Options, 4);
        rows = new RowWriter(connection, dialect);
        statements = new Statements(connection, dialect);
    }

    private async Task Close()
    {
        rows?.Dispose();
        rows = null;
        statements?.Dispose();
        statements = null;
        contexts = null;
        if (connection is not null)
        {
            try
            {
                await connection.DisposeAsync();
            }
            catch (DbException exception)
            {
                tools.Logger.LogWarning(exception, "Closing a broken connection");
            }
        }

        connection = null;
        if (hasSlot)
        {
            hasSlot = false;
            tools.Slots.Give();
        }
    }
}

internal interface ILaneJob
{
    BusinessId Business { get; }

    /// <summary>Under which its outcome is stored; null: it is not.</summary>
    string? Key { get; }

    /// <summary>It makes the business, so there is no head yet.</summary>
    bool IsFirst { get; }

    /// <summary>Does the work. False: roll it back (a preview).</summary>
    Task<bool> Run(LaneTurn turn);

    void Committed();

    void Failed(Exception exception);

    /// <summary>True for the first few transient failures.</summary>
    bool TryAgain();
}

/// <summary>What a job needs while it has the lane.</summary>
internal sealed record LaneTurn(
    BookendDb Db, LockedHead Head, StoredOutcome? Stored, RowWriter Rows, Statements Statements, GroupTransaction Group, WriterTools Tools,
    Dialect Dialect, Func<bool> OthersWait)
{
    /// <summary>The last rows of a write. When nobody else waits they take the head and the commit along: one round trip instead of three.</summary>
    public async Task Insert(IReadOnlyList<object> rows)
    {
        if (!Dialect.Batches || Dialect.OneLane || Head.IsNew || OthersWait())
        {
            await Rows.Insert(Db, Group.Current, rows);
            return;
        }

        await Rows.InsertAndCommit(Db, Group.Current, rows, Head.Update(Dialect));
        Head.IsCommitted = true;
    }
}

internal sealed record WriterTools(IClock Clock, LogSignal Signal, ILogger Logger, LaneSlots Slots, Action<DbContextOptionsBuilder> Configure);

/// <summary>A refusal found where no result can be returned.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Detail)
{
    public Refusal Refusal { get; } = refusal;
}
