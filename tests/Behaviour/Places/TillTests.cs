namespace Bookend.Behaviour.Places;

public sealed class TillTests
{
    [Theory, BothStores]
    public async Task Is_added_listed_and_renamed(StoreKind store)
    {
        var shop = await Shop.Open(store);

        var till = (await shop.Post("/tills", new { siteId = shop.SiteId, name = "Bar" })).ShouldBeOk();

        till.Status.ShouldBe(201);
        ((long)till.Json["nextReceipt"]!).ShouldBe(1);
        ((bool)till.Json["enrolled"]!).ShouldBeFalse();
        ((string)(await shop.Patch($"/tills/{till.Id}", new { name = "Bar links", version = 1 })).ShouldBeOk().Json["name"]!).ShouldBe("Bar links");
        var names = (await shop.Get("/tills")).Json["items"]!.AsArray().Select(t => (string)t!["name"]!);
        names.ShouldBe(["Till 1", "Bar links"]);
    }

    [Theory, BothStores]
    public async Task Stands_at_a_site_of_the_business(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        (await shop.Post("/tills", new { siteId = other.SiteId, name = "Bar" })).ShouldRefuse(400, "site_unknown");
        (await shop.Post("/tills", new { siteId = shop.SiteId, name = "" })).ShouldRefuse(400, "name_missing");
        (await other.Patch($"/tills/{shop.TillId}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
        (await shop.Patch($"/tills/{shop.TillId}", new { name = "Late", version = 9 })).ShouldRefuse(412, "stale");
    }
}
