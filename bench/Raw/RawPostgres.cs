using Npgsql;

namespace Bookend.Raw;

/// <summary>One batch, one round trip and one commit per checkout, on as many connections as callers.</summary>
public sealed class RawPostgres(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, MaxPoolSize = 64, Options = "-c bookend.everyone=on" });

    private long count;

    public async Task Replay(RowShape shape)
    {
        var values = shape.Values(Interlocked.Increment(ref count));
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        for (var r = 0; r < values.Length; r++)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = shape.Rows[r].Sql;
            foreach (var value in values[r])
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    public async Task<Dump> Dump()
    {
        var tables = new List<Table>();
        foreach (var name in await Texts("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1"))
        {
            tables.Add(await Describe(name));
        }

        var dump = new Dump(tables);
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand($"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c}\""))} FROM {table.Name}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                dump.Add(table, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Value(reader, i))]);
            }
        }

        return dump;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static object? Value(NpgsqlDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetDataTypeName(i) switch
    {
        "date" => reader.GetFieldValue<DateOnly>(i),
        "time without time zone" => reader.GetFieldValue<TimeOnly>(i),
        _ => reader.GetValue(i),
    };

    private async Task<Table> Describe(string name)
    {
        const string Indexed =
            "SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) WHERE i.indrelid = '{0}'::regclass AND ";
        return new Table(
            name,
            await Texts($"SELECT attname::text FROM pg_attribute WHERE attrelid = '{name}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum"),
            await Texts(string.Format(System.Globalization.CultureInfo.InvariantCulture, Indexed, name) + "i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)"),
            (await Texts(string.Format(System.Globalization.CultureInfo.InvariantCulture, Indexed, name) + "i.indisunique")).ToHashSet(StringComparer.Ordinal),
            await Texts($"SELECT DISTINCT confrelid::regclass::text FROM pg_constraint WHERE conrelid = '{name}'::regclass AND contype = 'f'"));
    }

    private async Task<List<string>> Texts(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
