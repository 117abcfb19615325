namespace Bookend.Behaviour.Catalog;

public sealed class ProductTests
{
    private static object Eur(long amount) => new { amount, currency = "EUR" };

    [Theory, BothStores]
    public async Task Is_found_by_the_scanner_and_by_words(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var product = (await shop.Post("/products", new
        {
            name = "Pflege-Öl", brand = "Léa", barcode = " 4001234567890 ", price = Eur(1990), cost = Eur(900), taxIds = new[] { shop.TaxId }, minimum = 2, maximum = 10,
        })).ShouldBeOk();
        product.Status.ShouldBe(201);
        (await shop.Post("/products", new { name = "Kamm", price = Eur(500) })).ShouldBeOk();

        ((string)(await shop.Get("/products?barcode=4001234567890")).Json["items"]![0]!["id"]!).ShouldBe(product.Id);
        (await shop.Get("/products?barcode=4001234567891")).Json["items"]!.AsArray().ShouldBeEmpty();
        ((string)(await shop.Get("/products?search=lea%20ol")).Json["items"]![0]!["id"]!).ShouldBe(product.Id);
        (await shop.Get($"/products/{product.Id}")).ShouldBeOk().Text.ShouldBe(product.Text);
    }

    [Theory, BothStores]
    public async Task Changes_and_clears_what_is_named(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var product = (await shop.Post("/products", new { name = "Öl", barcode = "1", price = Eur(1990), cost = Eur(900), minimum = 2 })).ShouldBeOk();

        var after = (await shop.Patch($"/products/{product.Id}", new { cost = (object?)null, minimum = (int?)null, maximum = 5 })).ShouldBeOk().Json;

        after["cost"].ShouldBeNull();
        after["minimum"].ShouldBeNull();
        ((int)after["maximum"]!).ShouldBe(5);
        ((string)after["barcode"]!).ShouldBe("1");
        (await shop.Patch($"/products/{product.Id}", new { name = "Late", version = 1 })).ShouldRefuse(412, "stale");
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        var product = (await shop.Post("/products", new { name = "Öl", barcode = "77", price = Eur(1990) })).ShouldBeOk();
        (await shop.Post("/products", new { name = "Kamm", barcode = "77", price = Eur(1) })).ShouldRefuse(409, "barcode_taken");
        (await other.Post("/products", new { name = "Kamm", barcode = "77", price = Eur(1) })).ShouldBeOk();
        (await shop.Post("/products", new { name = "A", price = Eur(1), minimum = 5, maximum = 4 })).ShouldRefuse(400, "stock_invalid");
        (await shop.Post("/products", new { name = "A", price = Eur(1), cost = new { amount = 1, currency = "USD" } })).ShouldRefuse(400, "price_invalid");
        (await shop.Post("/products", new { name = new string('x', 121), price = Eur(1) })).ShouldRefuse(400, "invalid");
        (await other.Get($"/products/{product.Id}")).ShouldRefuse(404, "not_found");
        (await other.Patch($"/products/{product.Id}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
        (await shop.Post("/products", new { id = product.Id, name = "Again", price = Eur(1) })).ShouldRefuse(409, "duplicate");
    }
}
