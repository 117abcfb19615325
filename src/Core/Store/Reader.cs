using System.Data;
using System.Data.Common;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>Reads, as many at once as there are connections; they never wait for the writer.</summary>
public sealed class Reader(IDbContextFactory<BookendDb> contexts, Dialect dialect, IClock clock)
{
    private static readonly Func<BookendDb, BusinessId, Task<HeadRow?>> HeadById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business) => db.Set<HeadRow>().AsNoTracking().FirstOrDefault(h => h.BusinessId == business));

    public async Task<Result<T>> Read<T>(BusinessId business, Actor actor, Func<Reading, Task<Result<T>>> handle)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var entered = new Entered(db);
        if (await (dialect.ShowOne is { } show ? entered.One(show, business) : HeadById(db, business)) is not { } head)
        {
            return CommonErrors.NotFound.Because("There is no such business.");
        }

        return await handle(new Reading(db, head, actor, head.ClockAt ?? Micros.Truncate(clock.GetCurrentInstant()), Setup.Of(dialect, head)));
    }

    /// <summary>
    /// Reads across all businesses: for what does not know its business yet (sign-in) and for the product itself. Everything else sees one business, and on
    /// PostgreSQL the database sees to that too.
    /// </summary>
    public async Task<T> ReadAll<T>(Func<BookendDb, Task<T>> handle)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var entered = new Entered(db);
        if (dialect.ShowAll is { } show)
        {
            await entered.All(show);
        }

        return await handle(db);
    }

    /// <summary>All businesses, for jobs of the product itself.</summary>
    public async Task<IReadOnlyList<BusinessId>> Businesses() => await ReadAll(db => db.Set<HeadRow>().AsNoTracking().Select(h => h.BusinessId).ToListAsync());

    /// <summary>Keeps the connection, which has been told whose rows to show, as long as the read lasts.</summary>
    private sealed class Entered(BookendDb db) : IAsyncDisposable
    {
        /// <summary>Says whose rows to show and reads the head, in one round trip.</summary>
        public async Task<HeadRow?> One(string show, BusinessId business)
        {
            await using var batch = (await Open()).CreateBatch();
            Add(batch, show, business.Value.ToString());
            Add(batch, $"SELECT {LockedHead.Columns} FROM business_heads WHERE business_id = $1", business.Value);
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            return await reader.ReadAsync() ? LockedHead.Row(reader, business) : null;
        }

        public async Task All(string show)
        {
            await using var command = (await Open()).CreateCommand();
            command.CommandText = show;
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (db.Database.GetDbConnection().State != ConnectionState.Closed)
            {
                await db.Database.CloseConnectionAsync();
            }
        }

        private async Task<DbConnection> Open()
        {
            await db.Database.OpenConnectionAsync();
            return db.Database.GetDbConnection();
        }

        private static void Add(DbBatch batch, string sql, object value)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
            batch.BatchCommands.Add(command);
        }
    }
}
