namespace Bookend.Behaviour.Places;

public sealed class TaxRateTests
{
    [Theory, BothStores]
    public async Task Is_added_listed_and_changed(StoreKind store)
    {
        var shop = await Shop.Open(store);

        var rate = (await shop.Post("/tax-rates", new { name = "MwSt 7 %", ppm = 70000 })).ShouldBeOk();

        rate.Status.ShouldBe(201);
        var changed = (await shop.Patch($"/tax-rates/{rate.Id}", new { ppm = 50000, active = false })).ShouldBeOk().Json;
        ((int)changed["ppm"]!).ShouldBe(50000);
        ((int)changed["version"]!).ShouldBe(2);
        (await shop.Get("/tax-rates")).Json["items"]!.AsArray().Select(t => (int)t!["ppm"]!).ShouldBe([190000, 50000]);
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        (await shop.Post("/tax-rates", new { name = "Much", ppm = 1_000_001 })).ShouldRefuse(400, "ppm_invalid");
        (await shop.Post("/tax-rates", new { name = "None", ppm = -1 })).ShouldRefuse(400, "ppm_invalid");
        (await shop.Post("/tax-rates", new { name = "", ppm = 1 })).ShouldRefuse(400, "name_missing");
        (await other.Patch($"/tax-rates/{shop.TaxId}", new { ppm = 0 })).ShouldRefuse(404, "not_found");
        (await shop.Patch($"/tax-rates/{shop.TaxId}", new { ppm = 0, version = 4 })).ShouldRefuse(412, "stale");
    }
}
