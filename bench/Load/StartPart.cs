using System.Globalization;

namespace Bookend.Load;

/// <summary>From the start of the process to its first answer, and what it then holds in memory.</summary>
internal static class StartPart
{
    private const int Times = 5;
    private const double StartBar = 4;
    private const double IdleBar = 220;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    public static async Task Run(Report report)
    {
        await using var server = new BenchServer("sqlite");
        var first = await server.Launch();
        await (await BenchBusiness.Open(server.Address, "bench")).Sell("one");
        var warm = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await server.Stop();
            warm.Add((await server.Launch()).TotalSeconds);
        }

        warm.Sort();
        report.Add("start", "first, with an empty folder", string.Create(CultureInfo.InvariantCulture, $"{first.TotalSeconds:0.00} s"));
        report.Add("start", $"warm, median of {Times}", string.Create(CultureInfo.InvariantCulture, $"{warm[Times / 2]:0.00} s (worst {warm[^1]:0.00} s)"), $"< {StartBar} s", warm[Times / 2] < StartBar);
        await Task.Delay(Quiet);
        var (pss, rss) = server.Memory();
        report.Add("memory", "idle", string.Create(CultureInfo.InvariantCulture, $"PSS {pss:0} MiB, RSS {rss:0} MiB"), $"< {IdleBar} MiB", rss < IdleBar);
    }
}
