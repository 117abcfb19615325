using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Packages;

public sealed class PackageTests
{
    [Theory, BothStores]
    public async Task A_package_is_made_listed_and_changed(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var shop = desk.Shop;
        var made = (await shop.Get($"/packages/{desk.Ten}")).ShouldBeOk().Json;
        made.Text("name").ShouldBe("10 × Facial");
        ((int)made["sessions"]!).ShouldBe(10);
        made["taxIds"]!.AsArray().Select(t => (string)t!).ShouldBe([shop.TaxId], "taxed like the first of its services");
        made.Text("taxAt").ShouldBe("sale");
        ((int)made["version"]!).ShouldBe(1);
        var changed = (await shop.Patch($"/packages/{desk.Ten}", new { price = desk.Counter.Money(52000), validMonths = (int?)null, validDays = 90, version = 1 })).ShouldBeOk();
        changed.Json["price"].Amount().ShouldBe(52000);
        ((int?)changed.Json["validMonths"]).ShouldBeNull();
        ((int)changed.Json["version"]!).ShouldBe(2);
        (await shop.Patch($"/packages/{desk.Ten}", new { name = "Other", version = 1 })).ShouldRefuse(412, "stale");
        var listed = (await shop.Get("/packages?search=facial")).ShouldBeOk();
        listed.Json["items"]!.AsArray().Select(p => p.Text("id")).ShouldBe([desk.Ten]);
    }

    [Theory, BothStores]
    public async Task What_cannot_be_is_said(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var price = desk.Counter.Money(100);
        object Of(int sessions, params string[] services) => new { sessions, serviceIds = services };
        (await desk.Shop.Post("/packages", new { name = " ", price, contents = new[] { Of(1, desk.Facial) } })).ShouldRefuse(400, "name_missing");
        (await desk.Shop.Post("/packages", new { name = "P", price, contents = Array.Empty<object>() })).ShouldRefuse(400, "package_contents_invalid");
        (await desk.Shop.Post("/packages", new { name = "P", price, contents = new[] { Of(0, desk.Facial) } })).ShouldRefuse(400, "package_contents_invalid");
        (await desk.Shop.Post("/packages", new { name = "P", price, contents = new[] { Of(201, desk.Facial) } })).ShouldRefuse(400, "package_contents_invalid");
        (await desk.Shop.Post("/packages", new { name = "P", price, contents = new[] { Of(1, desk.Facial[..^1] + (desk.Facial[^1] == '0' ? '1' : '0')) } })).Status.ShouldBe(400);
        (await desk.Shop.Post("/packages", new { name = "P", price, contents = new[] { Of(1, desk.Facial) }, validMonths = 1, validDays = 1 })).ShouldRefuse(400, "invalid");
        (await desk.Shop.Post("/packages", new { name = "P", price = new { amount = 1, currency = "USD" }, contents = new[] { Of(1, desk.Facial) } })).ShouldRefuse(400, "invalid");
        (await desk.Shop.Get("/packages/pkg_01h2xcejqtf2nbrexx3vqjhp41")).ShouldRefuse(404, "package_unknown");
    }

    [Theory, BothStores]
    public async Task A_package_that_is_no_longer_active_is_not_sold(StoreKind store)
    {
        var desk = await Desk.Open(store);
        (await desk.Shop.Patch($"/packages/{desk.Ten}", new { active = false })).ShouldBeOk();
        (await desk.Counter.Sell([desk.Line(desk.Ten)], [desk.Counter.Cash(50000)], clientId: desk.Client)).ShouldRefuse(409, "package_not_sold");
    }

    [Theory, BothStores]
    public async Task Prices_without_tax_take_the_tax_at_sale(StoreKind store)
    {
        var desk = await Desk.Open(store, pricesIncludeTax: false);
        (await desk.Shop.Post("/packages", new
        {
            name = "P", price = desk.Counter.Money(100), contents = new[] { new { sessions = 1, serviceIds = new[] { desk.Facial } } }, taxAt = "redemption",
        })).ShouldRefuse(400, "invalid");
    }
}
