using System.Diagnostics;
using System.Globalization;

namespace Bookend.Load;

/// <summary>A thousand want one time at once; then fifty each want a hundred times. How long the last of them waits for its answer.</summary>
internal static class StormPart
{
    private const int Many = 1_000;
    private const int Times = 100;
    private const int Each = 50;
    private const double Bar = 2;

    public static async Task Run(Report report, string store)
    {
        await using var server = new BenchServer(store);
        await server.Launch();
        var shop = await BenchBusiness.Open(server.Address, $"storm-{store}", 2, ("00:00", "23:45"), "2026-11-30T07:00:00+01:00");

        // The first storm is the warm-up: connections are opened and code is compiled. The second is measured.
        await Storm(shop, Many, _ => "2026-11-30T10:00:00+01:00", "warm");
        var (won, lost, other, last) = await Storm(shop, Many, _ => "2026-12-01T10:00:00+01:00", "one");
        report.Add(
            "storm", $"{store}: {Many} at once for one time",
            string.Create(CultureInfo.InvariantCulture, $"{won} × 201, {lost} × 409, {other} others, last answer after {last.TotalSeconds:0.00} s"),
            string.Create(CultureInfo.InvariantCulture, $"1, {Many - 1}, 0 within {Bar} s"), won == 1 && lost == Many - 1 && last.TotalSeconds < Bar);

        // Thirty minutes each, over days.
        string At(int i) => string.Create(CultureInfo.InvariantCulture, $"2026-12-{2 + i % Times / 40:00}T{i % Times % 40 / 2:00}:{i % 2 * 30:00}:00+01:00");
        (won, lost, other, last) = await Storm(shop, Times * Each, At, "many");
        report.Add(
            "storm", $"{store}: {Each} each for {Times} times",
            string.Create(CultureInfo.InvariantCulture, $"{won} × 201, {lost} × 409, {other} others, last answer after {last.TotalSeconds:0.00} s"),
            $"{Times} × 201", won == Times);
    }

    private static async Task<(int Won, int Lost, int Other, TimeSpan Last)> Storm(BenchBusiness shop, int many, Func<int, string> at, string key)
    {
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, many).Select(async i => await shop.TryBook(shop.People[0], at(i), $"{key}-{i}")));
        return (answers.Count(a => a == 201), answers.Count(a => a == 409), answers.Count(a => a is not 201 and not 409), Stopwatch.GetElapsedTime(started));
    }
}
