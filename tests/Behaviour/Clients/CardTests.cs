namespace Bookend.Behaviour.Clients;

public sealed class CardTests
{
    [Theory, BothStores]
    public async Task Shows_at_a_glance_what_to_heed(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var mia = (await shop.Post("/clients", new { name = "Mia", phone = "030 1234567", birthday = "1990-11-28" })).ShouldBeOk().Id;
        (await shop.Post($"/clients/{mia}/notes", new { text = "Ruft vorher an", pinned = true })).ShouldBeOk();
        (await shop.Post($"/clients/{mia}/allergies", new { text = "Latex", severity = "block" })).ShouldBeOk();
        (await shop.Post($"/clients/{mia}/allergies", new { text = "Parfum", severity = "info" })).ShouldBeOk();
        (await shop.Post($"/clients/{mia}/preferences", new { text = "Tee" })).ShouldBeOk();

        var card = (await shop.Get($"/clients/{mia}/card")).ShouldBeOk().Json;

        ((bool)card["client"]!["birthdaySoon"]!).ShouldBeTrue();
        card["alerts"]!.AsArray().Select(a => (string)a!["text"]!).ShouldBe(["Latex", "Ruft vorher an"]);
        card["allergies"]!.AsArray().Count.ShouldBe(2);
        ((string)card["preferences"]![0]!["text"]!).ShouldBe("Tee");
        ((int)card["stats"]!["visits"]!).ShouldBe(0);
        card["stats"]!["spent"]!.ToJsonString().ShouldBe("""{"amount":0,"currency":"EUR"}""");
        (await (await Shop.Open(store)).Get($"/clients/{mia}/card")).ShouldRefuse(404, "not_found");
    }

    [Theory, BothStores]
    public async Task The_timeline_goes_on_where_it_stopped_also_within_one_moment(StoreKind store)
    {
        var shop = await Shop.Open(store); // its clock stands still: all notes are of the same moment
        var mia = (await shop.Post("/clients", new { name = "Mia" })).ShouldBeOk().Id;
        foreach (var text in new[] { "1", "2", "3", "4", "5" })
        {
            (await shop.Post($"/clients/{mia}/notes", new { text })).ShouldBeOk();
        }

        await shop.SetClock("2026-11-23T09:00:00+01:00");
        (await shop.Post($"/clients/{mia}/notes", new { text = "6" })).ShouldBeOk();
        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await shop.Get($"/clients/{mia}/timeline?limit=2&after={next}")).ShouldBeOk().Json;
            seen.AddRange(page["items"]!.AsArray().Select(i => (string)i!["detail"]!));
            next = (string?)page["next"];
        }

        seen[0].ShouldBe("6");
        seen.Order().ShouldBe(["1", "2", "3", "4", "5", "6"]);
        (await shop.Get($"/clients/{mia}/timeline?after=x")).ShouldRefuse(400, "invalid");
        (await (await Shop.Open(store)).Get($"/clients/{mia}/timeline")).ShouldRefuse(404, "not_found");
    }
}
