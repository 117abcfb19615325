using System.Collections.Concurrent;
using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>What is asked of the writer, apart from the work itself.</summary>
/// <param name="Key">Request id, unique among the actor's requests: the first outcome is stored and replayed. Null only for previews.</param>
/// <param name="Fingerprint">Hash of the whole request; the same key with another one is refused.</param>
/// <param name="DryRun">Run everything, then roll back.</param>
/// <param name="Success">HTTP status of a success.</param>
public sealed record WriteOrder(
    BusinessId Business, Actor Actor, string? Key, byte[]? Fingerprint = null, bool DryRun = false, int Success = 200, bool IsFirst = false);

/// <summary>What came out: the status and the very bytes that a retry will get too.</summary>
public sealed record Outcome<T>(int Status, byte[] Body, bool Replayed)
{
    public bool Ok => Status < 400;

    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public T Value => Ok
        ? JsonSerializer.Deserialize<T>(Body, Json.Options)!
        : throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(Body));
}

/// <summary>An answer with a secret in it, which is said once: what is stored, and what a retry gets, is without it.</summary>
public interface ISaidOnce<out TSelf>
{
    TSelf WithoutSecret();
}

/// <summary>The only way to change anything. One transaction, one writer per business, one stored outcome per request id.</summary>
public sealed class Writer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<BusinessId, Lazy<Lane>> lanes = [];
    private readonly Dialect dialect;
    private readonly WriterTools tools;

    public Writer(Dialect dialect, IClock clock, LogSignal signal, IServiceProvider services, ILogger<Writer> logger)
    {
        this.dialect = dialect;
        tools = new WriterTools(clock, signal, logger, new LaneSlots(dialect.WriterConnections), options => options.UseApplicationServiceProvider(services).UseModel(ModelOf(services)));
    }

    /// <summary>The readers' own model: a compiled query works with one model only, and modules ask the same questions in reads and writes.</summary>
    private static IModel ModelOf(IServiceProvider services)
    {
        using var db = services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContext();
        return db.Model;
    }

    public async Task<Outcome<T>> Write<T>(WriteOrder order, Func<Work, Task<Result<T>>> handle)
    {
        var job = new WriteJob<T>(order, handle);
        var lane = lanes.GetOrAdd(dialect.OneLane ? default : order.Business, _ => new Lazy<Lane>(() => new Lane(dialect, tools))).Value;
        if (!lane.TryEnqueue(job))
        {
            return Problems.Outcome<T>(CommonErrors.Busy.Because("Too many changes are waiting. Nothing was stored; send the same request again."));
        }

        try
        {
            return await job.Done;
        }
        catch (RefusedException refused)
        {
            return Problems.Outcome<T>(refused.Refusal);
        }
        catch (Exception exception) when (dialect.IsBroken(exception) || dialect.IsTransient(exception))
        {
            return Problems.Outcome<T>(CommonErrors.OutcomeUnknown.Because(
                "The database was lost while storing this. It is stored whole or not at all; send the same request again to learn which."));
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or DbUpdateException)
        {
            tools.Logger.LogError(exception, "A write failed in the database");
            return Problems.Outcome<T>(CommonErrors.StorageFailed.Because("The database did not take this change. Nothing was stored and no money was booked."));
        }
    }

    /// <summary>A write of the product itself (a job, a follower) that must not be refused.</summary>
    public async Task<T> WriteOrThrow<T>(WriteOrder order, Func<Work, Task<Result<T>>> handle) => (await Write(order, handle)).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes.Values)
        {
            await lane.Value.DisposeAsync();
        }

        tools.Slots.Dispose();
    }
}

internal sealed class WriteJob<T>(WriteOrder order, Func<Work, Task<Result<T>>> handle) : ILaneJob
{
    private const int Tries = 4;
    private readonly TaskCompletionSource<Outcome<T>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T>? outcome;
    private byte[]? forgetful;
    private int tries = 1;

    public Task<Outcome<T>> Done => done.Task;

    public BusinessId Business => order.Business;

    public string? Key => order.Key;

    public bool IsFirst => order.IsFirst;

    public async Task<bool> Run(LaneTurn turn)
    {
        var db = turn.Db;
        db.Database.AutoSavepointsEnabled = false;
        if (turn.Stored is { } stored)
        {
            outcome = order.Fingerprint is null || stored.Fingerprint.AsSpan().SequenceEqual(order.Fingerprint)
                ? new Outcome<T>(stored.Status, stored.Body, Replayed: true)
                : Problems.Outcome<T>(CommonErrors.IdempotencyKeyReused.Because("This Idempotency-Key came before with another request. Nothing was done; use a new key."));
            return true;
        }

        var before = turn.Head.Now.Copy();
        forgetful = null;
        var now = before.ClockAt ?? Micros.Truncate(turn.Tools.Clock.GetCurrentInstant());
        var work = new Work(turn, order.Actor, now, order.Key ?? "preview");
        try
        {
            outcome = await Decide(work, turn);
            if (order.DryRun)
            {
                return false;
            }

            if (outcome.Ok)
            {
                await turn.Insert(order.Key is null ? work.Appended : [.. work.Appended, Stored(now)]);
                return true;
            }
        }
        catch (Exception exception) when (turn.Dialect.IsOverlap(exception))
        {
            outcome = Problems.Outcome<T>(StoreErrors.SlotTaken.Because("Somebody else has just taken this time. Nothing was booked; please choose another."));
        }
        catch (Exception exception) when (turn.Dialect.IsDuplicate(exception))
        {
            outcome = Problems.Outcome<T>(CommonErrors.Duplicate.Because("This already exists. Nothing was changed."));
        }
        catch (OverflowException)
        {
            outcome = Problems.Outcome<T>(CommonErrors.Invalid.Because("An amount or a quantity is larger than can be counted. Nothing was changed."));
        }
        catch (DbUpdateConcurrencyException)
        {
            outcome = Problems.Outcome<T>(CommonErrors.Stale.Because("Somebody changed this meanwhile. Load it again and repeat your change."));
        }

        if (order.DryRun || turn.Head.IsNew)
        {
            return false; // a business that was refused does not exist, and nothing is kept for it
        }

        await turn.Group.Undo();
        turn.Head.Now = before;
        if (order.Key is not null && outcome.Status < 500)
        {
            await turn.Rows.Insert(db, turn.Group.Current, [Stored(now)]);
        }

        return true;
    }

    private RequestRow Stored(Instant now) => new()
    {
        BusinessId = Business,
        Key = order.Key!,
        Fingerprint = order.Fingerprint ?? [],
        Status = outcome!.Status,
        Body = forgetful ?? outcome.Body,
        At = now,
    };

    public void Committed() => done.TrySetResult(outcome!);

    public void Failed(Exception exception) => done.TrySetException(exception);

    public bool TryAgain() => tries++ < Tries;

    private async Task<Outcome<T>> Decide(Work work, LaneTurn turn)
    {
        var result = await handle(work);
        if (result.Failed(out var refusal, out var value))
        {
            return Problems.Outcome<T>(refusal);
        }

        await work.Settle();
        work.StampSetup();
        await turn.Db.SaveChangesAsync();
        forgetful = value is ISaidOnce<T> once ? JsonSerializer.SerializeToUtf8Bytes(once.WithoutSecret(), Json.Options) : null;
        return new Outcome<T>(order.Success, JsonSerializer.SerializeToUtf8Bytes(value, Json.Options), Replayed: false);
    }
}

public static class StoreErrors
{
    /// <summary>Also what the database itself says when two would overlap.</summary>
    public static readonly ErrorCode SlotTaken = new("slot_taken", 409, "This time is taken");
}
