using Microsoft.Data.Sqlite;

namespace Bookend.Raw;

/// <summary>One connection with prepared statements, as fast as the database goes: the settings are those of the product's writer.</summary>
public sealed class RawSqlite : IDisposable
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;";
    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private long count;

    public RawSqlite(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(Pragmas);
    }

    /// <summary>One checkout, one commit. Callers take turns, because the file has one writer.</summary>
    public async Task Replay(RowShape shape)
    {
        await one.WaitAsync();
        try
        {
            var values = shape.Values(++count);
            using var transaction = connection.BeginTransaction(deferred: false);
            for (var r = 0; r < values.Length; r++)
            {
                var command = Prepared(shape.Rows[r].Sql, values[r].Length);
                command.Transaction = transaction;
                for (var i = 0; i < values[r].Length; i++)
                {
                    command.Parameters[i].Value = values[r][i] ?? DBNull.Value;
                }

                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        finally
        {
            one.Release();
        }
    }

    public Dump Dump()
    {
        var tables = Texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' ORDER BY name").Select(Describe).ToList();
        var dump = new Dump(tables);
        foreach (var table in tables)
        {
            using var command = new SqliteCommand($"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c}\""))} FROM {table.Name}", connection);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                dump.Add(table, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
            }
        }

        return dump;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
        one.Dispose();
    }

    private Table Describe(string name)
    {
        var unique = Texts($"SELECT name FROM pragma_index_list('{name}') WHERE \"unique\" = 1").SelectMany(i => Texts($"SELECT name FROM pragma_index_info('{i}')"));
        return new Table(
            name, Texts($"SELECT name FROM pragma_table_info('{name}') ORDER BY cid"), Texts($"SELECT name FROM pragma_table_info('{name}') WHERE pk > 0 ORDER BY pk"),
            unique.ToHashSet(StringComparer.Ordinal), Texts($"SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('{name}')"));
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands.Add(sql, command = new SqliteCommand(sql, connection));
            for (var i = 1; i <= parameters; i++)
            {
                command.Parameters.AddWithValue($"${i}", DBNull.Value);
            }

            command.Prepare();
        }

        return command;
    }

    private List<string> Texts(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private void Run(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
