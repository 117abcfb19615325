using System.Globalization;
using Bookend.Raw;

namespace Bookend.Load;

/// <summary>Complete checkouts per second beside the raw database writing the very same rows.</summary>
internal static class CheckoutPart
{
    private const double RatioBar = 0.35;
    private const int Turns = 5;
    private const double RateBar = 300;
    private static readonly TimeSpan Filling = TimeSpan.FromSeconds(4);

    // Written by followers, many facts at once: no part of one checkout.
    private static readonly HashSet<string> Ignored = ["cursors", "messages"];

    public static async Task Run(Report report, Options options, string store, int businesses)
    {
        var part = $"checkout, {store}{(businesses > 1 ? $", {businesses} businesses" : "")}";
        await using var server = new BenchServer(store);
        await server.Launch();
        var shops = new List<BenchBusiness>();
        for (var i = 1; i <= businesses; i++)
        {
            shops.Add(await BenchBusiness.Open(server.Address, $"bench-{i}"));
            await shops[^1].Sell("the first makes the accounts");
        }

        await ClosedLoop.Run(8, TimeSpan.Zero, Filling, (caller, n) => shops[caller % businesses].Sell($"fill-{n}"));
        await server.Stop();
        var shapes = new List<RowShape>();
        for (var i = 0; i < businesses; i++)
        {
            shapes.Add(await Shape(server, shops[i]));
        }

        report.Add(part, "rows of one checkout", string.Create(
            CultureInfo.InvariantCulture, $"{shapes[0].Rows.Count(r => r.Key is null)} inserted, {shapes[0].Rows.Count(r => r.Key is not null)} changed"));
        await server.Settle();
        var copy = await server.Copy();
        await using var postgres = store == "postgres" ? new RawPostgres(copy) : null;
        using var sqlite = store == "sqlite" ? new RawSqlite(copy) : null;
        await server.Launch();
        shops = [.. shops.Select(s => s.At(server.Address))];

        // A server that has just been started compiles its hot methods a second time during its first thousands of requests.
        var warm = await ClosedLoop.Run(8, TimeSpan.Zero, options.Compiling, (caller, n) => shops[caller % businesses].Sell($"warm-{n}"));
        report.Add(part, "warm-up before", string.Create(CultureInfo.InvariantCulture, $"{warm.Milliseconds.Length} checkouts, c=8, {options.Compiling.TotalSeconds:0} s"));
        foreach (var c in options.Callers)
        {
            // In short turns, so that both meet the same machine also where others share it.
            var (raws, loads, cpu, sold) = (new List<LoadResult>(), new List<LoadResult>(), TimeSpan.Zero, 0L);
            for (var turn = 0; turn < Turns; turn++)
            {
                raws.Add(await ClosedLoop.Run(c, options.WarmUp / Turns, options.Time / Turns, async (caller, _) =>
                {
                    var shape = shapes[caller % shapes.Count];
                    await (postgres?.Replay(shape) ?? sqlite!.Replay(shape));
                    return true;
                }));
                var before = server.Cpu();
                loads.Add(await ClosedLoop.Run(c, options.WarmUp / Turns, options.Time / Turns, (caller, n) =>
                {
                    Interlocked.Increment(ref sold);
                    return shops[caller % businesses].Sell($"{c}-{turn}-{n}");
                }));
                cpu += server.Cpu() - before;
            }

            var (raw, load) = (ClosedLoop.Joined(raws), ClosedLoop.Joined(loads));
            report.Add(part, $"raw, c={c}", raw);
            report.Add(part, $"processor time of the server per checkout, c={c}", string.Create(CultureInfo.InvariantCulture, $"{cpu.TotalMilliseconds / sold:0.00} ms"));
            var rated = store == "sqlite" && c == 32;
            report.Add(part, $"checkouts, c={c}", load, rated ? $"≥ {RateBar:0} /s" : "", rated ? load.PerSecond >= RateBar : null);
            var ratio = load.PerSecond / raw.PerSecond;
            report.Add(part, $"of raw, c={c}", ratio.ToString("0.00", CultureInfo.InvariantCulture), $"≥ {RatioBar}", ratio >= RatioBar);
        }

        var (pss, rss) = server.Memory();
        report.Add(part, "memory after that load", string.Create(CultureInfo.InvariantCulture, $"PSS {pss:0} MiB, RSS {rss:0} MiB"));
    }

    /// <summary>What one more checkout of a running server leaves in its database.</summary>
    private static async Task<RowShape> Shape(BenchServer server, BenchBusiness shop)
    {
        var before = await Dump(server);
        await server.Launch();
        await shop.At(server.Address).Sell("the second shows its rows");
        await server.Stop();
        return RowShape.Of(before, await Dump(server), Ignored);
    }

    private static async Task<Dump> Dump(BenchServer server)
    {
        if (server.Store == "postgres")
        {
            await using var postgres = new RawPostgres(server.ConnectionString);
            return await postgres.Dump();
        }

        using var sqlite = new RawSqlite(server.DatabaseFile);
        return sqlite.Dump();
    }
}
