namespace Bookend.Behaviour.Booking;

public sealed class HoldTests
{
    [Theory, BothStores]
    public async Task A_hold_occupies_and_becomes_a_visit(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        hold.Status.ShouldBe(201);
        ((string)hold.Json["expiresAt"]!).ShouldBe("2026-11-23T08:10:00+01:00");
        ((int)hold.Json["price"]!["amount"]!).ShouldBe(4500);
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");
        (await salon.Hold("10:30")).ShouldRefuse(409, "slot_taken");
        (await salon.Times()).ShouldNotContain("10:00");

        var booked = (await salon.Shop.Post("/bookings", new { holdId = hold.Id, client = new { name = "Cleo" } })).ShouldBeOk();
        ((string)booked.Json["startTime"]!).ShouldBe("10:00");
        (await salon.Shop.Post("/bookings", new { holdId = hold.Id })).ShouldRefuse(409, "hold_gone");
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");
    }

    [Theory, BothStores]
    public async Task The_price_that_was_shown_is_kept(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        (await salon.Shop.Patch($"/services/{salon.Cut}", new { price = new { amount = 9900, currency = "EUR" } })).ShouldBeOk();
        var booked = (await salon.Shop.Post("/bookings", new { holdId = hold.Id })).ShouldBeOk();
        ((int)booked.Json["price"]!["amount"]!).ShouldBe(4500);
    }

    [Theory, BothStores]
    public async Task An_expired_hold_is_in_nobodys_way(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T08:09:59+01:00");
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");
        await salon.Shop.SetClock("2026-11-23T08:10:00+01:00");
        (await salon.Times()).ShouldContain("10:00");
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Post("/bookings", new { holdId = hold.Id })).ShouldRefuse(409, "hold_gone");
    }

    [Theory, BothStores]
    public async Task Too_late_but_still_free_is_booked_all_the_same(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T08:15:00+01:00");
        (await salon.Shop.Post("/bookings", new { holdId = hold.Id })).ShouldBeOk();
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");
    }

    [Theory, BothStores]
    public async Task A_released_hold_is_free_at_once(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        (await salon.Shop.Delete($"/holds/{hold.Id}")).ShouldBeOk();
        (await salon.Shop.Delete($"/holds/{hold.Id}")).ShouldBeOk();
        (await salon.Shop.Post("/bookings", new { holdId = hold.Id })).ShouldRefuse(409, "hold_gone");
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Facts()).Count(f => f == "hold.released").ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task A_hold_that_nobody_came_back_to_is_given_up_and_told(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var salon = await Salon.Open(await Shop.Open(server));
        (await salon.Hold("10:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T08:10:00+01:00");
        server.Kill();
        await server.Launch();
        await salon.Shop.Until(async () => (await salon.Shop.Facts()).Contains("hold.released"));
    }

    [Theory, BothStores]
    public async Task The_day_shows_what_is_just_being_booked(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Hold("10:00")).ShouldBeOk();
        var block = (await salon.Shop.Get($"/day?siteId={salon.Shop.SiteId}&date={Salon.Monday}")).ShouldBeOk()
            .Json["columns"]!.AsArray().Single(c => (string)c!["memberId"]! == salon.Anna)!["blocks"]![0]!;
        ((string)block["from"]!).ShouldBe("10:00");
        ((string)block["to"]!).ShouldBe("11:00");
        ((string)block["kind"]!).ShouldBe("hold");
    }
}
