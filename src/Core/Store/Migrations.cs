using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>
/// Numbered SQL files, forward only, one transaction each, checksummed; then the invariants, which are written to be run again and again.
/// </summary>
public static class Migrations
{
    private const string Table =
        "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL)";

    /// <exception cref="InvalidOperationException">An applied file was changed, or the database is newer than this program.</exception>
    public static async Task Apply(
        DbConnection connection, Assembly store, Instant now, Func<Task<DbTransaction>> begin, CancellationToken stop)
    {
        await Run(connection, null, Table, stop);
        var applied = await Applied(connection, stop);
        var files = Files(store);
        if (applied.Keys.DefaultIfEmpty().Max() > files.Select(f => f.Number).DefaultIfEmpty().Max())
        {
            throw new InvalidOperationException("This database was made by a newer Bookend. Start that version, or restore the backup made before the upgrade.");
        }

        foreach (var file in files)
        {
            if (applied.TryGetValue(file.Number, out var checksum))
            {
                if (checksum != file.Checksum)
                {
                    throw new InvalidOperationException($"Migration {file.Name} was changed after it had been applied.");
                }

                continue;
            }

            await using var transaction = await begin();
            await Run(connection, transaction, file.Sql, stop);
            await Record(connection, transaction, file, now, stop);
            await transaction.CommitAsync(stop);
        }

        await using var last = await begin();
        await Run(connection, last, Resource(store, "Invariants.sql"), stop);
        await last.CommitAsync(stop);
    }

    private sealed record MigrationFile(int Number, string Name, string Sql, string Checksum);

    private static IReadOnlyList<MigrationFile> Files(Assembly store) =>
    [
        .. store.GetManifestResourceNames().Where(n => char.IsDigit(n[0])).Order(StringComparer.Ordinal).Select(name =>
        {
            var sql = Resource(store, name);
            return new MigrationFile(
                int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, sql,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
        }),
    ];

    private static string Resource(Assembly store, string name)
    {
        using var stream = store.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<Dictionary<int, string>> Applied(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, checksum FROM schema_migrations";
        await using var reader = await command.ExecuteReaderAsync(stop);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(stop))
        {
            applied[reader.GetInt32(0)] = reader.GetString(1);
        }

        return applied;
    }

    private static async Task Record(DbConnection connection, DbTransaction transaction, MigrationFile file, Instant now, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@n, @m, @c, @a)";
        command.AddParameter("@n", file.Number);
        command.AddParameter("@m", file.Name);
        command.AddParameter("@c", file.Checksum);
        command.AddParameter("@a", Micros.Of(now));
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }
}
