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

    /// <summary>Until the end of the transaction a statement may take its time.</summary>
    public abstract Task NoTimeouts(DbConnection connection, DbTransaction transaction, CancellationToken stop);

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
