namespace Bookend.Behaviour.Clients;

public sealed class RemarkTests
{
    [Theory, BothStores]
    public async Task Allergies_preferences_and_notes_say_where_they_come_from(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var mia = (await shop.Post("/clients", new { name = "Mia" })).ShouldBeOk().Id;

        (await shop.Post($"/clients/{mia}/preferences", new { text = "Tee statt Kaffee" })).ShouldBeOk();
        (await shop.Post($"/clients/{mia}/notes", new { text = "Ruft vorher an", pinned = true })).ShouldBeOk();
        (await shop.Post($"/clients/{mia}/allergies", new { text = "Nüsse / Samen", severity = "warn" })).ShouldBeOk();
        var client = (await shop.Post($"/clients/{mia}/allergies", new { text = "nusse / samen", severity = "block" })).ShouldBeOk().Json;

        client["allergies"]!.AsArray().Count.ShouldBe(1, "the same words again are the same allergy");
        ((string)client["allergies"]![0]!["severity"]!).ShouldBe("block");
        ((string)client["allergies"]![0]!["source"]!).ShouldNotBeEmpty();
        ((string)client["preferences"]![0]!["at"]!).ShouldBe("2026-11-23T08:00:00+01:00");
        ((string)client["notes"]![0]!["author"]!).ShouldNotBeEmpty();
        ((bool)client["notes"]![0]!["pinned"]!).ShouldBeTrue();
        ((int)client["version"]!).ShouldBe(5);
    }

    [Theory, BothStores]
    public async Task An_allergy_is_taken_off_by_its_words(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var mia = (await shop.Post("/clients", new { name = "Mia" })).ShouldBeOk().Id;
        (await shop.Post($"/clients/{mia}/allergies", new { text = "Nüsse / Samen" })).ShouldBeOk();
        var text = Uri.EscapeDataString("Nüsse / Samen");

        (await shop.Delete($"/clients/{mia}/allergies/{text}")).ShouldBeOk().Json["allergies"]!.AsArray().ShouldBeEmpty();

        (await shop.Delete($"/clients/{mia}/allergies/{text}")).ShouldRefuse(404, "not_found");
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        var mia = (await shop.Post("/clients", new { name = "Mia" })).ShouldBeOk().Id;
        (await shop.Post($"/clients/{mia}/notes", new { text = " " })).ShouldRefuse(400, "text_missing");
        (await shop.Post($"/clients/{mia}/allergies", new { text = new string('x', 401) })).ShouldRefuse(400, "invalid");
        (await shop.Post($"/clients/{mia}/allergies", new { text = "x", severity = "deadly" })).ShouldRefuse(400, "invalid");
        (await other.Post($"/clients/{mia}/notes", new { text = "x" })).ShouldRefuse(404, "not_found");
        (await other.Post($"/clients/{mia}/allergies", new { text = "x" })).ShouldRefuse(404, "not_found");
        (await other.Post($"/clients/{mia}/preferences", new { text = "x" })).ShouldRefuse(404, "not_found");
        (await other.Delete($"/clients/{mia}/allergies/x")).ShouldRefuse(404, "not_found");
    }
}
