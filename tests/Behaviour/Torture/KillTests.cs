using System.Globalization;

namespace Bookend.Behaviour.Torture;

/// <summary>The server is killed in the middle of checkouts, again and again. What was acknowledged is there once; nothing is there by halves.</summary>
[Collection(nameof(KillTests))]
[CollectionDefinition(nameof(KillTests), DisableParallelization = true)]
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>'./dev torture n' asks for more.</summary>
    private static int Checkouts => int.Parse(Environment.GetEnvironmentVariable("BOOKEND_TORTURE") ?? "500", CultureInfo.InvariantCulture);

    private static int Seed => int.Parse(Environment.GetEnvironmentVariable("BOOKEND_SEED") ?? "20261123", CultureInfo.InvariantCulture);

    [Theory]
    [BothStores]
    public async Task No_acknowledged_sale_is_lost(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var counter = await TortureShop.Open(server);
        var storm = new Storm(server, counter, Checkouts, Seed);
        await storm.Rage();
        output.WriteLine($"{store}: {storm.Answered} of {Checkouts} checkouts answered at once, {storm.Restarts.Count} kills, ready again after "
            + string.Join(", ", storm.Restarts.Select(r => r.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture))) + " s");

        // A machine that is busy otherwise may delay some; one that is slow by itself delays all.
        storm.Restarts.Min().ShouldBeLessThan(TimeSpan.FromSeconds(5));

        await storm.SendAgain();
        await counter.ShouldHoldExactly(storm.Acknowledged);
        server.Kill();
        var (exit, text) = await server.Command("verify");
        exit.ShouldBe(0, text);
    }
}
