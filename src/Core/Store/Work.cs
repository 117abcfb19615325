using Bookend.Core.Ledger;
using Bookend.Core.Log;
using Bookend.Core.Schedule;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>
/// One write of one business, alone: nobody else writes this business until it is done. All or nothing.
/// Change tracked rows through <see cref="Db"/>, add fresh rows by <see cref="Append{T}"/>.
/// </summary>
public sealed class Work
{
    private readonly List<object> appended = [];
    private readonly List<Func<Task>> settling = [];

    private readonly LaneTurn turn;

    internal Work(LaneTurn turn, Actor actor, Instant now, string request)
    {
        this.turn = turn;
        Setup = Setup.Of(turn.Dialect, turn.Head);
        CommittedEntrySeq = turn.Head.Before.EntrySeq;
        Db = turn.Db;
        Head = turn.Head.Now;
        Actor = actor;
        Now = now;
        Request = request;
    }

    public BusinessId Business => Head.BusinessId;

    public BookendDb Db { get; }

    public HeadRow Head { get; }

    public Actor Actor { get; }

    /// <summary>The business clock, truncated to the microsecond. The same throughout one write.</summary>
    public Instant Now { get; }

    /// <summary>The request id, kept as provenance.</summary>
    public string Request { get; }

    public Setup Setup { get; }

    public Books Ledger => field ??= new Books(this);

    public Claims Schedule => field ??= new Claims(this);

    public Facts Log => field ??= new Facts(this);

    /// <summary>Entries up to this one are surely committed; later ones may vanish with the group of writes that shares our transaction.</summary>
    internal long CommittedEntrySeq { get; }

    internal IReadOnlyList<object> Appended => appended;

    /// <summary>A fresh row, inserted by a prepared statement at the end of this write, after tracked changes, in the order of the calls.</summary>
    public void Append<T>(T row)
        where T : class => appended.Add(row);

    public TId NewId<TId>()
        where TId : struct, IId<TId> => Ids.New<TId>(Now);

    /// <summary>
    /// Takes the next number of a counter that stands in a row of <typeparamref name="T"/>, in one statement. It is taken with the write: one
    /// that fails leaves no gap. Null: there is no such row.
    /// </summary>
    public Task<long?> Next<T>(string counter, Guid id)
        where T : class
    {
        var table = Db.Model.FindEntityType(typeof(T))!;
        return turn.Statements.Next(turn.Group.Current, table.GetTableName()!, table.FindProperty(counter)!.GetColumnName(), Business, id);
    }

    /// <summary>What this write sees, for questions that reads ask too. Rows appended by this write are not in it yet.</summary>
    public Reading AsReading() => new(Db, Head, Actor, Now, Setup, isInWrite: true);

    /// <summary>Runs when the handler has said yes: what the cores gathered becomes rows (guarded balances are checked here).</summary>
    internal async Task Settle()
    {
        foreach (var step in settling)
        {
            await step();
        }
    }

    /// <summary>Whoever keeps in memory what is set up learns that it is out of date.</summary>
    internal void StampSetup()
    {
        if (appended.Exists(r => r is ISetup) || Db.ChangeTracker.Entries<ISetup>().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            Head.SetupStamp++;
        }
    }

    internal void BeforeCommit(Func<Task> step) => settling.Add(step);

    /// <summary>Rows of this business only; tracked.</summary>
    public IQueryable<T> Set<T>()
        where T : class => Db.Set<T>().OfBusiness(Business);
}

/// <summary>A read of one business. Nothing is tracked.</summary>
public sealed class Reading(BookendDb db, HeadRow head, Actor actor, Instant now, Setup setup, bool isInWrite = false)
{
    /// <summary>What it sees may vanish with the write: nothing of it is kept for others.</summary>
    internal bool IsInWrite { get; } = isInWrite;

    public BusinessId Business => Head.BusinessId;

    public BookendDb Db { get; } = db;

    public HeadRow Head { get; } = head;

    public Actor Actor { get; } = actor;

    public Instant Now { get; } = now;

    public Setup Setup { get; } = setup;

    public IQueryable<T> Set<T>()
        where T : class => Db.Set<T>().AsNoTracking().OfBusiness(Business);
}

public static class Tenancy
{
    /// <summary>The tenant filter, written once: every tenant table has a BusinessId that leads its key.</summary>
    public static IQueryable<T> OfBusiness<T>(this IQueryable<T> rows, BusinessId business)
        where T : class => rows.Where(row => EF.Property<BusinessId>(row, "BusinessId") == business);
}
