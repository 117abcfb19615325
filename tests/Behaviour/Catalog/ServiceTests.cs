namespace Bookend.Behaviour.Catalog;

public sealed class ServiceTests
{
    private static object Eur(long amount) => new { amount, currency = "EUR" };

    [Theory, BothStores]
    public async Task Is_made_with_its_add_on_and_shown(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var mask = (await shop.Post("/services", new { name = "Mask", kind = "addOn", durationMinutes = 10, price = Eur(500), taxIds = new[] { shop.TaxId } })).ShouldBeOk();

        var cut = (await shop.Post("/services", new
        {
            name = "Schnitt",
            category = "Haare",
            durationMinutes = 45,
            bufferAfterMinutes = 5,
            price = Eur(4500),
            taxIds = new[] { shop.TaxId },
            addOnIds = new[] { mask.Id },
            online = true,
            color = "#0F766E",
        })).ShouldBeOk();

        cut.Status.ShouldBe(201);
        cut.Json["price"]!.ToJsonString().ShouldBe("""{"amount":4500,"currency":"EUR"}""");
        (await shop.Get($"/services/{cut.Id}")).ShouldBeOk().Text.ShouldBe(cut.Text);
        ((string)cut.Json["color"]!).ShouldBe("#0f766e");
        (await shop.Facts()).Count(f => f == "service.changed").ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Changes_and_clears_what_is_named(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var cut = (await shop.Post("/services", new { name = "Schnitt", category = "Haare", durationMinutes = 45, price = Eur(4500) })).ShouldBeOk();

        var after = (await shop.Patch($"/services/{cut.Id}", new { category = (string?)null, price = Eur(4900), active = false, version = 1 })).ShouldBeOk().Json;

        after["category"].ShouldBeNull();
        ((long)after["price"]!["amount"]!).ShouldBe(4900);
        ((int)after["durationMinutes"]!).ShouldBe(45);
        ((bool)after["active"]!).ShouldBeFalse();
        (await shop.Patch($"/services/{cut.Id}", new { name = "Late", version = 1 })).ShouldRefuse(412, "stale");
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        async Task Refused(object body, string code) => (await shop.Post("/services", body)).ShouldRefuse(400, code);
        await Refused(new { name = " ", durationMinutes = 45, price = Eur(1) }, "name_missing");
        await Refused(new { name = "A", durationMinutes = 0, price = Eur(1) }, "duration_invalid");
        await Refused(new { name = "A", durationMinutes = 1441, price = Eur(1) }, "duration_invalid");
        await Refused(new { name = "A", durationMinutes = 45, bufferBeforeMinutes = -1, price = Eur(1) }, "duration_invalid");
        await Refused(new { name = "A", durationMinutes = 45, price = Eur(-1) }, "price_invalid");
        await Refused(new { name = "A", durationMinutes = 45, price = new { amount = 1, currency = "USD" } }, "price_invalid");
        await Refused(new { name = "A", durationMinutes = 45, price = new { amount = 1 } }, "invalid");
        await Refused(new { name = "A", durationMinutes = 45, price = Eur(1), taxIds = new[] { other.TaxId } }, "tax_unknown");
        var cut = (await shop.Post("/services", new { name = "Cut", durationMinutes = 45, price = Eur(1) })).ShouldBeOk();
        await Refused(new { name = "A", durationMinutes = 45, price = Eur(1), addOnIds = new[] { cut.Id } }, "add_on_unknown");
        (await other.Get($"/services/{cut.Id}")).ShouldRefuse(404, "not_found");
        (await other.Patch($"/services/{cut.Id}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
    }

    [Theory, BothStores]
    public async Task The_list_is_alphabetical_and_goes_on_where_it_stopped(StoreKind store)
    {
        var shop = await Shop.Open(store);
        foreach (var name in new[] { "Ölbad", "Zopf", "ananas", "Ölbad", "Bart" })
        {
            (await shop.Post("/services", new { name, durationMinutes = 30, price = Eur(100) })).ShouldBeOk();
        }

        var names = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await shop.Get($"/services?limit=2&after={next}")).ShouldBeOk().Json;
            names.AddRange(page["items"]!.AsArray().Select(s => (string)s!["name"]!));
            next = (string?)page["next"];
        }

        names.ShouldBe(["ananas", "Bart", "Ölbad", "Ölbad", "Zopf"]);
        (await shop.Get("/services?search=OLBAD")).Json["items"]!.AsArray().Count.ShouldBe(2);
        (await shop.Get("/services?after=nonsense")).ShouldRefuse(400, "invalid");
    }
}
