namespace Bookend.Behaviour.Clients;

public sealed class ClientTests
{
    [Theory, BothStores]
    public async Task Is_kept_in_one_form(StoreKind store)
    {
        var shop = await Shop.Open(store);

        // "ü" as u with a combining mark, as some keyboards send it
        var made = (await shop.Post("/clients", new
        {
            name = "  Ju\u0308rgen   Müller ", phone = "0171 / 234-5678", email = " JM@Example.com ", birthday = "1990-11-25", note = "kommt mit Hund", marketingConsent = true,
        })).ShouldBeOk();

        made.Status.ShouldBe(201);
        ((string)made.Json["name"]!).ShouldBe("Jürgen Müller");
        ((string)made.Json["phone"]!).ShouldBe("+491712345678");
        ((string)made.Json["email"]!).ShouldBe("jm@example.com");
        ((string)made.Json["notes"]![0]!["text"]!).ShouldBe("kommt mit Hund");
        ((string)made.Json["createdAt"]!).ShouldBe("2026-11-23T08:00:00+01:00");
        (await shop.Get($"/clients/{made.Id}")).ShouldBeOk().Text.ShouldBe(made.Text);
        (await shop.Facts()).ShouldContain("client.created");
    }

    [Theory, BothStores("jurgen", 1), BothStores("MÜLLER", 1), BothStores("0171 23", 1), BothStores("example.com", 2), BothStores("mull jm@", 1), BothStores("nobody", 0)]
    public async Task Is_found_by_what_the_desk_types(StoreKind store, string search, int found)
    {
        var shop = await Shop.Open(store);
        (await shop.Post("/clients", new { name = "Jürgen Müller", phone = "01712345678", email = "jm@example.com" })).ShouldBeOk();
        (await shop.Post("/clients", new { name = "Ana Lima", phone = "+351 912 345 678", email = "ana@example.com" })).ShouldBeOk();

        var page = (await shop.Get($"/clients?search={Uri.EscapeDataString(search)}")).ShouldBeOk().Json;

        page["items"]!.AsArray().Count.ShouldBe(found);
    }

    [Theory, BothStores]
    public async Task Changes_and_clears_what_is_named(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var made = (await shop.Post("/clients", new { name = "Mia", phone = "030 1234567", birthday = "1990-11-25" })).ShouldBeOk();

        var after = (await shop.Patch($"/clients/{made.Id}", new { phone = (string?)null, tags = new[] { "VIP", " vip", "Stammgast" }, pronouns = "sie", version = 1 })).ShouldBeOk();

        after.Json["phone"].ShouldBeNull();
        after.Json["tags"]!.AsArray().Select(t => (string)t!).ShouldBe(["VIP", "Stammgast"]);
        ((string)after.Json["birthday"]!).ShouldBe("1990-11-25");
        (await shop.Get($"/clients/{made.Id}")).Text.ShouldBe(after.Text);
        (await shop.Patch($"/clients/{made.Id}", new { name = "Late", version = 1 })).ShouldRefuse(412, "stale");
        (await shop.Get("/clients?search=1234567")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        (await shop.Post("/clients", new { name = " " })).ShouldRefuse(400, "name_missing");
        (await shop.Post("/clients", new { name = "A", email = "a b@c" })).ShouldRefuse(400, "email_invalid");
        (await shop.Post("/clients", new { name = "A", phone = "call me" })).ShouldRefuse(400, "phone_invalid");
        (await shop.Post("/clients", new { name = "A", birthday = "2026-11-24" })).ShouldRefuse(400, "birthday_invalid");
        (await shop.Post("/clients", new { name = "A", birthday = "24.11.1990" })).ShouldRefuse(400, "invalid");
        (await shop.Post("/clients", new { name = "A", tags = new[] { " " } })).ShouldRefuse(400, "invalid");
        (await shop.Get("/clients?limit=0")).ShouldRefuse(400, "invalid");
        var made = (await shop.Post("/clients", new { name = "Mia" })).ShouldBeOk();
        (await other.Get($"/clients/{made.Id}")).ShouldRefuse(404, "not_found");
        (await other.Patch($"/clients/{made.Id}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
        (await other.Get("/clients")).Json["items"]!.AsArray().ShouldBeEmpty();
    }
}
