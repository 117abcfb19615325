using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Booking;

public sealed class BookTests
{
    [Theory, BothStores]
    public async Task A_visit_is_booked_with_its_client_and_its_order(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var wash = await salon.Service("Wash", 15, 900, kind: "addOn");
        var colour = await salon.Service("Colour", 60, 8000, addOns: [wash]);
        await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { salon.Cut, colour } });

        var booked = (await salon.Book("10:00", service: colour, addOns: [wash])).ShouldBeOk();

        booked.Status.ShouldBe(201);
        var visit = booked.Json;
        ((string)visit["state"]!).ShouldBe("booked");
        ((string)visit["code"]!).ShouldMatch("^[2-9A-HJ-NP-Z]{6}$");
        ((string)visit["start"]!).ShouldBe("2026-11-23T10:00:00+01:00");
        ((string)visit["end"]!).ShouldBe("2026-11-23T11:15:00+01:00");
        ((string)visit["startTime"]!).ShouldBe("10:00");
        ((string)visit["endTime"]!).ShouldBe("11:15");
        ((string)visit["localDate"]!).ShouldBe("2026-11-23");
        ((string)visit["memberName"]!).ShouldBe("Anna");
        ((string)visit["clientName"]!).ShouldBe("Cleo Client");
        ((int)visit["price"]!["amount"]!).ShouldBe(8900);
        ((string)visit["addOns"]![0]!["name"]!).ShouldBe("Wash");
        ((string)visit["history"]![0]!["action"]!).ShouldBe("made");
        (await salon.Shop.Facts()).ShouldContain("booking.made");
        (await salon.OrderState(booked)).ShouldBe("open");
        Same(visit, (await salon.Shop.Get($"/bookings/{booked.Id}")).ShouldBeOk().Json);
    }

    [Theory, BothStores]
    public async Task What_was_promised_does_not_follow_the_catalogue(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Patch($"/services/{salon.Cut}", new { durationMinutes = 90, price = new { amount = 9900, currency = "EUR" } })).ShouldBeOk();

        var moved = (await salon.Step(booked, "move", new { start = Salon.At("13:00") })).ShouldBeOk();

        ((string)moved.Json["endTime"]!).ShouldBe("13:45");
        ((string)moved.Json["occupiedFrom"]!).ShouldBe("13:00");
        ((string)moved.Json["occupiedTo"]!).ShouldBe("14:00", "a quarter of an hour to tidy up");
        ((int)moved.Json["price"]!["amount"]!).ShouldBe(4500);
    }

    [Theory, BothStores]
    public async Task Anyone_is_who_has_least_to_do(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var first = (await salon.Shop.Post("/bookings", salon.Wish("10:00"))).ShouldBeOk();
        var second = (await salon.Shop.Post("/bookings", salon.Wish("14:00"))).ShouldBeOk();
        var third = (await salon.Shop.Post("/bookings", salon.Wish("10:00"))).ShouldBeOk();
        ((string)second.Json["memberId"]!).ShouldNotBe((string)first.Json["memberId"]!);
        ((string)third.Json["memberId"]!).ShouldBe((string)second.Json["memberId"]!);
        (await salon.Shop.Post("/bookings", salon.Wish("10:00"))).ShouldRefuse(409, "slot_taken");
    }

    [Theory, BothStores]
    public async Task Buffers_are_taken_too(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Book("10:45")).ShouldRefuse(409, "slot_taken");
        (await salon.Book("09:15")).ShouldRefuse(409, "slot_taken");
        (await salon.Book("11:00")).ShouldBeOk();
        (await salon.Book("09:00")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Rules_hold_at_the_desk_unless_overridden_and_occupancy_always(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Book("16:30")).ShouldRefuse(409, "not_offered");
        (await salon.Book("2026-11-21T10:00:00+01:00")).ShouldRefuse(409, "not_offered");
        (await salon.Shop.Post("/bookings", salon.Wish("16:30", salon.Anna, force: true))).ShouldBeOk();
        (await salon.Shop.Post("/bookings", salon.Wish("16:30", salon.Anna, force: true))).ShouldRefuse(409, "slot_taken");
    }

    [Theory, BothStores]
    public async Task Somebody_who_sits_already_can_be_written_down(StoreKind store)
    {
        var salon = await Salon.Open(store, clock: "2026-11-23T10:07:00+01:00");
        (await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At("10:05"), source = "walkIn" }))
            .ShouldBeOk().Json["clientId"].ShouldBeNull();
    }

    [Theory, BothStores]
    public async Task Rooms_of_a_kind_are_a_pool(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var massage = await salon.Service("Massage", 60, 7000, roomKind: "treatment");
        foreach (var member in new[] { salon.Anna, salon.Ben })
        {
            (await salon.Shop.Patch($"/team/{member}", new { serviceIds = new[] { massage } })).ShouldBeOk();
        }

        (await salon.Book("10:00", salon.Anna, massage)).ShouldRefuse(409, "slot_taken");
        var lotus = (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = "Lotus", kind = "treatment" })).ShouldBeOk().Id;
        var first = (await salon.Book("10:00", salon.Anna, massage)).ShouldBeOk();
        ((string)first.Json["roomId"]!).ShouldBe(lotus);
        ((string)first.Json["roomName"]!).ShouldBe("Lotus");
        (await salon.Book("10:30", salon.Ben, massage)).ShouldRefuse(409, "slot_taken");
        (await salon.Times(service: massage)).ShouldNotContain("10:30");

        var bamboo = (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = "Bamboo", kind = "treatment" })).ShouldBeOk().Id;
        ((string)(await salon.Book("10:30", salon.Ben, massage)).ShouldBeOk().Json["roomId"]!).ShouldBe(bamboo);
    }

    [Theory, BothStores]
    public async Task Requests_that_make_no_sense_say_where(StoreKind store)
    {
        var salon = await Salon.Open(store);
        Points(await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut }), "/start");
        Points(await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Shop.SiteId, start = Salon.At("10:00") }), null);
        Points(await salon.Book("2099-01-01T10:00:00+01:00"), "/start");
        Points(await salon.Book("2026-11-23T10:00:30+01:00"), "/start");
        Points(await salon.Book("10:00", addOns: [salon.Cut]), "/addOnIds");
        Points(await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, start = Salon.At("10:00"), note = new string('x', 2001) }), "/note");
        Points(await salon.Shop.Get("/availability?serviceId=svc_1"), "/query/siteId");
        Points(await salon.Shop.Get($"/availability?siteId={salon.Shop.SiteId}&serviceId={salon.Cut}&from=2026-11-23&to=2027-11-23"), "/query/to");
        (await salon.Shop.Facts()).ShouldNotContain("booking.made");

        static void Points(Reply reply, string? pointer)
        {
            reply.Status.ShouldBe(400, reply.Text);
            if (pointer is not null)
            {
                ((string)reply.Json["errors"]![0]!["pointer"]!).ShouldBe(pointer, reply.Text);
            }
        }
    }

    private static void Same(JsonNode a, JsonNode b) => JsonNode.DeepEquals(a, b).ShouldBeTrue($"{a}\n{b}");
}
