using System.Data.Common;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>The only place where the two databases differ. Everything above speaks EF Core or plain SQL that both understand.</summary>
public abstract class Dialect
{
    public abstract string Name { get; }

    /// <summary>An open generic converter from a typed id to its column.</summary>
    public abstract Type IdConverter { get; }

    public abstract Type GuidConverter { get; }

    /// <summary>True: one lane writes for all businesses (SQLite). False: a lane per business (PostgreSQL).</summary>
    public abstract bool OneLane { get; }

    /// <summary>Connections that lanes may hold at once; the rest of the pool is for readers.</summary>
    public abstract int WriterConnections { get; }

    /// <summary>True: rows are appended in one round trip as a batch; false: each by a prepared statement in the process.</summary>
    public abstract bool Batches { get; }

    /// <summary>Options for reading contexts, which open a connection of their own.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Options for a writing context on a lane's connection.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, DbConnection connection);

    public abstract Task<DbConnection> OpenWriter(CancellationToken stop);

    /// <summary>Begins a transaction that may write at once (SQLite: IMMEDIATE; PostgreSQL: read committed).</summary>
    public abstract Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken stop);

    /// <summary>Begins a transaction whose reads all see the same moment, for as long as they take.</summary>
    public abstract Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken stop);

    /// <summary>
    /// A savepoint for the next write of a group. <paramref name="entering"/>: the business of the write, when this transaction has not served it yet;
    /// then the head row is locked and the database told whose rows to show before the savepoint, where no rollback to it undoes either.
    /// </summary>
    public abstract Task Save(DbConnection connection, DbTransaction transaction, string savepoint, BusinessId? entering, CancellationToken stop);

    /// <summary>
    /// The statement ($1: the business as text) that makes a reader's open connection show the rows of one business and no others, until it goes back to
    /// the pool. Null where the database has no such second lock.
    /// </summary>
    public abstract string? ShowOne { get; }

    /// <summary>As <see cref="ShowOne"/>, but the rows of all businesses. Only for what cannot know its business yet and for operators' commands.</summary>
    public abstract string? ShowAll { get; }

    /// <summary>An operator's command (verify, export, import) on this open connection: a statement may take its time, and the rows of all businesses are seen.</summary>
    public abstract Task ForOperators(DbConnection connection, CancellationToken stop);

    /// <summary>Sorts texts by their bytes.</summary>
    public abstract string BytewiseCollation { get; }

    /// <summary>Appended to the SELECT that reads the head row: <c>FOR UPDATE</c> where rows can be locked.</summary>
    public abstract string LockClause { get; }

    /// <summary>
    /// After a commit: tells other server processes that facts up to <paramref name="seq"/> can be seen. Nobody waits for it, and it may be
    /// lost with this process.
    /// </summary>
    public abstract void Announce(BusinessId business, long seq);

    /// <summary>Calls <paramref name="heard"/> for announcements of other processes until stopped. Returns at once where there can be none.</summary>
    public abstract Task Listen(Action<BusinessId, long> heard, CancellationToken stop);

    public abstract bool IsOverlap(Exception exception);

    public abstract bool IsDuplicate(Exception exception);

    /// <summary>The change may be tried again as a whole: deadlock, serialisation, a lock not had in time.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>The connection can no longer be trusted and must be opened anew; whether a commit arrived is unknown.</summary>
    public abstract bool IsBroken(Exception exception);

    public abstract Task Migrate(CancellationToken stop);

    /// <summary>A whole, consistent copy while others write. <paramref name="target"/> must not exist.</summary>
    public abstract Task Backup(string target, CancellationToken stop);

    /// <summary>The line for the log at start: engine and version.</summary>
    public abstract Task<string> Describe(CancellationToken stop);

    /// <summary>An id as the engine's parameter wants it.</summary>
    public abstract object Bind(Guid id);
}
