using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bookend.Core.Store;

/// <summary>Writes every business with everything that belongs to it, as of one moment, while others go on working. See <see cref="Freight"/>.</summary>
public static class ExportBusinesses
{
    private static readonly MethodInfo RowsOf = typeof(ExportBusinesses).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <returns>How many businesses and rows.</returns>
    public static async Task<(int Businesses, long Rows)> Write(BookendDb db, Stream target, CancellationToken stop)
    {
        var dialect = db.GetService<Dialect>();
        await db.Database.OpenConnectionAsync(stop);
        await dialect.ForOperators(db.Database.GetDbConnection(), stop);
        await using DbTransaction moment = await dialect.BeginRead(db.Database.GetDbConnection(), stop);
        await db.Database.UseTransactionAsync(moment, stop);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var freight = new Freight(db.Model);
        var rows = 0L;
        await Line(Freight.Head);
        var businesses = await db.Set<HeadRow>().AsNoTracking().OrderBy(h => h.BusinessId).Select(h => h.BusinessId).ToListAsync(stop);
        foreach (var business in businesses)
        {
            foreach (var table in freight.Tables)
            {
                await foreach (var row in (IAsyncEnumerable<object>)RowsOf.MakeGenericMethod(table.Entity.ClrType).Invoke(null, [db, table, business, dialect.BytewiseCollation])!)
                {
                    await Line(table.Line(row));
                    rows++;
                }
            }
        }

        await Line(Freight.End(hash.GetHashAndReset()));
        await target.FlushAsync(stop);
        return (businesses.Count, rows);

        async Task Line(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text + "\n");
            hash.AppendData(bytes);
            await target.WriteAsync(bytes, stop);
        }
    }

    /// <summary>In the order of the primary key, texts by their bytes: databases sort texts differently when they are asked nicely.</summary>
    private static IAsyncEnumerable<object> Rows<T>(BookendDb db, FreightTable table, BusinessId business, string collation)
        where T : class
    {
        var rows = db.Set<T>().AsNoTracking().OfBusiness(business);
        IOrderedQueryable<T>? ordered = null;
        foreach (var key in table.Entity.FindPrimaryKey()!.Properties)
        {
            var row = Expression.Parameter(typeof(T));
            Expression value = Expression.Property(row, key.PropertyInfo!);
            if (key.ClrType == typeof(string))
            {
                value = Expression.Call(
                    typeof(RelationalDbFunctionsExtensions), nameof(RelationalDbFunctionsExtensions.Collate), [typeof(string)],
                    Expression.Constant(EF.Functions), value, Expression.Constant(collation));
            }

            var by = Expression.Lambda(value, row);
            var call = Expression.Call(
                typeof(Queryable), ordered is null ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy), [typeof(T), key.ClrType],
                (ordered ?? rows).Expression, Expression.Quote(by));
            ordered = (IOrderedQueryable<T>)rows.Provider.CreateQuery<T>(call);
        }

        return ordered!.AsAsyncEnumerable();
    }
}
