using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Bookend.Store.Postgres;

/// <summary>PostgreSQL 15 or newer: several server processes, one lane per business.</summary>
public sealed class PostgresDialect : Dialect, IAsyncDisposable
{
    private const string Topic = "bookend";
    private const int LeastPool = 24;
    private readonly NpgsqlDataSource source;
    private readonly IClock clock;

    // Hints: when there are too many at once, the oldest is the one that nobody misses.
    private readonly Channel<(BusinessId Business, long Seq)> news = Channel.CreateBounded<(BusinessId, long)>(
        new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly YoungStatistics statistics;
    private readonly Task announcing;
    private readonly string self = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

    public PostgresDialect(string connectionString, IClock clock)
    {
        this.clock = clock;
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "bookend",
            NoResetOnClose = false, // the reset also forgets whose rows the session may see
        };
        if (settings.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize)
        {
            // Npgsql's 100 is more than a small server serves well; who wants another number says it in the connection string.
            settings.MaxPoolSize = Math.Max(LeastPool, 6 * Environment.ProcessorCount);
        }

        WriterConnections = settings.MaxPoolSize / 2;

        // No statement may hold the others up: a lock is had within 2 s or the write is tried again as a whole.
        // What the connection string says comes last and counts more.
        settings.Options = $"-c lock_timeout=2000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000 {settings.Options}".Trim();
        source = NpgsqlDataSource.Create(settings);
        statistics = new YoungStatistics(source);
        announcing = Task.Run(AnnounceAll);
    }

    public override string Name => "postgres";

    public override Type IdConverter => typeof(Conversions.IdToGuid<>);

    public override Type GuidConverter => typeof(Conversions.GuidAsIs);

    public override bool OneLane => false;

    public override int WriterConnections { get; }

    public override bool Batches => true;

    public override string LockClause => "FOR UPDATE";

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    public override void Configure(DbContextOptionsBuilder options, DbConnection connection) => options.UseNpgsql(connection);

    public override async Task<DbConnection> OpenWriter(CancellationToken stop) => await source.OpenConnectionAsync(stop);

    public override async Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken stop) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);

    public override async Task Save(DbConnection connection, DbTransaction transaction, string savepoint, BusinessId? entering, CancellationToken stop)
    {
        if (entering is not { } business)
        {
            await transaction.SaveAsync(savepoint, stop);
            return;
        }

        // One round trip, the same that the savepoint alone would take.
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        var show = batch.CreateBatchCommand();
        show.CommandText = "SELECT set_config('bookend.business', $1, true)";
        show.Parameters.Add(new NpgsqlParameter { Value = business.Value.ToString() });
        var hold = batch.CreateBatchCommand();
        hold.CommandText = "SELECT 1 FROM business_heads WHERE business_id = $1 FOR UPDATE";
        hold.Parameters.Add(new NpgsqlParameter { Value = business.Value });
        var save = batch.CreateBatchCommand();
        save.CommandText = $"SAVEPOINT {savepoint}";
        batch.BatchCommands.Add(show);
        batch.BatchCommands.Add(hold);
        batch.BatchCommands.Add(save);
        await batch.ExecuteNonQueryAsync(stop);
    }

    // Npgsql resets the session's settings before the connection serves somebody else.
    public override string? ShowOne => "SELECT set_config('bookend.business', $1, false)";

    public override string? ShowAll => "SELECT set_config('bookend.everyone', 'on', false)";

    public override async Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken stop) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    public override async Task ForOperators(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET bookend.everyone = 'on'";
        await command.ExecuteNonQueryAsync(stop);
    }

    public override string BytewiseCollation => "C";

    public override void Announce(BusinessId business, long seq) => news.Writer.TryWrite((business, seq));

    public override async Task Listen(Action<BusinessId, long> heard, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, e) =>
        {
            var parts = e.Payload.Split(' ');
            if (parts.Length == 3 && parts[0] != self)
            {
                heard(new BusinessId(Guid.Parse(parts[1])), long.Parse(parts[2], CultureInfo.InvariantCulture));
            }
        };
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"LISTEN {Topic}";
            await command.ExecuteNonQueryAsync(stop);
        }

        while (!stop.IsCancellationRequested)
        {
            await connection.WaitAsync(stop);
        }
    }

    public override bool IsOverlap(Exception exception) => State(exception) == PostgresErrorCodes.ExclusionViolation;

    public override bool IsDuplicate(Exception exception) => State(exception) == PostgresErrorCodes.UniqueViolation;

    public override bool IsTransient(Exception exception) =>
        State(exception) is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;

    public override bool IsBroken(Exception exception) => Find(exception) switch
    {
        PostgresException e => e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException => true, // not an answer of the server: the line is gone
        _ => false,
    };

    public override async Task Migrate(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using (var command = connection.CreateCommand())
        {
            // One server process at a time; the number is arbitrary and ours. A long migration may take its time.
            command.CommandText = "SET lock_timeout = 60000; SET statement_timeout = 0; SET bookend.everyone = 'on'; SELECT pg_advisory_lock(7210563)";
            await command.ExecuteNonQueryAsync(stop);
        }

        await Migrations.Apply(connection, typeof(PostgresDialect).Assembly, clock.GetCurrentInstant(), () => BeginWrite(connection, stop), stop);
        await using var unlock = connection.CreateCommand();
        unlock.CommandText = "SELECT pg_advisory_unlock(7210563); RESET ALL";
        await unlock.ExecuteNonQueryAsync(stop);
    }

    public override Task Backup(string target, CancellationToken stop) =>
        throw new NotSupportedException("Back PostgreSQL up with pg_dump or pg_basebackup; see docs/operating.md.");

    public override async Task<string> Describe(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
        var bypasses = await command.ExecuteScalarAsync(stop) is true;
        return $"PostgreSQL {connection.PostgreSqlVersion}, {connection.Host}:{connection.Port}/{connection.Database}" +
            (bypasses ? "; this role bypasses row-level security, so the second lock between businesses is open: use an ordinary role (docs/operating.md)" : "");
    }

    public override object Bind(Guid id) => id;

    public async ValueTask DisposeAsync()
    {
        news.Writer.TryComplete();
        await announcing;
        await statistics.DisposeAsync();
        await source.DisposeAsync();
    }

    /// <summary>
    /// Not in the writing transactions: PostgreSQL lets only one transaction that has notified commit at a time, over all databases, and so
    /// no two businesses would share the disk. What has come together meanwhile goes out in one round trip.
    /// </summary>
    private async Task AnnounceAll()
    {
        var latest = new Dictionary<BusinessId, long>();
        while (await news.Reader.WaitToReadAsync())
        {
            latest.Clear();
            while (news.Reader.TryRead(out var one))
            {
                statistics.Committed();
                latest[one.Business] = Math.Max(one.Seq, latest.GetValueOrDefault(one.Business));
            }

            try
            {
                await Announce(latest);
            }
            catch (NpgsqlException)
            {
                // The database is away. Hints are worth nothing later: who missed them looks every few seconds.
            }
        }
    }

    private async Task Announce(Dictionary<BusinessId, long> latest)
    {
        await using var batch = source.CreateBatch();
        foreach (var (business, seq) in latest)
        {
            var command = new NpgsqlBatchCommand("SELECT pg_notify($1, $2)");
            command.Parameters.Add(new NpgsqlParameter { Value = Topic });
            command.Parameters.Add(new NpgsqlParameter { Value = $"{self} {business.Value:N} {seq.ToString(CultureInfo.InvariantCulture)}" });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static string? State(Exception exception) => (Find(exception) as PostgresException)?.SqlState;

    private static NpgsqlException? Find(Exception? exception)
    {
        while (exception is not null and not NpgsqlException)
        {
            exception = exception.InnerException;
        }

        return (NpgsqlException?)exception;
    }
}
