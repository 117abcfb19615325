using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Replay;

/// <summary>
/// Five months of a real hair salon through the real program, on both databases: every figure to the cent, and the same business in the
/// end. The salon's tables are not part of this repository; they lie beside it where somebody has put them.
/// </summary>
public sealed class HairSalonTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Server.Root, "../shared/data/hair-salon"));
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task Five_months_of_a_salon_reconcile_to_the_cent_and_alike_on_both_stores()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The salon's tables are not at {Folder}.");
        var sqlite = await Replay("");
        ShouldReconcile(sqlite);
        var postgres = await Replay(await Postgres.NewDatabase());
        ShouldReconcile(postgres);
        ((string?)postgres["hash"]).ShouldBe((string?)sqlite["hash"]);
    }

    private static void ShouldReconcile(JsonNode report)
    {
        var checks = report["checks"]!.AsArray().ToDictionary(c => ((string)c!["what"]!).Trim(), c => c!);
        foreach (var (what, source, here) in new[]
        {
            ("bookings in the list", "1906", "1906"), ("cancellations", "243", "243"), ("no-shows", "60", "60"), ("served", "1657", "1657"),
            ("still booked", "189", "189"), ("receipts", "1436", "1436"), ("receipt lines", "1934", "1934"), ("requests refused", "0", "0"),
            ("net", "115809.03", "115809.03"), ("GST", "5788.4515", "5788.60"), ("PST", "9264.7224", "9264.64"),
            ("receipts that differ from their own", "0", "0"), ("ledger entries that do not sum to 0", "0", "0"), ("ledger: sum of all postings", "0.00", "0.00"),
            ("ledger: revenue", "-115809.03", "-115809.03"), ("ledger: terminal", "130862.27", "130862.27"),
        })
        {
            ((string?)checks[what]["source"]).ShouldBe(source, what);
            ((string?)checks[what]["here"]).ShouldBe(here, what);
        }

        ((bool)report["reconciles"]!).ShouldBeTrue(report["checks"]!.ToJsonString());
        var rounding = report["rounding"]!.AsArray().Sum(r => (decimal)r!["difference"]!);
        rounding.ShouldBe(0.1485m - 0.0824m);
        report["findings"]!.AsArray().Where(f => (bool)f!["leavesOut"]!).Select(f => (string)f!["kind"]!).ShouldBe(["StockNotTaken"]);
    }

    private static async Task<JsonNode> Replay(string database)
    {
        var data = Directory.CreateTempSubdirectory("bookend-replay-").FullName;
        try
        {
            var file = Path.Combine(data, "report.json");
            var start = new ProcessStartInfo("dotnet", [Server.Program, "replay", Folder, "--report", file]) { RedirectStandardOutput = true };
            start.Environment["BOOKEND_DATA"] = data;
            start.Environment["BOOKEND_DATABASE"] = database;
            start.Environment["BOOKEND_URLS"] = "http://127.0.0.1:0";
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Limit);
            try
            {
                var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                File.Exists(file).ShouldBeTrue(output);
                process.ExitCode.ShouldBe(0, output);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill();
                }
            }

            return JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
