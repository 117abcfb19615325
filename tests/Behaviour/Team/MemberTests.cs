namespace Bookend.Behaviour.Team;

public sealed class MemberTests
{
    [Theory, BothStores]
    public async Task Starts_with_the_hours_of_the_site(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var cut = (await shop.Post("/services", new { name = "Schnitt", durationMinutes = 45, price = new { amount = 4500, currency = "EUR" } })).ShouldBeOk();

        var anna = (await shop.Post("/team", new { name = "Anna", title = "Stylistin", email = "Anna@Example.com", serviceIds = new[] { cut.Id } })).ShouldBeOk();

        anna.Status.ShouldBe(201);
        ((string)anna.Json["role"]!).ShouldBe("staff");
        ((string)anna.Json["email"]!).ShouldBe("anna@example.com");
        anna.Json["hours"]!.AsArray().Count.ShouldBe(6);
        ((string)anna.Json["color"]!).ShouldMatch("^#[0-9a-f]{6}$");
        (await shop.Get($"/team/{anna.Id}")).ShouldBeOk().Text.ShouldBe(anna.Text);
        var team = (await shop.Get("/team")).Json["items"]!.AsArray();
        team.Select(m => (string)m!["name"]!).ShouldBe(["Olga Owner", "Anna"]);
        ((string)team[0]!["role"]!).ShouldBe("owner");
    }

    [Theory, BothStores]
    public async Task Changes_skills_hours_and_role(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var price = new { amount = 4500, currency = "EUR" };
        var cut = (await shop.Post("/services", new { name = "Schnitt", durationMinutes = 45, price })).ShouldBeOk();
        var colour = (await shop.Post("/services", new { name = "Farbe", durationMinutes = 90, price })).ShouldBeOk();
        var anna = (await shop.Post("/team", new { name = "Anna", serviceIds = new[] { cut.Id } })).ShouldBeOk();

        var after = (await shop.Patch($"/team/{anna.Id}", new
        {
            role = "desk",
            serviceIds = new[] { colour.Id },
            hours = new[] { new { day = "wednesday", from = "10:00", to = "14:00" } },
            title = (string?)null,
            version = 1,
        })).ShouldBeOk();

        ((string)after.Json["role"]!).ShouldBe("desk");
        (await shop.Get($"/team/{anna.Id}")).Text.ShouldBe(after.Text);
        ((string)after.Json["serviceIds"]![0]!).ShouldBe(colour.Id);
        after.Json["hours"]!.AsArray().Count.ShouldBe(1);
        (await shop.Patch($"/team/{anna.Id}", new { name = "Late", version = 1 })).ShouldRefuse(412, "stale");
    }

    [Theory, BothStores]
    public async Task Somebody_stays_the_owner(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Patch($"/team/{shop.OwnerId}", new { role = "manager" })).ShouldRefuse(409, "last_owner");
        (await shop.Patch($"/team/{shop.OwnerId}", new { active = false })).ShouldRefuse(409, "last_owner");
        var login = new { email = $"owner-{shop.Slug}@example.com", password = "correct horse battery", role = "desk" };
        (await shop.Put($"/team/{shop.OwnerId}/login", login)).ShouldRefuse(409, "last_owner");
        var ole = (await shop.Post("/team", new { name = "Ole", role = "owner" })).ShouldBeOk().Id;
        (await shop.Patch($"/team/{ole}", new { active = false })).ShouldBeOk();
        (await shop.Put($"/team/{shop.OwnerId}/login", login)).ShouldRefuse(409, "last_owner"); // an owner who is shut out does not count
        (await shop.Patch($"/team/{ole}", new { active = true })).ShouldBeOk();
        (await shop.Put($"/team/{shop.OwnerId}/login", login)).ShouldBeOk();
        (await shop.Patch($"/team/{shop.OwnerId}", new { role = "owner" })).ShouldBeOk();
        (await shop.Patch($"/team/{shop.OwnerId}", new { role = "manager" })).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        (await shop.Post("/team", new { name = " " })).ShouldRefuse(400, "name_missing");
        (await shop.Post("/team", new { name = "A", email = "a@" })).ShouldRefuse(400, "email_invalid");
        (await shop.Post("/team", new { name = "A", color = "red" })).ShouldRefuse(400, "invalid");
        (await shop.Post("/team", new { name = "A", role = "king" })).ShouldRefuse(400, "invalid");
        (await shop.Post("/team", new { name = "A", siteId = other.SiteId })).ShouldRefuse(400, "site_unknown");
        (await shop.Post("/team", new { name = "A", hours = new[] { new { day = "none", from = "10:00", to = "14:00" } } })).ShouldRefuse(400, "invalid");
        (await other.Get($"/team/{shop.OwnerId}")).ShouldRefuse(404, "not_found");
        (await other.Patch($"/team/{shop.OwnerId}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
    }
}
