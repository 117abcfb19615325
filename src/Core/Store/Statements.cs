using System.Data.Common;
using System.Globalization;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>The few statements that every write runs, on a lane's connection: prepared once on SQLite, in as few round trips as possible on PostgreSQL.</summary>
internal sealed class Statements(DbConnection connection, Dialect dialect) : IDisposable
{
    private const string OutcomeSql = "SELECT status, fingerprint, body FROM requests WHERE business_id = $1 AND key = $2";
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    private string HeadSql => field ??= $"SELECT {LockedHead.Columns} FROM business_heads WHERE business_id = $1 {dialect.LockClause}";

    /// <summary>Locks the head; what is stored under the key is read after that, and so as the last writer left it.</summary>
    public async Task<(LockedHead? Head, StoredOutcome? Stored)> Lock(DbTransaction transaction, BusinessId business, string? key)
    {
        var id = dialect.Bind(business.Value);
        if (!dialect.Batches || key is null)
        {
            return (await One(transaction, HeadSql, r => LockedHead.Read(r, business), id), await Stored(transaction, business, key));
        }

        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        Add(batch, HeadSql, id);
        Add(batch, OutcomeSql, id, key);
        await using var reader = await batch.ExecuteReaderAsync();
        var head = await reader.ReadAsync() ? LockedHead.Read(reader, business) : null;
        await reader.NextResultAsync();
        return (head, await reader.ReadAsync() ? Outcome(reader) : null);
    }

    /// <summary>What was stored under the key of an earlier request. Null: nothing, or no key is given.</summary>
    public async Task<StoredOutcome?> Stored(DbTransaction transaction, BusinessId business, string? key) =>
        key is null ? null : await One(transaction, OutcomeSql, Outcome, dialect.Bind(business.Value), key);

    /// <summary>Raises a counter of one row and says what it was. Null: there is no such row.</summary>
    public async Task<long?> Next(DbTransaction transaction, string table, string column, BusinessId business, Guid id)
    {
        var sql = $"UPDATE {table} SET {column} = {column} + 1 WHERE business_id = $1 AND id = $2 RETURNING {column} - 1";
        return await One<object>(transaction, sql, r => r.GetInt64(0), dialect.Bind(business.Value), dialect.Bind(id)) is { } number
            ? Convert.ToInt64(number, CultureInfo.InvariantCulture)
            : null;
    }

    public async Task<int> Run(DbTransaction transaction, string sql, params object[] values)
    {
        var command = Command(transaction, sql, values);
        try
        {
            return await command.ExecuteNonQueryAsync();
        }
        finally
        {
            await Done(command);
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }
    }

    private async Task<T?> One<T>(DbTransaction transaction, string sql, Func<DbDataReader, T> read, params object[] values)
        where T : class
    {
        var command = Command(transaction, sql, values);
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? read(reader) : null;
        }
        finally
        {
            await Done(command);
        }
    }

    private static StoredOutcome Outcome(DbDataReader reader) => new(reader.GetInt32(0), (byte[])reader.GetValue(1), (byte[])reader.GetValue(2));

    private DbCommand Command(DbTransaction transaction, string sql, object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.AddParameter(Name(i), values[i]);
            }

            if (!dialect.Batches)
            {
                prepared.Add(sql, command);
            }
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private ValueTask Done(DbCommand command) => dialect.Batches ? command.DisposeAsync() : ValueTask.CompletedTask;

    private void Add(DbBatch batch, string sql, params object[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (Name(i), values[i]);
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Npgsql wants no names for parameters that stand by number.</summary>
    private string Name(int i) => dialect.Batches ? "" : string.Create(CultureInfo.InvariantCulture, $"${i + 1}");
}

/// <summary>The first outcome of a request that came before.</summary>
internal sealed record StoredOutcome(int Status, byte[] Fingerprint, byte[] Body);
