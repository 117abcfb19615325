using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bookend.Core.Store;

/// <summary>
/// Inserts fresh rows by the model's own mapping, without a change tracker: prepared once per connection on SQLite,
/// one round trip for all rows on PostgreSQL.
/// </summary>
internal sealed class RowWriter(DbConnection connection, Dialect dialect) : IDisposable
{
    private readonly Dictionary<Type, Plan> plans = [];

    public async Task Insert(BookendDb db, DbTransaction transaction, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!dialect.Batches)
        {
            foreach (var row in rows)
            {
                await PlanFor(db, row).Insert(transaction, row);
            }

            return;
        }

        await using var batch = Batch(db, transaction, rows);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Rows, a last statement and the commit in one round trip. When a statement fails the server passes over the rest: the transaction is
    /// still open and can go back to its savepoint, as if the commit had not been asked for.
    /// </summary>
    public async Task InsertAndCommit(BookendDb db, DbTransaction transaction, IReadOnlyList<object> rows, (string Sql, object[] Values) last)
    {
        await using var batch = Batch(db, transaction, rows);
        var command = batch.CreateBatchCommand();
        command.CommandText = last.Sql;
        foreach (var value in last.Values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
        var commit = batch.CreateBatchCommand();
        commit.CommandText = "COMMIT";
        batch.BatchCommands.Add(commit);
        await batch.ExecuteNonQueryAsync();
    }

    private DbBatch Batch(BookendDb db, DbTransaction transaction, IReadOnlyList<object> rows)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var plan = PlanFor(db, row);
            var command = batch.CreateBatchCommand();
            command.CommandText = plan.Sql;
            plan.Bind(command.Parameters, command.CreateParameter, row);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    public void Dispose()
    {
        foreach (var plan in plans.Values)
        {
            plan.Dispose();
        }
    }

    private Plan PlanFor(BookendDb db, object row)
    {
        if (!plans.TryGetValue(row.GetType(), out var plan))
        {
            var entity = db.Model.FindEntityType(row.GetType()) ?? throw new InvalidOperationException($"{row.GetType()} has no table.");
            plans.Add(row.GetType(), plan = new Plan(entity, connection, dialect));
        }

        return plan;
    }

    private sealed class Plan : IDisposable
    {
        private readonly (Func<object, object?> Get, Func<object?, object?>? Convert)[] columns;
        private readonly string[] names;
        private readonly DbCommand? prepared;

        public Plan(IEntityType entity, DbConnection connection, Dialect dialect)
        {
            var properties = entity.GetProperties().ToArray();
            columns = [.. properties.Select(p => ((Func<object, object?>)p.GetGetter().GetClrValue, p.GetRelationalTypeMapping().Converter?.ConvertToProvider))];
            names = [.. properties.Select((_, i) => dialect.Batches ? "" : $"${i + 1}")];
            var list = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""));
            Sql = $"INSERT INTO {entity.GetTableName()} ({list}) VALUES ({string.Join(", ", properties.Select((_, i) => $"${i + 1}"))})";
            if (!dialect.Batches)
            {
                prepared = connection.CreateCommand();
                prepared.CommandText = Sql;
                foreach (var name in names)
                {
                    prepared.AddParameter(name, DBNull.Value);
                }
            }
        }

        public string Sql { get; }

        public void Bind(DbParameterCollection parameters, Func<DbParameter> create, object row)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var parameter = create();
                parameter.ParameterName = names[i];
                parameter.Value = Value(i, row);
                parameters.Add(parameter);
            }
        }

        public async Task Insert(DbTransaction transaction, object row)
        {
            prepared!.Transaction = transaction;
            for (var i = 0; i < columns.Length; i++)
            {
                prepared.Parameters[i].Value = Value(i, row);
            }

            await prepared.ExecuteNonQueryAsync();
        }

        public void Dispose() => prepared?.Dispose();

        private object Value(int column, object row)
        {
            var (get, convert) = columns[column];
            var value = get(row);
            return (value is null ? null : convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
