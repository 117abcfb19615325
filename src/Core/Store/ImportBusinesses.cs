using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Bookend.Core.Ledger;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bookend.Core.Store;

/// <summary>
/// Takes in what <see cref="ExportBusinesses"/> wrote. The file is checked whole before the first row; each business comes whole or not at
/// all, is verified before it is committed, and must not be here yet. Rows are stored as they are: no use case runs, nobody is written to.
/// </summary>
public static class ImportBusinesses
{
    private const int Batch = 200;

    /// <param name="db">Of the database to import into; only its model and services are used.</param>
    /// <param name="told">A line for each business.</param>
    /// <exception cref="FormatException">The file is damaged or of another version; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">A business is here already, or its books are not sound; it was not stored.</exception>
    public static async Task Read(BookendDb db, string file, Action<string> told, CancellationToken stop)
    {
        await CheckFile(file, stop);
        var (dialect, freight) = (db.GetService<Dialect>(), new Freight(db.Model));
        await using var connection = await dialect.OpenWriter(stop);
        await dialect.ForOperators(connection, stop);
        var options = new DbContextOptionsBuilder<BookendDb>().UseModel(db.Model).UseApplicationServiceProvider(db.GetService<IDbContextOptions>()
            .FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider);
        dialect.Configure(options, connection);
        using var rows = new RowWriter(connection, dialect);
        using var reader = new StreamReader(file, Encoding.UTF8);
        await reader.ReadLineAsync(stop);
        var line = await reader.ReadLineAsync(stop);
        while (line is not null && !IsEnd(line))
        {
            line = await Business(line);
        }

        // Reads rows from the given head until the next one; returns that.
        async Task<string?> Business(string first)
        {
            var head = (HeadRow)freight.Parse(first).Row;
            await using var target = new BookendDb((DbContextOptions<BookendDb>)options.Options);
            await using var transaction = await dialect.BeginWrite(connection, stop);
            await target.Database.UseTransactionAsync(transaction, stop);
            if (await target.Set<HeadRow>().AnyAsync(h => h.BusinessId == head.BusinessId, stop))
            {
                throw new InvalidOperationException($"{head.BusinessId} is here already. An import adds businesses; it never mixes into one.");
            }

            var (waiting, count, next) = (new List<object> { head }, 1L, (string?)null);
            while ((next = await reader.ReadLineAsync(stop)) is not null && !IsEnd(next))
            {
                var (_, row) = freight.Parse(next);
                if (row is HeadRow)
                {
                    break;
                }

                waiting.Add(row);
                count++;
                if (waiting.Count == Batch)
                {
                    await rows.Insert(target, transaction, waiting);
                    waiting.Clear();
                }
            }

            await rows.Insert(target, transaction, waiting);
            var report = await LedgerVerifier.Verify(target, head.BusinessId, head, stop);
            if (report.Fault is { } fault)
            {
                throw new InvalidOperationException($"The books of {head.BusinessId} are not sound, so it was not stored: {fault}");
            }

            await transaction.CommitAsync(stop);
            told($"{head.BusinessId}: {count} rows, {report.Entries} entries sound");
            return next;
        }
    }

    private static bool IsEnd(string line) => line.StartsWith("{\"sha256\":", StringComparison.Ordinal);

    /// <summary>The last line must be the hash of all others.</summary>
    private static async Task CheckFile(string file, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var line = await reader.ReadLineAsync(stop);
        if (line != Freight.Head)
        {
            throw new FormatException("This is not an export of this version of Bookend.");
        }

        while (line is not null && !IsEnd(line))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            line = await reader.ReadLineAsync(stop);
        }

        if (line != Freight.End(hash.GetHashAndReset()) || await reader.ReadLineAsync(stop) is not null)
        {
            throw new FormatException("The file is damaged or not whole: its hash does not match. Nothing was stored.");
        }
    }
}
