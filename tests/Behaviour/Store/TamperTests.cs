using System.Data.Common;
using System.Text;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Store.Postgres;
using Bookend.Store.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Behaviour.Store;

/// <summary>
/// Somebody with the database in hand changes one byte of one ledger row, past every trigger. The verifier finds it each time and names
/// a row of that table or one that depends on it.
/// </summary>
public sealed class TamperTests
{
    private const int Changes = 1000;
    private const int Sales = 12;
    private static readonly string[] Tables = ["entries", "postings", "accounts"];

    [Theory, BothStores]
    public async Task Every_changed_byte_is_found(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var shop = await Shop.Open(server);
        for (var i = 0; i < Sales; i++)
        {
            (await Sell(shop, i)).ShouldBeOk();
        }

        await using var services = Services(server);
        await using var db = await services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await Run(connection, null, store == StoreKind.Sqlite ? "PRAGMA query_only=0; PRAGMA foreign_keys=0" : "SELECT 1");
        var head = await db.Set<HeadRow>().AsNoTracking().SingleAsync();
        (await LedgerVerifier.Verify(db, head.BusinessId, head)).Fault.ShouldBeNull();

        var random = new Random(20261122);
        var missed = new List<string>();
        for (var made = 0; made < Changes;)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await db.Database.UseTransactionAsync(transaction);
            var table = Tables[random.Next(Tables.Length)];
            if (await Change(connection, transaction, store, table, random) is { } change)
            {
                made++;
                if ((await LedgerVerifier.Verify(db, head.BusinessId, head)).Fault is not { Key.Length: > 0 })
                {
                    missed.Add(change);
                }
            }

            await db.Database.UseTransactionAsync(null);
            await transaction.RollbackAsync();
        }

        missed.ShouldBeEmpty();
    }

    private static Task<Reply> Sell(Shop shop, int number) => shop.Post("/sales", new
    {
        siteId = shop.SiteId,
        tillId = shop.TillId,
        lines = new[]
        {
            new { kind = "custom", name = $"Thing {number}", unitPrice = new { amount = 1999 + number, currency = "EUR" }, quantity = 1 + number % 3, taxIds = new[] { shop.TaxId } },
        },
        tips = new[] { new { memberId = shop.OwnerId, amount = new { amount = 100 + number, currency = "EUR" } } },
        tenders = new[] { new { method = "terminal", amount = new { amount = (1999 + number) * (1 + number % 3) + 100 + number, currency = "EUR" }, reference = $"R{number}" } },
    });

    /// <summary>Flips bits of one byte in one column of one row that has a value there. Null: a constraint or key forbade it.</summary>
    private static async Task<string?> Change(DbConnection connection, DbTransaction transaction, StoreKind store, string table, Random random)
    {
        if (store == StoreKind.Sqlite)
        {
            await Run(connection, transaction, $"DROP TRIGGER IF EXISTS {table}_no_update");
        }
        else
        {
            await Run(connection, transaction, "SET LOCAL session_replication_role = replica");
        }

        var rows = await Read(connection, transaction, $"SELECT * FROM {table}");
        while (true)
        {
            var row = rows[random.Next(rows.Count)];
            var column = row.Keys.ElementAt(random.Next(row.Count));
            if (row[column] is not { } value || Flip(value, random) is not { } changed)
            {
                continue;
            }

            var keys = table == "postings" ? new[] { "business_id", "entry_seq", "no" } : table == "entries" ? ["business_id", "seq"] : ["business_id", "id"];
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"UPDATE {table} SET \"{column}\" = @value WHERE {string.Join(" AND ", keys.Select(k => $"{k} = @k_{k}"))}";
            command.AddParameter("@value", changed);
            foreach (var key in keys)
            {
                command.AddParameter($"@k_{key}", row[key]!);
            }

            try
            {
                (await command.ExecuteNonQueryAsync()).ShouldBe(1);
            }
            catch (DbException)
            {
                return null;
            }

            return $"{table}.{column}: {value} → {changed} in {string.Join(' ', keys.Skip(1).Select(k => row[k]))}";
        }
    }

    private static object? Flip(object value, Random random)
    {
        var bit = 1 << random.Next(7);
        switch (value)
        {
            case long number:
                return number ^ ((long)bit << (8 * random.Next(6)));
            case int number:
                return number ^ bit;
            case short number:
                return (short)(number ^ bit);
            case bool flag:
                return !flag;
            case byte[] { Length: > 0 } bytes:
                var copy = bytes.ToArray();
                copy[random.Next(copy.Length)] ^= (byte)bit;
                return copy;
            case Guid guid:
                var parts = guid.ToByteArray();
                parts[random.Next(16)] ^= (byte)bit;
                return new Guid(parts);
            case DateOnly date:
                return date.AddDays(bit);
            case DateTime date:
                return DateOnly.FromDateTime(date).AddDays(bit);
            case string { Length: > 0 } text:
                var letters = new StringBuilder(text);
                var at = random.Next(text.Length);
                letters[at] = letters[at] == 'x' ? 'y' : 'x';
                return letters.ToString();
            default:
                return null;
        }
    }

    private static async Task<List<Dictionary<string, object?>>> Read(DbConnection connection, DbTransaction transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        }

        return rows;
    }

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Just the store and the ledger's tables, without the product around them.</summary>
    private static ServiceProvider Services(Server server)
    {
        var clock = new FixedClock(InstantPattern.ExtendedIso.Parse("2026-11-23T07:00:00Z").Value);
        var services = new ServiceCollection();
        services.AddSingleton<Dialect>(server.Store == StoreKind.Postgres ? new PostgresDialect(Postgres.SeeingAll(server.Database), clock) : new SqliteDialect(server.DatabaseFile, clock));
        services.AddSingleton(new ModelParts([]));
        services.AddPooledDbContextFactory<BookendDb>((s, options) => s.GetRequiredService<Dialect>().Configure(options));
        return services.BuildServiceProvider();
    }

    private sealed class FixedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
