using System.Collections.Concurrent;
using System.Globalization;

namespace Bookend.Load;

/// <summary>Thirty days of fifty people with twenty bookings a day each: first written over HTTP, then asked for.</summary>
internal static class AvailabilityPart
{
    private const int Days = 30;
    private const int People = 50;
    private const int PerDay = 20;
    private const int Writers = 16;
    private const double Bar = 50;

    public static async Task Run(Report report, Options options)
    {
        await using var server = new BenchServer("sqlite");
        await server.Launch();
        var shop = await BenchBusiness.Open(server.Address, "bench", People, ("08:00", "20:00"), "2026-11-30T07:00:00+01:00");
        await Fill(report, shop);
        await server.Stop();
        var warm = await server.Launch();
        shop = shop.At(server.Address);
        report.Add("start", $"warm, {Days * People * PerDay} bookings in the database", string.Create(CultureInfo.InvariantCulture, $"{warm.TotalSeconds:0.00} s"), "< 4 s", warm.TotalSeconds < 4);
        var (from, to) = (Day(0), Day(Days - 1));
        var bytes = await shop.Availability(from, to, null);
        foreach (var (what, person, c) in new[] { ("anyone", null, 1), ("anyone", null, 4), ("one person", shop.People[7], 1), ("one person", shop.People[7], 8) })
        {
            var load = await ClosedLoop.Run(c, options.WarmUp, options.Time, async (_, _) => await shop.Availability(from, to, person) > 0);
            report.Add(
                "availability", $"{Days} days, {what} of {People}, {PerDay} bookings a day, c={c}", load, $"p99 < {Bar} ms", c == 1 ? load.At(0.99) < Bar : null);
        }

        report.Add("availability", "size of the answer for anyone", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"));
        var (pss, rss) = server.Memory();
        report.Add("memory", "after availability", string.Create(CultureInfo.InvariantCulture, $"PSS {pss:0} MiB, RSS {rss:0} MiB"));
    }

    /// <summary>Every booking is a request of its own, so filling measures booking.</summary>
    private static async Task Fill(Report report, BenchBusiness shop)
    {
        var wishes = new ConcurrentQueue<(string Person, string Start)>(
            from day in Enumerable.Range(0, Days)
            from n in Enumerable.Range(0, PerDay)
            from person in shop.People
            let start = 8 * 60 + n * 36 // a little room between them: slots are left, and not on the grid
            select (person, string.Create(CultureInfo.InvariantCulture, $"{Day(day)}T{start / 60:00}:{start % 60:00}:00+01:00")));
        var load = await ClosedLoop.Run(Writers, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), Next);
        report.Add("booking", $"into a calendar that fills, c={Writers}, after 15 s", load);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            while (!wishes.IsEmpty)
            {
                await Next(0, 0);
            }
        }));

        async Task<bool> Next(int caller, long n) => wishes.TryDequeue(out var wish) && await shop.Book(wish.Person, wish.Start, $"{wish.Person}-{wish.Start}");
    }

    private static string Day(int n) => n == 0 ? "2026-11-30" : string.Create(CultureInfo.InvariantCulture, $"2026-12-{n:00}");
}
