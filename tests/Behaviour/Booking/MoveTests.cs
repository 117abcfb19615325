namespace Bookend.Behaviour.Booking;

public sealed class MoveTests
{
    [Theory, BothStores]
    public async Task A_visit_moves_with_its_order(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        var moved = (await salon.Step(booked, "move", new { start = "2026-11-24T15:00:00+01:00", memberId = salon.Ben, reason = "Anna is ill" })).ShouldBeOk();

        ((string)moved.Json["memberName"]!).ShouldBe("Ben");
        ((string)moved.Json["localDate"]!).ShouldBe("2026-11-24");
        ((string)moved.Json["orderId"]!).ShouldBe((string)booked.Json["orderId"]!);
        ((int)moved.Json["version"]!).ShouldBeGreaterThan((int)booked.Json["version"]!);
        (await salon.Times(member: salon.Anna)).ShouldContain("10:00");
        (await salon.Times("2026-11-24", salon.Ben)).ShouldNotContain("15:00");
        var order = (await salon.Shop.Get($"/orders/{(string)moved.Json["orderId"]!}")).ShouldBeOk().Json;
        ((string)order["state"]!).ShouldBe("open");
        ((string)order["businessDate"]!).ShouldBe("2026-11-24");
        ((string)order["lines"]![0]!["memberName"]!).ShouldBe("Ben");
    }

    [Theory, BothStores]
    public async Task Into_a_taken_time_it_stays_where_it_is(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var first = (await salon.Book("10:00")).ShouldBeOk();
        var second = (await salon.Book("12:00")).ShouldBeOk();
        (await salon.Step(first, "move", new { start = Salon.At("12:15") })).ShouldRefuse(409, "slot_taken");
        (await salon.Step(first, "move", new { start = Salon.At("18:00") })).ShouldRefuse(409, "not_offered");
        var now = (await salon.Shop.Get($"/bookings/{first.Id}")).Json;
        ((string)now["startTime"]!).ShouldBe("10:00");
        ((int)now["version"]!).ShouldBe(1);
        (await salon.Book("10:15")).ShouldRefuse(409, "slot_taken");
        (await salon.Step(second, "move", new { start = Salon.At("11:00") })).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Its_own_time_is_not_in_the_way(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        ((string)(await salon.Step(booked, "move", new { start = Salon.At("10:15") })).ShouldBeOk().Json["startTime"]!).ShouldBe("10:15");
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");
        (await salon.Book("09:00")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Two_visits_that_want_the_same_new_time_one_gets_it(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var first = (await salon.Book("10:00")).ShouldBeOk();
        var second = (await salon.Book("12:00")).ShouldBeOk();
        var answers = await Task.WhenAll(new[] { first, second }.Select(b =>
            salon.Shop.Once(HttpMethod.Post, $"/bookings/{b.Id}/move", new { start = Salon.At("14:00") }, Shop.NewKey())));
        answers.Select(a => a.Status).Order().ShouldBe([200, 409]);
    }

    [Theory, BothStores]
    public async Task What_is_over_does_not_move(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Step(booked, "cancel")).ShouldBeOk();
        (await salon.Step(booked, "move", new { start = Salon.At("14:00") })).ShouldRefuse(409, "state_conflict");
    }
}
