namespace Bookend.Behaviour.Places;

public sealed class SiteTests
{
    [Theory, BothStores]
    public async Task A_second_site_takes_the_business_as_its_model(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var slug = $"{shop.Slug}-nord";

        var made = (await shop.Post("/sites", new
        {
            name = "  Nord ",
            slug,
            email = "Nord@Example.com",
            hours = new[] { new { day = "friday", from = "18:00", to = "02:00" }, new { day = "monday", from = "09:00", to = "13:00" } },
        })).ShouldBeOk();

        made.Status.ShouldBe(201);
        ((string)made.Json["name"]!).ShouldBe("Nord");
        ((string)made.Json["email"]!).ShouldBe("nord@example.com");
        ((string)made.Json["timeZone"]!).ShouldBe("Europe/Berlin");
        ((string)made.Json["currency"]!).ShouldBe("EUR");
        var shown = (await shop.Get($"/sites/{made.Id}")).ShouldBeOk().Json;
        ((string)shown["hours"]![0]!["day"]!).ShouldBe("monday");
        ((string)shown["hours"]![1]!["to"]!).ShouldBe("02:00");
        (await shop.Get("/sites")).Json["items"]!.AsArray().Count.ShouldBe(2);
        var first = (await shop.Get("/sites?limit=1")).Json;
        ((string)(await shop.Get($"/sites?limit=1&after={first["next"]}")).Json["items"]![0]!["id"]!).ShouldBe(made.Id);
    }

    [Theory, BothStores]
    public async Task Hours_and_address_change_and_the_old_address_stays_ours(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);

        var site = (await shop.Patch($"/sites/{shop.SiteId}", new
        {
            slug = $"{shop.Slug}-neu",
            phone = "030 12345",
            hours = new[] { new { day = "tuesday", from = "10:00", to = "18:00" } },
            version = 1,
        })).ShouldBeOk().Json;

        site["hours"]!.AsArray().Count.ShouldBe(1);
        (await shop.Get($"/sites/{shop.SiteId}")).Json["hours"]!.AsArray().Count.ShouldBe(1);
        (await other.Patch($"/sites/{other.SiteId}", new { slug = shop.Slug })).ShouldRefuse(409, "slug_taken");
        (await other.Post("/sites", new { name = "Fake", slug = $"{shop.Slug}-neu" })).ShouldRefuse(409, "slug_taken");
        ((string)(await shop.Patch($"/sites/{shop.SiteId}", new { slug = shop.Slug, phone = (string?)null })).ShouldBeOk().Json["slug"]!).ShouldBe(shop.Slug);
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Post("/sites", new { name = "", slug = "abc" })).ShouldRefuse(400, "name_missing");
        (await shop.Post("/sites", new { name = "A", slug = "Über uns" })).ShouldRefuse(400, "slug_invalid");
        (await shop.Post("/sites", new { name = "A", slug = "abc-1", timeZone = "Mars" })).ShouldRefuse(400, "zone_unknown");
        (await shop.Post("/sites", new { name = "A", slug = "abc-1", currency = "XXX" })).ShouldRefuse(400, "currency_invalid");
        (await shop.Patch($"/sites/{shop.SiteId}", new { currency = "USD" })).ShouldRefuse(400, "invalid");
        (await shop.Patch($"/sites/{shop.SiteId}", new { email = "nobody" })).ShouldRefuse(400, "email_invalid");
        (await shop.Patch($"/sites/{shop.SiteId}", new
        {
            hours = new[] { new { day = "sunday", from = "20:00", to = "02:00" }, new { day = "monday", from = "01:00", to = "05:00" } },
        })).ShouldRefuse(400, "invalid").Json["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/hours/1");
        (await shop.Get("/sites?limit=501")).ShouldRefuse(400, "invalid");
        (await shop.Get("/sites?after=site_1")).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task Belongs_to_one_business(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        (await other.Get($"/sites/{shop.SiteId}")).ShouldRefuse(404, "not_found");
        (await other.Patch($"/sites/{shop.SiteId}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
    }
}
