namespace Bookend.Behaviour.Booking;

/// <summary>The desk gives one visit another length than the catalogue's; what is taken of the day follows.</summary>
public sealed class LengthTests
{
    [Theory, BothStores]
    public async Task A_visit_may_be_longer_or_shorter_than_its_service(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var care = await salon.Service("Care", 10, 1000, kind: "addOn");
        var long_ = await salon.Service("Long cut", 45, 4500, after: 15, addOns: [care]);
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { salon.Cut, long_ } })).ShouldBeOk();

        var booked = (await Book(salon, "09:00", 90, long_, care)).ShouldBeOk();
        ((string?)booked.Json["endTime"]).ShouldBe("10:40"); // ninety minutes and the care's ten
        ((long)booked.Json["price"]!["amount"]!).ShouldBe(5500); // the price is the catalogue's
        (await salon.Times(member: salon.Anna))[0].ShouldBe("11:00"); // a quarter of an hour to tidy up comes after
        (await salon.Book("10:30")).ShouldRefuse(409, "slot_taken");

        var shorter = (await salon.Step(booked, "move", new { start = Salon.At("09:00"), durationMinutes = 20 })).ShouldBeOk();
        (shorter.Json["startTime"]!.ToString(), shorter.Json["endTime"]!.ToString()).ShouldBe(("09:00", "09:30"));
        (await salon.Times(member: salon.Anna))[0].ShouldBe("09:45");
        var after = (await salon.Book("09:45")).ShouldBeOk();

        (await salon.Step(booked, "move", new { start = Salon.At("09:00"), durationMinutes = 60 })).ShouldRefuse(409, "slot_taken");
        ((string?)(await salon.Shop.Get($"/bookings/{booked.Id}")).Json["endTime"]).ShouldBe("09:30");
        var elsewhere = (await salon.Step(booked, "move", new { start = Salon.At("14:00") })).ShouldBeOk(); // as long as it was
        ((string?)elsewhere.Json["endTime"]).ShouldBe("14:30");
        (await salon.Step(after, "cancel")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task A_length_has_limits_and_a_hold_keeps_its_own(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await Book(salon, "09:00", 4)).ShouldRefuse(400, "invalid");
        (await Book(salon, "09:00", 721)).ShouldRefuse(400, "invalid");
        (await Book(salon, "16:30", 45)).ShouldRefuse(409, "not_offered"); // past the end of her day
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        (await salon.Shop.Post("/bookings", new { holdId = hold.Id, durationMinutes = 90, client = new { name = "Cleo" } })).ShouldRefuse(400, "invalid");
        var booked = (await Book(salon, "12:00", 30)).ShouldBeOk();
        (await salon.Step(booked, "move", new { start = Salon.At("12:00"), durationMinutes = 0 })).ShouldRefuse(400, "invalid");
    }

    private static Task<Reply> Book(Salon salon, string time, int minutes, string? service = null, params string[] addOns) => salon.Shop.Post("/bookings", new
    {
        siteId = salon.Shop.SiteId, serviceId = service ?? salon.Cut, addOnIds = addOns, memberId = salon.Anna, start = Salon.At(time),
        client = new { name = "Cleo Client" }, durationMinutes = minutes,
    });
}
