namespace Bookend.Behaviour.Catalog;

public sealed class RoomTests
{
    [Theory, BothStores]
    public async Task Is_added_listed_and_closed(StoreKind store)
    {
        var shop = await Shop.Open(store);

        var room = (await shop.Post("/rooms", new { siteId = shop.SiteId, name = "Raum 1", kind = "treatment" })).ShouldBeOk();

        room.Status.ShouldBe(201);
        ((bool)(await shop.Patch($"/rooms/{room.Id}", new { active = false })).ShouldBeOk().Json["active"]!).ShouldBeFalse();
        var rooms = (await shop.Get($"/rooms?siteId={shop.SiteId}")).Json["items"]!.AsArray();
        rooms.Count.ShouldBe(1, "people are resources too, and no rooms");
        ((string)rooms[0]!["name"]!).ShouldBe("Raum 1");
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        var room = (await shop.Post("/rooms", new { siteId = shop.SiteId, name = "Raum 1", kind = "treatment" })).ShouldBeOk();
        (await shop.Post("/rooms", new { siteId = other.SiteId, name = "Raum 2", kind = "treatment" })).ShouldRefuse(400, "site_unknown");
        (await shop.Post("/rooms", new { siteId = shop.SiteId, name = "Anna", kind = "person" })).ShouldRefuse(400, "invalid");
        (await shop.Post("/rooms", new { siteId = shop.SiteId, name = "", kind = "sauna" })).ShouldRefuse(400, "name_missing");
        (await other.Patch($"/rooms/{room.Id}", new { name = "Mine" })).ShouldRefuse(404, "not_found");
        (await other.Get("/rooms")).Json["items"]!.AsArray().ShouldBeEmpty();
    }
}
