namespace Bookend.Behaviour.Team;

public sealed class TimeOffTests
{
    [Theory, BothStores]
    public async Task Is_entered_in_local_time_listed_and_removed(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var anna = (await shop.Post("/team", new { name = "Anna" })).ShouldBeOk();

        var entered = (await shop.Post($"/team/{anna.Id}/time-off", new { from = "2026-12-01T09:00", to = "2026-12-01T12:00", reason = "Zahnarzt" })).ShouldBeOk();

        entered.Status.ShouldBe(201);
        ((string)entered.Json["from"]!).ShouldBe("2026-12-01T09:00");
        var claim = (string)entered.Json["claimId"]!;
        (await shop.Get($"/team/{anna.Id}/time-off")).Json["items"]![0]!.ToJsonString().ShouldBe(entered.Text);
        (await shop.Delete($"/team/{anna.Id}/time-off/{claim}")).ShouldBeOk();
        (await shop.Get($"/team/{anna.Id}/time-off?from=2026-11-01")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await shop.Delete($"/team/{anna.Id}/time-off/{claim}")).ShouldRefuse(404, "not_found");
    }

    [Theory, BothStores]
    public async Task Pages_go_on_where_they_stopped(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var anna = (await shop.Post("/team", new { name = "Anna" })).ShouldBeOk();
        foreach (var day in new[] { "03", "01", "02" })
        {
            (await shop.Post($"/team/{anna.Id}/time-off", new { from = $"2026-12-{day}T09:00", to = $"2026-12-{day}T10:00" })).ShouldBeOk();
        }

        var first = (await shop.Get($"/team/{anna.Id}/time-off?limit=2")).Json;
        first["items"]!.AsArray().Select(t => (string)t!["from"]!).ShouldBe(["2026-12-01T09:00", "2026-12-02T09:00"]);
        var second = (await shop.Get($"/team/{anna.Id}/time-off?limit=2&after={Uri.EscapeDataString((string)first["next"]!)}")).Json;
        second["items"]!.AsArray().Select(t => (string)t!["from"]!).ShouldBe(["2026-12-03T09:00"]);
        second["next"].ShouldBeNull();
    }

    [Theory, BothStores]
    public async Task Refuses_what_does_not_work(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var other = await Shop.Open(store);
        var anna = (await shop.Post("/team", new { name = "Anna" })).ShouldBeOk();
        var path = $"/team/{anna.Id}/time-off";
        (await shop.Post(path, new { from = "2026-12-01T12:00", to = "2026-12-01T09:00" })).ShouldRefuse(400, "invalid");
        (await shop.Post(path, new { from = "morgen", to = "2026-12-01T09:00" })).ShouldRefuse(400, "invalid");
        var kept = (await shop.Post(path, new { from = "2026-12-01T09:00", to = "2026-12-01T12:00" })).ShouldBeOk();
        (await shop.Post(path, new { from = "2026-12-01T11:00", to = "2026-12-01T13:00" })).ShouldRefuse(409, "slot_taken");
        (await other.Get(path)).ShouldRefuse(404, "not_found");
        (await other.Post(path, new { from = "2026-12-02T11:00", to = "2026-12-02T13:00" })).ShouldRefuse(404, "not_found");
        (await other.Delete($"{path}/{kept.Json["claimId"]}")).ShouldRefuse(404, "not_found");
        (await shop.Get($"{path}?from=soon")).ShouldRefuse(400, "invalid");
    }
}
