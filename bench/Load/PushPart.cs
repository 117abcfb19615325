using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Bookend.Load;

/// <summary>A sale at one device until another device, a SignalR client in node, has heard of it.</summary>
internal static class PushPart
{
    private const int Sales = 400;
    private const double Bar = 250;

    public static async Task Run(Report report)
    {
        await using var server = new BenchServer("sqlite");
        await server.Launch();
        var shop = await BenchBusiness.Open(server.Address, "bench");
        await shop.Sell("the first makes the accounts");
        await Once(report, server, shop, "quiet");

        var quit = false;
        var load = Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            for (var n = 0; !quit; n++)
            {
                await shop.Sell($"other-{i}-{n}");
            }
        }));
        await Once(report, server, shop, "while 8 others sell");
        quit = true;
        await load;
    }

    private static async Task Once(Report report, BenchServer server, BenchBusiness shop, string when)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = Path.Combine(BenchServer.Root, "bench/push") };
        start.ArgumentList.Add("push.mjs");
        start.ArgumentList.Add(server.Address.ToString());
        start.ArgumentList.Add(Sales.ToString(CultureInfo.InvariantCulture));
        start.Environment["BOOKEND_KEY"] = shop.Key;
        start.Environment["BOOKEND_SALE"] = shop.SaleBody;
        using var node = Process.Start(start)!;
        var text = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException($"bench/push failed: {text}");
        }

        var samples = JsonSerializer.Deserialize<double[]>(text)!.Order().ToArray();
        var result = new LoadResult(1, 0, samples, 0);
        report.Add(
            "push", $"from the request of a sale to the hint on a second device, {when}",
            string.Create(CultureInfo.InvariantCulture, $"p50 {result.At(0.5):0.0} ms, p99 {result.At(0.99):0.0} ms"), $"p99 < {Bar} ms", result.At(0.99) < Bar);
    }
}
