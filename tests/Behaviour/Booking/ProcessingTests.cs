using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Booking;

/// <summary>While colour sets, the person serves somebody else; the chair stays taken.</summary>
public sealed class ProcessingTests
{
    private static readonly object[] Sets = [new { after = 30, minutes = 30 }];

    [Theory, BothStores]
    public async Task Somebody_else_is_served_while_colour_sets(StoreKind store)
    {
        var (salon, colour, trim) = await Open(store);
        var booked = (await salon.Book("10:00", service: colour)).ShouldBeOk();
        (booked.Json.Text("endTime"), booked.Json["processing"]![0]!.Text("from"), booked.Json["processing"]![0]!.Text("to")).ShouldBe(("11:30", "10:30", "11:00"));
        var times = await salon.Times(member: salon.Anna, service: trim);
        times.ShouldContain("10:30");
        times.ShouldNotContain("10:15");
        times.ShouldNotContain("10:45");
        times.ShouldContain("11:30");
        (await salon.Book("10:15", service: trim)).ShouldRefuse(409, "slot_taken");
        var between = (await salon.Book("10:30", service: trim)).ShouldBeOk();
        (await salon.Book("10:30", service: trim)).ShouldRefuse(409, "slot_taken");

        // Two colours interleave: one sets while the other is worked on.
        (await salon.Step(between, "cancel")).ShouldBeOk();
        (await salon.Book("10:30", service: colour)).ShouldBeOk();
        (await salon.Times(member: salon.Anna, service: trim)).Take(3).ShouldBe(["09:00", "09:15", "09:30"]);
        (await salon.Book("11:30", service: trim)).ShouldRefuse(409, "slot_taken"); // the second is finished then
    }

    [Theory, BothStores]
    public async Task A_moved_a_held_and_a_revived_visit_keep_their_processing_time(StoreKind store)
    {
        var (salon, colour, trim) = await Open(store);
        var hold = (await salon.Hold("10:00", service: colour)).ShouldBeOk();
        (await salon.Book("10:30", service: trim)).ShouldBeOk();
        var booked = (await salon.Shop.Post("/bookings", new { holdId = hold.Id, client = new { name = "Cleo" } })).ShouldBeOk();
        (await salon.Shop.Patch($"/services/{colour}", new { processing = Array.Empty<object>() })).ShouldBeOk();

        // As promised, whatever the catalogue says now: over its own old time it moves by half an hour and leaves its gap.
        var moved = (await salon.Step(booked, "move", new { start = Salon.At("13:00") })).ShouldBeOk();
        moved.Json["processing"]![0]!.Text("from").ShouldBe("13:30");
        (await salon.Book("13:30", service: trim)).ShouldBeOk();
        (await salon.Book("10:00", service: trim)).ShouldBeOk();

        await salon.Shop.SetClock($"{Salon.Monday}T15:00:00+01:00");
        var gone = (await salon.Step(moved, "no-show")).ShouldBeOk();
        (await salon.Step(gone, "undo")).ShouldBeOk();
        (await salon.Book("13:45", service: trim)).ShouldRefuse(409, "slot_taken");

        // Shorter, what lies beyond the end falls away.
        await salon.Shop.SetClock($"{Salon.Monday}T08:00:00+01:00");
        var shorter = (await salon.Step(gone, "move", new { start = Salon.At("15:00"), durationMinutes = 45 })).ShouldBeOk();
        (shorter.Json.Text("endTime"), shorter.Json["processing"]![0]!.Text("to")).ShouldBe(("15:45", "15:45"));
        (await salon.Book("15:15", service: trim)).ShouldRefuse(409, "slot_taken");
        (await salon.Book("15:30", service: trim)).ShouldBeOk(); // nobody is needed at its end
    }

    [Theory, BothStores]
    public async Task The_room_stays_taken_and_the_reason_is_told(StoreKind store)
    {
        var (salon, _, _) = await Open(store);
        (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = "Chair", kind = "chair" })).ShouldBeOk();
        var colour = (await salon.Shop.Post("/services", Colour(salon, "Chair colour", "chair"))).ShouldBeOk().Id;
        var seated = await salon.Service("Seated trim", 30, 2000, roomKind: "chair");
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { colour, seated } })).ShouldBeOk();
        (await salon.Book("10:00", service: colour)).ShouldBeOk();
        (await salon.Times(member: salon.Anna, service: seated)).ShouldNotContain("10:30");
        var why = (await salon.Shop.Get(
            $"/availability/explain?siteId={salon.Shop.SiteId}&serviceId={seated}&memberId={salon.Anna}&start={Uri.EscapeDataString(Salon.At("10:30"))}")).ShouldBeOk();
        var rules = why.Json["people"]![0]!["rules"]!.AsArray().ToDictionary(r => r.Text("rule"), r => (bool)r!["ok"]!);
        (rules["notTaken"], rules["roomFree"]).ShouldBe((true, false));
    }

    [Theory, BothStores]
    public async Task Processing_lies_within_the_service_with_work_before_it(StoreKind store)
    {
        var (salon, colour, _) = await Open(store);
        foreach (var wrong in new object[][]
        {
            [new { after = 0, minutes = 10 }], [new { after = 30, minutes = 0 }], [new { after = 30, minutes = 61 }],
            [new { after = 30, minutes = 10 }, new { after = 40, minutes = 10 }], [new { after = 30, minutes = int.MaxValue }],
            [.. Enumerable.Range(1, 7).Select(i => new { after = i * 10, minutes = 5 })],
        })
        {
            (await salon.Shop.Patch($"/services/{colour}", new { processing = wrong })).ShouldRefuse(400, "duration_invalid");
        }

        // A shorter service keeps of it what fits; one that ends with it needs nobody at the end.
        (await salon.Shop.Patch($"/services/{colour}", new { durationMinutes = 50 })).ShouldBeOk().Json["processing"]![0]!["minutes"]!.GetValue<int>().ShouldBe(20);
        (await salon.Book("16:30", service: colour)).ShouldRefuse(409, "not_offered"); // the doors close at five, and she is still under the colour
    }

    private static async Task<(Salon Salon, string Colour, string Trim)> Open(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        await salon.OpenSite("09:00", "17:00");
        var colour = (await salon.Shop.Post("/services", Colour(salon, "Colour", null))).ShouldBeOk().Id;
        var trim = await salon.Service("Trim", 30, 2000);
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { salon.Cut, colour, trim } })).ShouldBeOk();
        return (salon, colour, trim);
    }

    private static object Colour(Salon salon, string name, string? room) => new
    {
        name, kind = "service", durationMinutes = 90, price = new { amount = 9000, currency = "EUR" }, taxIds = new[] { salon.Shop.TaxId }, roomKind = room, processing = Sets,
    };
}
