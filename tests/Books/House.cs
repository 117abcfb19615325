using Bookend.Core;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Store.Postgres;
using Bookend.Store.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Bookend.Books;

/// <summary>The writer and the reader on a fresh database with one business, without modules and without HTTP.</summary>
internal sealed class House : IAsyncDisposable
{
    public static readonly BusinessId Business = new(new Guid("018f0000-0000-7000-8000-000000000001"));
    private readonly string folder = Directory.CreateTempSubdirectory("bookend-books-").FullName;
    private readonly ServiceProvider services;
    private static int databases;
    private int requests;

    private House(string? postgres)
    {
        Dialect dialect = postgres is null ? new SqliteDialect(File, Clock) : new PostgresDialect(postgres, Clock);
        LostRace = postgres is null ? () => new SqliteException("locked", 6) : () => new PostgresException("deadlock", "ERROR", "ERROR", "40P01");
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IClock>(Clock);
        collection.AddSingleton(dialect);
        collection.AddSingleton(new ModelParts([]));
        collection.AddPooledDbContextFactory<BookendDb>((s, options) => s.GetRequiredService<Dialect>().Configure(options));
        collection.AddBookendCore();
        services = collection.BuildServiceProvider();
    }

    public string File => Path.Combine(folder, "bookend.db");

    public TestClock Clock { get; } = new();

    /// <summary>What the database says when a write must be tried again as a whole.</summary>
    public Func<Exception> LostRace { get; }

    public static async Task<House> Open() => await Open(new House(OnPostgres is { } server ? await NewDatabase(server) : null));

    public static Task<House> OpenSqlite() => Open(new House(null));

    /// <summary>The server for this process, or null for SQLite. One process, one kind of database: compiled queries belong to one model.</summary>
    public static string? OnPostgres => Environment.GetEnvironmentVariable("BOOKEND_BOOKS_ON") is { Length: > 0 } server ? server : null;

    private static async Task<string> NewDatabase(string server)
    {
        var name = $"books_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    private static async Task<House> Open(House house)
    {
        await house.services.GetRequiredService<Dialect>().Migrate(default);
        await house.Write(w => Task.FromResult<Result<int>>(0), first: true);
        return house;
    }

    public Task<Outcome<T>> TryWrite<T>(Func<Work, Task<Result<T>>> handle, bool first = false) => services.GetRequiredService<Writer>().Write(
        new WriteOrder(Business, Actor.System("test"), $"r{Interlocked.Increment(ref requests)}", IsFirst: first), handle);

    public async Task<T> Write<T>(Func<Work, Task<Result<T>>> handle, bool first = false) => (await TryWrite(handle, first)).Value;

    public async Task<T> Read<T>(Func<Reading, Task<T>> handle) => (await services.GetRequiredService<Reader>().Read(
        Business, Actor.System("test"), async reading => (Result<T>)await handle(reading))).Value;

    public Task<LedgerReport> Verify() => Read(reading => LedgerVerifier.Verify(reading.Db, Business, reading.Head));

    /// <summary>As somebody with the file and a SQL shell would: no triggers, no foreign keys.</summary>
    public SqliteConnection Tamper()
    {
        var connection = new SqliteConnection($"Data Source={File};Foreign Keys=False;Pooling=False");
        connection.Open();
        var names = Query(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'").Select(r => (string)r[0]).ToList();
        names.ForEach(name => Execute(connection, $"DROP TRIGGER {name}"));
        return connection;
    }

    public static List<object[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public static int Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed class TestClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 21, 9, 0);

    public Instant GetCurrentInstant() => Now;
}
