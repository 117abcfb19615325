using System.CommandLine;
using System.Diagnostics;
using Bookend.Core;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Host;

/// <summary>What an operator does with the database while nobody, or somebody, is served from it.</summary>
internal static class StoreCommands
{
    public static Command Verify(IReadOnlyList<Module> modules)
    {
        var command = new Command("verify", "Recompute every balance and hash chain from zero; name the first bad row. Exit code 1 when there is one.");
        command.SetAction((_, stop) => VerifyAll(modules, stop));
        return command;
    }

    /// <returns>1 when a business has a bad row, else 0.</returns>
    public static async Task<int> VerifyAll(IReadOnlyList<Module> modules, CancellationToken stop)
    {
        await using var app = Product.Build(modules);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        await app.Services.GetRequiredService<Dialect>().ForOperators(db.Database.GetDbConnection(), stop);
        var bad = 0;
        foreach (var head in await db.Set<HeadRow>().AsNoTracking().ToListAsync(stop))
        {
            var clock = Stopwatch.StartNew();
            var report = await LedgerVerifier.Verify(db, head.BusinessId, head);
            var what = report.Fault is { } fault ? $"BAD: {fault}" : "sound";
            Console.WriteLine($"{head.BusinessId}: {what}; {report.Entries} entries, {report.Postings} postings ({clock.Elapsed.TotalSeconds:0.00} s)");
            bad += report.Ok ? 0 : 1;
        }

        return bad == 0 ? 0 : 1;
    }

    public static Command Backup(IReadOnlyList<Module> modules)
    {
        var target = new Argument<string>("file") { Description = "a file that does not exist yet" };
        var command = new Command("backup", "Write a whole, consistent copy of the embedded database while it is in use.") { target };
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Product.Build(modules);
            await app.Services.GetRequiredService<Dialect>().Backup(Path.GetFullPath(parsed.GetValue(target)!), stop);
            return 0;
        });
        return command;
    }

    public static Command Export(IReadOnlyList<Module> modules)
    {
        var target = new Argument<string>("file") { Description = "a file that does not exist yet" };
        var command = new Command("export", "Write all businesses as lines of JSON that either kind of database can import; the server may run meanwhile.") { target };
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Product.Build(modules);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync(stop);
            await using var file = new FileStream(parsed.GetValue(target)!, FileMode.CreateNew, FileAccess.Write);
            var (businesses, rows) = await ExportBusinesses.Write(db, file, stop);
            Console.WriteLine($"{businesses} businesses, {rows} rows");
            return 0;
        });
        return command;
    }

    public static Command Import(IReadOnlyList<Module> modules)
    {
        var source = new Argument<string>("file") { Description = "what 'bookend export' wrote" };
        var command = new Command("import", "Take in exported businesses that are not here yet, and verify their books. Stop the server first.") { source };
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Product.Build(modules);
            await app.Services.GetRequiredService<Dialect>().Migrate(stop);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync(stop);
            try
            {
                await ImportBusinesses.Read(db, parsed.GetValue(source)!, Console.WriteLine, stop);
                return 0;
            }
            catch (Exception refused) when (refused is FormatException or InvalidOperationException or FileNotFoundException)
            {
                Console.Error.WriteLine(refused.Message);
                return 1;
            }
        });
        return command;
    }
}
