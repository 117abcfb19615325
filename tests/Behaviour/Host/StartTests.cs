using System.Diagnostics;
using Npgsql;

namespace Bookend.Behaviour.Host;

public sealed class StartTests
{
    [Theory, BothStores]
    public async Task A_port_in_use_is_said_in_a_sentence(StoreKind store)
    {
        var server = await Server.Of(store);
        foreach (var command in new[] { "serve", "demo" })
        {
            var folder = Directory.CreateTempSubdirectory("bookend-test-").FullName;
            var (exit, output) = await server.Command(
                new Dictionary<string, string> { ["BOOKEND_URLS"] = server.Address.ToString(), ["BOOKEND_DATA"] = folder }, command);
            exit.ShouldBe(2, output);
            output.ShouldContain($"Another program is listening on {server.Address}");
            output.ShouldNotContain("Exception");
            output.ShouldNotContain("   at ");
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_demo_that_is_stopped_while_it_is_made_ends_in_order()
    {
        var folder = Directory.CreateTempSubdirectory("bookend-test-").FullName;
        var start = new ProcessStartInfo("dotnet", [Server.Program, "demo"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BOOKEND_DATA"] = folder;
        start.Environment["BOOKEND_URLS"] = "http://127.0.0.1:0";
        using var demo = Process.Start(start)!;
        var said = new List<string>();
        while (await demo.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("  0", StringComparison.Ordinal) && !demo.HasExited)
            {
                using var kill = Process.Start("kill", ["-TERM", $"{demo.Id}"]);
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
                break;
            }
        }

        var rest = await demo.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await demo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await demo.WaitForExitAsync(TestContext.Current.CancellationToken);
        demo.ExitCode.ShouldBe(1, rest);
        rest.ShouldContain("the next start begins anew");
        rest.ShouldNotContain("Exception");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Behind a lock a statement takes its time as it does over many rows.</summary>
    [Fact]
    public async Task Verify_takes_the_time_it_needs()
    {
        await using var server = await Server.Start(StoreKind.Postgres);
        var shop = await Shop.Open(server);
        await using var busy = new NpgsqlConnection(Postgres.SeeingAll(server.Database));
        await busy.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await busy.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("LOCK TABLE entries IN ACCESS EXCLUSIVE MODE", busy, transaction))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var eye = new NpgsqlConnection(server.Database);
        await eye.OpenAsync(TestContext.Current.CancellationToken);
        await using var look = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '700 ms'", eye);
        var impatient = new NpgsqlConnectionStringBuilder(server.Database) { Options = "-c statement_timeout=500 -c lock_timeout=0" }.ToString();
        var verify = server.Command(new Dictionary<string, string> { ["BOOKEND_DATABASE"] = impatient }, "verify");
        await shop.Until(async () => verify.IsCompleted || await look.ExecuteScalarAsync() is > 0L);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        var (exit, output) = await verify;
        exit.ShouldBe(0, output);
    }

    [Theory, BothStores]
    public async Task Reading_gives_the_operator_nothing_to_read(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var shop = await Shop.Open(server);
        var anna = (await shop.Post("/team", new { name = "Anna" })).ShouldBeOk().Id;
        (await shop.Put($"/team/{anna}/pin", new { pin = "2580" })).ShouldBeOk();
        using var device = new Access.Browser(shop);
        await device.SignInAsOwner();
        (await device.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
        (await device.Get("/auth/pin-people")).ShouldBeOk();
        (await shop.Get("/team")).ShouldBeOk();
        (await shop.Get($"/team/{anna}")).ShouldBeOk();
        (await shop.Get($"/day?siteId={shop.SiteId}&date=2026-11-23")).ShouldBeOk();
        (await shop.Get($"/availability?siteId={shop.SiteId}&serviceId={(await Cut(shop)).Id}&from=2026-11-23&to=2026-11-24")).ShouldBeOk();
        server.HasSaid("10102").ShouldBeFalse(server.Log); // rows are limited only in an order
    }

    private static async Task<Reply> Cut(Shop shop) =>
        (await shop.Post("/services", new { name = "Cut", durationMinutes = 45, price = new { amount = 4500, currency = "EUR" } })).ShouldBeOk();
}
