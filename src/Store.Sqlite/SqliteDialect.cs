using System.Data;
using System.Data.Common;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace Bookend.Store.Sqlite;

/// <summary>The embedded database: one file, one writer connection, any number of readers.</summary>
public sealed class SqliteDialect(string file, IClock clock) : Dialect, IDisposable
{
    // Extended result codes, sqlite.org/rescode.html.
    private const int ConstraintTrigger = 1811;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;

    // The WAL is moved into the file by the writer alone: with SQLite before 3.51.3 a second connection that checkpoints
    // while one writes may lose a commit (sqlite.org/wal.html#walresetbug).
    private const string ReaderPragmas = "PRAGMA wal_autocheckpoint=0; PRAGMA query_only=1;";

    // FULL: an acknowledged sale survives a power cut. The writer wins the speed back by sharing a commit.
    private const string WriterPragmas = "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;";

    private FileStream? mine;

    public string File { get; } = Path.GetFullPath(file);

    public override string Name => "sqlite";

    public override Type IdConverter => typeof(Conversions.IdToBytes<>);

    public override Type GuidConverter => typeof(Conversions.GuidToBytes);

    public override bool OneLane => true;

    public override int WriterConnections => 1;

    public override bool Batches => false;

    public override string LockClause => "";

    public override void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(ConnectionString(SqliteOpenMode.ReadWrite, pooling: true))
        .AddInterceptors(new ReaderSetup())
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.AmbientTransactionWarning));

    public override void Configure(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection);

    public override async Task<DbConnection> OpenWriter(CancellationToken stop)
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false));
        await connection.OpenAsync(stop);
        await Run(connection, WriterPragmas, stop);
        return connection;
    }

    /// <summary>IMMEDIATE: a deferred transaction that reads first and then writes can fail with 5/517 after waiting in vain.</summary>
    public override Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken stop) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public override Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken stop) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override Task Save(DbConnection connection, DbTransaction transaction, string savepoint, BusinessId? entering, CancellationToken stop) =>
        transaction.SaveAsync(savepoint, stop);

    public override string? ShowOne => null;

    public override string? ShowAll => null;

    public override Task ForOperators(DbConnection connection, CancellationToken stop) => Task.CompletedTask;

    public override string BytewiseCollation => "BINARY";

    public override void Announce(BusinessId business, long seq)
    {
        // There is no other process.
    }

    public override Task Listen(Action<BusinessId, long> heard, CancellationToken stop) => Task.CompletedTask;

    public override bool IsOverlap(Exception exception) =>
        Find(exception) is { SqliteExtendedErrorCode: ConstraintTrigger } e && e.Message.Contains("overlap", StringComparison.Ordinal);

    public override bool IsDuplicate(Exception exception) =>
        Find(exception) is { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public override bool IsTransient(Exception exception) => Find(exception) is { SqliteErrorCode: Busy or Locked };

    public override bool IsBroken(Exception exception) => Find(exception) is { SqliteErrorCode: InputOutput or Corrupt or CannotOpen };

    public override async Task Migrate(CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        mine ??= OneProcess();
        await using var connection = await OpenWriter(stop);
        await Run(connection, "PRAGMA journal_mode=WAL;", stop);
        await Migrations.Apply(connection, typeof(SqliteDialect).Assembly, clock.GetCurrentInstant(), () => BeginWrite(connection, stop), stop);
    }

    public override async Task Backup(string target, CancellationToken stop)
    {
        if (System.IO.File.Exists(target))
        {
            throw new IOException($"{target} exists already.");
        }

        await using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, pooling: false));
        await connection.OpenAsync(stop);
        await Run(connection, "PRAGMA wal_autocheckpoint=0;", stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync(stop);
    }

    public override async Task<string> Describe(CancellationToken stop)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(stop);
        return $"SQLite {connection.ServerVersion}, {File}";
    }

    public override object Bind(Guid id) => id.ToByteArray(bigEndian: true);

    public void Dispose() => mine?.Dispose();

    private string ConnectionString(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = File,
        Mode = mode,
        Cache = SqliteCacheMode.Private,
        Pooling = pooling,
        DefaultTimeout = 10,
    }.ToString();

    /// <summary>The embedded database belongs to one process as long as it lives: a second one would be a second writer.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    private FileStream OneProcess()
    {
        try
        {
            return new FileStream(File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"Another Bookend is using {File}. Stop it first, or give this one a data folder of its own.", taken);
        }
    }

    private static async Task Run(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static SqliteException? Find(Exception? exception)
    {
        while (exception is not null and not SqliteException)
        {
            exception = exception.InnerException;
        }

        return (SqliteException?)exception;
    }

    private sealed class ReaderSetup : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = ReaderPragmas;
            command.ExecuteNonQuery();
        }
    }
}
