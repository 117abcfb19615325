namespace Bookend.Behaviour.Log;

public sealed class EventTests
{
    /// <summary>A reader that follows while many write sees every fact once and in order, without a gap.</summary>
    [Theory, BothStores]
    public async Task A_live_reader_misses_nothing(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var start = await shop.LastFact();
        const int writers = 16;
        const int each = 25;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(async w =>
        {
            for (var i = 0; i < each; i++)
            {
                (await shop.Once(HttpMethod.Post, "/clients", new { name = $"Client {w}-{i}" }, Shop.NewKey())).ShouldBeOk();
            }
        }));
        var seen = new List<long>();
        var after = start;
        while (seen.Count < writers * each)
        {
            var page = (await shop.Get($"/events?after={after}&limit=50")).Json;
            seen.AddRange(page["items"]!.AsArray().Select(f => (long)f!["sequence"]!));
            after = (long)page["next"]!;
            if (writing.IsCompleted && page["items"]!.AsArray().Count == 0)
            {
                break;
            }
        }

        await writing;
        seen.ShouldBe(Enumerable.Range(1, writers * each).Select(i => start + i));
    }

    [Theory, BothStores]
    public async Task Facts_are_cloud_events(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var fact = (await shop.Get("/events?limit=1")).Json["items"]![0]!;
        ((string?)fact["specversion"]).ShouldBe("1.0");
        ((string?)fact["source"]).ShouldStartWith("/businesses/biz_");
        ((long)fact["sequence"]!).ShouldBe(1);
        foreach (var name in new[] { "id", "type", "subject", "time" })
        {
            ((string?)fact[name]).ShouldNotBeNullOrEmpty();
        }
    }

    /// <summary>Two server processes on one database: what one writes, the other serves at once, with one sequence.</summary>
    [Fact]
    public async Task Two_servers_share_one_log()
    {
        await using var first = await Server.Start(StoreKind.Postgres);
        await using var second = await first.StartSibling();
        var shop = await Shop.Open(first);
        var start = await shop.LastFact();
        var there = shop.On(second);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
            (await (i % 2 == 0 ? shop : there).Once(HttpMethod.Post, "/clients", new { name = $"Client {i}" }, Shop.NewKey())).ShouldBeOk()));
        var here = (await shop.Get($"/events?after={start}&limit=500")).Json["items"]!.ToJsonString();
        here.ShouldBe((await there.Get($"/events?after={start}&limit=500")).Json["items"]!.ToJsonString());
        (await shop.LastFact()).ShouldBe(start + 60);
    }
}
