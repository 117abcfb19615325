namespace Bookend.Behaviour.Places;

public sealed class BusinessTests
{
    [Theory, BothStores]
    public async Task Is_shown_as_it_was_opened(StoreKind store)
    {
        var shop = await Shop.Open(store, currency: "CHF", zone: "Europe/Zurich", pricesIncludeTax: false);

        var business = (await shop.Get("/business")).ShouldBeOk().Json;

        ((string)business["slug"]!).ShouldBe(shop.Slug);
        ((string)business["currency"]!).ShouldBe("CHF");
        ((string)business["timeZone"]!).ShouldBe("Europe/Zurich");
        ((bool)business["pricesIncludeTax"]!).ShouldBeFalse();
        ((string)business["rounding"]!["tax"]!).ShouldBe("halfUp");
        ((string)business["rounding"]!["taxPer"]!).ShouldBe("line");
        ((int)business["version"]!).ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task Changes_what_is_named_and_nothing_else(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var before = (await shop.Get("/business")).Json;

        var after = (await shop.Patch("/business", new { accent = "#0F766E", rounding = new { cashStep = 5, taxPer = "rate" }, version = 1 })).ShouldBeOk().Json;

        ((string)after["accent"]!).ShouldBe("#0f766e");
        ((long)after["rounding"]!["cashStep"]!).ShouldBe(5);
        ((string)after["rounding"]!["taxPer"]!).ShouldBe("rate");
        ((string)after["rounding"]!["tax"]!).ShouldBe("halfUp");
        ((string)after["name"]!).ShouldBe((string)before["name"]!);
        (await shop.Get("/business")).Text.ShouldBe(after.ToJsonString(Plain.Json));
        (await shop.Patch("/business", new { accent = (string?)null })).ShouldBeOk().Json["accent"].ShouldBeNull();
        (await shop.Facts()).Count(f => f == "business.changed").ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Patch("/business", new { name = " " })).ShouldRefuse(400, "name_missing");
        (await shop.Patch("/business", new { timeZone = "Berlin" })).ShouldRefuse(400, "zone_unknown");
        (await shop.Patch("/business", new { locale = "german" })).ShouldRefuse(400, "locale_invalid");
        (await shop.Patch("/business", new { currency = "USD" })).ShouldRefuse(400, "invalid");
        (await shop.Patch("/business", new { accent = "teal" })).ShouldRefuse(400, "invalid");
        (await shop.Patch("/business", new { rounding = new { cashStep = 0 } })).ShouldRefuse(400, "invalid");
        (await shop.Patch("/business", new { colour = "#0f766e" })).ShouldRefuse(400, "invalid");
        (await shop.Patch("/business", new { name = "Late", version = 7 })).ShouldRefuse(412, "stale");
        ((int)(await shop.Get("/business")).Json["version"]!).ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task A_preview_changes_nothing(StoreKind store)
    {
        var shop = await Shop.Open(store);
        ((string)(await shop.Patch("/business?dryRun=true", new { name = "Maybe" })).ShouldBeOk().Json["name"]!).ShouldBe("Maybe");
        ((string)(await shop.Get("/business")).Json["name"]!).ShouldStartWith("Salon ");
    }
}
