using Bookend.Behaviour.Sales;
using Bookend.Behaviour.Store;

namespace Bookend.Behaviour.Payments;

public sealed class CardOnFileTests
{
    [Theory, BothStores]
    public async Task A_card_is_kept_by_the_provider_and_one_of_them_is_charged(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, (await counter.Shop.Post("/clients", new { name = "Lea" })).ShouldBeOk().Id);
        var visa = (await shop.Post($"/clients/{lea}/cards", new { token = "tok_ok", autopay = true })).ShouldBeOk();
        visa.Status.ShouldBe(201);
        visa.Text.ShouldNotContain("tok_ok");
        var master = (await shop.Post($"/clients/{lea}/cards", new { token = "tok_empty" })).ShouldBeOk();
        (await Cards(shop, lea)).ShouldBe(["Visa 4242 2034-12-31 True", "Mastercard 0341 2034-12-31 False"]);

        (await shop.Patch($"/cards/{master.Id}", new { autopay = true })).ShouldBeOk();
        (await Cards(shop, lea)).ShouldBe(["Mastercard 0341 2034-12-31 True", "Visa 4242 2034-12-31 False"]);
        (await shop.Delete($"/cards/{master.Id}")).ShouldBeOk();
        (await Cards(shop, lea)).ShouldBe(["Visa 4242 2034-12-31 False"]);
        (await shop.Delete($"/cards/{master.Id}")).ShouldRefuse(404, "not_found");
        (await shop.Patch($"/cards/{master.Id}", new { autopay = true })).ShouldRefuse(404, "not_found");
        (await shop.Facts()).Where(f => f.StartsWith("cardOnFile", StringComparison.Ordinal)).ShouldBe(
            ["cardOnFile.kept", "cardOnFile.kept", "cardOnFile.changed", "cardOnFile.changed", "cardOnFile.removed"]);
    }

    [Theory, BothStores]
    public async Task What_the_provider_does_not_keep_is_not_on_file(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, (await counter.Shop.Post("/clients", new { name = "Lea" })).ShouldBeOk().Id);
        (await shop.Post($"/clients/{lea}/cards", new { token = "tok_declined" })).ShouldRefuse(409, "card_not_kept").Text.ShouldContain("The bank said no. Nothing was charged.");
        (await shop.Post($"/clients/{lea}/cards", new { token = "nonsense" })).ShouldRefuse(409, "card_not_kept");
        (await shop.Post($"/clients/{lea}/cards", new { token = "tok_lost" })).ShouldRefuse(503, "provider_silent");
        (await shop.Post($"/clients/{lea}/cards", new { token = "4242 4242 4242 4242" })).ShouldRefuse(422, "card_number");
        (await shop.Post($"/clients/{lea}/cards", new { })).Status.ShouldBe(400);
        (await shop.Post("/clients/cli_01h2xcejqtf2nbrexx3vqjhp41/cards", new { token = "tok_ok" })).ShouldRefuse(404, "not_found");
        (await shop.Get("/clients/cli_01h2xcejqtf2nbrexx3vqjhp41/cards")).ShouldRefuse(404, "not_found");
        (await Cards(shop, lea)).ShouldBeEmpty();

        // A preview keeps nothing, and its provider is not asked.
        (await shop.Post($"/clients/{lea}/cards?dryRun=true", new { token = "tok_ok" })).ShouldRefuse(409, "no_preview");
        for (var i = 0; i < 5; i++)
        {
            (await shop.Post($"/clients/{lea}/cards", new { token = "tok_ok" })).ShouldBeOk();
        }

        (await shop.Post($"/clients/{lea}/cards", new { token = "tok_ok" })).ShouldRefuse(409, "cards_limit");
    }

    [Theory, BothStores]
    public async Task A_provider_that_moves_no_money_keeps_no_card_of_a_real_business(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, (await counter.Shop.Post("/clients", new { name = "Lea" })).ShouldBeOk().Id);
        await shop.Server.Tamper(shop, "UPDATE business_heads SET is_test = FALSE WHERE business_id = $1");
        (await shop.Post($"/clients/{lea}/cards", new { token = "tok_ok" })).ShouldRefuse(409, "provider_missing");
    }

    private static async Task<IEnumerable<string>> Cards(Shop shop, string client) => (await shop.Get($"/clients/{client}/cards")).ShouldBeOk().Json["items"]!.AsArray()
        .Select(c => $"{c.Text("brand")} {c.Text("last4")} {c.Text("goodUntil")} {(bool)c!["autopay"]!}");
}
