using Bookend.Behaviour.Booking;

namespace Bookend.Behaviour.Store;

/// <summary>What Bookend does by itself, for all businesses in turn.</summary>
public sealed class JobTests
{
    [Theory, BothStores]
    public async Task A_broken_business_holds_up_only_itself(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var broken = await Shop.Open(server, clock: "2026-11-22T08:00:00+01:00"); // older, so it comes first
        var salon = await Salon.Open(await Shop.Open(server));
        var seen = await salon.Shop.LastFact();
        (await salon.Hold("10:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T08:30:00+01:00");
        server.Kill();

        // Its clock stands at a moment that no calendar has.
        await server.Tamper(broken, "UPDATE business_heads SET clock_at = 9223372036854775807 WHERE business_id = $1");
        await server.Launch();
        await salon.Shop.Until(async () => (await salon.Shop.Facts(seen)).Contains("hold.released"));
    }
}
