using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class OrderTests
{
    [Theory, BothStores]
    public async Task Operations_change_an_order_line_by_line(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut));
        order.Status.ShouldBe(201);
        var id = order.Id;
        const string Added = "lin_01h2xcejqtf2nbrexx3vqjhp41";
        var changed = (await counter.Change(
            id, new { op = "addLine", id = Added, kind = "product", itemId = counter.Shampoo, quantity = 1 }, new { op = "setQuantity", lineId = Added, quantity = 3 },
            new { op = "discount", lineId = Added, percentPpm = 500000, reason = "Damaged box" }, new { op = "tip", memberId = counter.Shop.OwnerId, amount = counter.Money(300) },
            new { op = "setPrice", lineId = order.LineId(0), unitPrice = counter.Money(4000), reason = "Training" })).ShouldBeOk();
        // 40.00 + half of 59.97, rounded half up, + tip
        (changed.Total("gross"), changed.Total("discount"), changed.Total("tips"), changed.Total("due")).ShouldBe((4000 + 2998 + 300, 2999, 300, 7298));
        ((int)changed.Json["version"]!).ShouldBe(2);

        // The same line again and the removal of one that is gone are done already: two devices on one order do not hurt each other.
        var again = (await counter.Change(id, new { op = "addLine", id = Added, kind = "product", itemId = counter.Shampoo, quantity = 1 }, new { op = "removeLine", lineId = "lin_01h2xcejqtf2nbrexx3vqjhp42" })).ShouldBeOk();
        again.Total("gross").ShouldBe(7298);
        var less = (await counter.Change(id, new { op = "removeLine", lineId = Added }, new { op = "tip", memberId = counter.Shop.OwnerId, amount = counter.Money(0) })).ShouldBeOk();
        less.Total("gross").ShouldBe(4000);
        (await counter.Change(id, new { op = "setQuantity", lineId = Added, quantity = 1 })).ShouldRefuse(404, "line_unknown");
    }

    [Theory, BothStores]
    public async Task Two_devices_that_add_at_once_both_have_their_line(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start()).Id;
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => counter.Shop.Once(
            HttpMethod.Post, $"/orders/{id}/changes", new { operations = new[] { new { op = "addLine", kind = "product", itemId = counter.Shampoo, quantity = 1 } } }, Shop.NewKey())));
        replies.ShouldAllBe(r => r.Status == 200);
        (await counter.Shop.Get($"/orders/{id}")).Total("gross").ShouldBe(12 * 1999);
    }

    [Theory, BothStores]
    public async Task A_part_paid_order_is_completed_with_the_rest(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        (await counter.Pay(id, "terminal", 2000, reference: "17")).ShouldBeOk().Total("due").ShouldBe(2500);
        await counter.BooksShouldBe(id, ("asset.terminal", 2000), ("liability.deposit", -2000));
        (await counter.Complete(id)).ShouldRefuse(409, "amount_due");
        (await counter.Pay(id, "terminal", 2501)).ShouldRefuse(409, "overpaid");
        var done = (await counter.Shop.Post($"/orders/{id}/complete", new { tillId = counter.Shop.TillId, tenders = new[] { counter.Cash(3000) }, tips = new[] { counter.Tip(100) }, expectedTotal = counter.Money(4600) })).ShouldBeOk();
        (done.Total("paid"), done.Total("change")).ShouldBe((4600, 400));
        await counter.BooksShouldBe(id, ("asset.terminal", 2000), ("asset.cash", 2600), ("income.revenue", -3782), ("liability.tax", -718), ("liability.tips", -100));
        (await counter.Complete(id)).ShouldRefuse(409, "order_completed");
        (await counter.Change(id, new { op = "addLine", kind = "service", itemId = counter.Cut })).ShouldRefuse(409, "order_completed");
        (await counter.Pay(id, "cash", 1)).ShouldRefuse(409, "order_completed");
    }

    [Theory, BothStores]
    public async Task A_void_needs_a_reason_and_no_money(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        (await counter.Shop.Post($"/orders/{id}/void", new { reason = " " })).ShouldRefuse(400, "invalid");
        (await counter.Pay(id, "cash", 1000)).ShouldBeOk();
        (await counter.Shop.Post($"/orders/{id}/void", new { reason = "Left" })).ShouldRefuse(409, "order_paid");
        var back = (await counter.Refund(id, [])).ShouldBeOk();
        (back.Json["refund"]!["gross"].Amount(), back.Total("paid"), back.Json["receipt"].Text("kind")).ShouldBe((1000, 0, "refund"));
        await counter.BooksShouldBe(id);
        (await counter.Shop.Post($"/orders/{id}/void", new { reason = "Left" })).ShouldBeOk().Json.Text("state").ShouldBe("voided");
        (await counter.Pay(id, "cash", 1000)).ShouldRefuse(409, "order_voided");
        (await counter.Shop.Post($"/orders/{id}/void", new { reason = "Again" })).ShouldRefuse(409, "order_voided");
    }

    [Theory, BothStores]
    public async Task Orders_are_found_by_what_people_remember(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var client = (await counter.Shop.Post("/clients", new { name = "Zoë Zander" })).ShouldBeOk().Id;
        var hers = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)], clientId: client)).ShouldBeOk();
        var other = await counter.Start(counter.Line(counter.Cut));
        async Task<string[]> Found(string query) => [.. (await counter.Shop.Get($"/orders?siteId={counter.Shop.SiteId}&{query}")).ShouldBeOk().Json["items"]!.AsArray().Select(o => o.Text("id"))];
        (await Found("search=zoe")).ShouldBe([hers.Order()]);
        (await Found($"search=%23{(long)hers.Json["order"]!["number"]!}")).ShouldBe([hers.Order()]);
        (await Found("state=open")).ShouldBe([other.Id]);
        (await Found("date=2026-11-23")).ShouldBe([other.Id, hers.Order()]);
        (await Found("date=2026-11-22")).ShouldBeEmpty();
        (await Found($"clientId={client}")).ShouldBe([hers.Order()]);
        (await counter.Shop.Get("/orders?date=yesterday")).ShouldRefuse(400, "invalid");
        var first = await counter.Shop.Get("/orders?limit=1");
        first.Json["items"]!.AsArray().Select(o => o.Text("id")).ShouldBe([other.Id]);
        var second = await counter.Shop.Get($"/orders?limit=1&after={first.Json.Text("next")}");
        second.Json["items"]!.AsArray().Select(o => o.Text("id")).ShouldBe([hers.Order()]);
        second.Json["next"].ShouldBeNull();
        second.Json["items"]![0].Text("clientName").ShouldBe("Zoë Zander");
    }

    [Theory, BothStores]
    public async Task What_she_bought_is_on_her_card_and_her_timeline(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var client = (await counter.Shop.Post("/clients", new { name = "Anna Amsel" })).ShouldBeOk().Id;
        var first = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)], clientId: client)).ShouldBeOk();
        await counter.Shop.SetClock("2026-11-25T10:00:00+01:00");
        (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo)], [counter.Cash(6499)], clientId: client)).ShouldBeOk();
        (await counter.Refund(first.Order(), [new { lineId = first.LineId(0), amount = counter.Money(500) }])).ShouldBeOk();
        var card = (await counter.Shop.Get($"/clients/{client}/card")).ShouldBeOk().Json;
        (card["stats"]!["spent"].Amount(), card["stats"]!["averageCheck"].Amount()).ShouldBe((4500 - 500 + 6499, 5250));
        card["lastVisits"]!.AsArray().Select(v => (v.Text("date"), v!["spent"].Amount())).ShouldBe([("2026-11-25", 6499), ("2026-11-23", 4000)]);
        card["favourites"]!.AsArray().Select(f => (f.Text("text"), (int)f!["count"]!)).ShouldBe([("Cut", 2)]);
        var timeline = (await counter.Shop.Get($"/clients/{client}/timeline")).ShouldBeOk().Json["items"]!.AsArray();
        timeline.Where(t => t.Text("kind") is "order" or "refund").Select(t => (t.Text("kind"), t!["amount"].Amount())).Order()
            .ShouldBe([("order", 4500), ("order", 6499), ("refund", -500)]);
    }

    [Theory, BothStores]
    public async Task What_cannot_be_is_refused_and_is_no_fault_of_ours(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut));
        (await counter.Change(order.Id, [null!])).ShouldRefuse(400, "invalid");
        (await counter.Change(order.Id, new { op = "setPrice", lineId = order.LineId(0), unitPrice = counter.Money(long.MinValue), reason = "x" })).ShouldRefuse(400, "invalid");
        (await counter.Sell([counter.Custom("x", long.MinValue)], [])).ShouldRefuse(400, "invalid");
        (await counter.Sell([null!], [])).ShouldRefuse(400, "invalid");
        (await counter.Pay(order.Id, "cash", 1000)).ShouldBeOk();
        (await counter.Refund(order.Id, [], tenders: [counter.Cash(long.MaxValue), counter.Cash(long.MaxValue)])).ShouldRefuse(400, "invalid");
        (await counter.Change(order.Id, new { op = "tip", memberId = counter.Shop.OwnerId, amount = counter.Money(300), id = order.LineId(0) })).ShouldRefuse(409, "duplicate");
    }

    [Theory, BothStores]
    public async Task Who_has_paid_nothing_in_advance_is_covered_by_nothing(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut));
        var covers = (await counter.Shop.Get($"/orders/{order.Id}/covers")).ShouldBeOk();
        var line = covers.Json["lines"]!.AsArray().ShouldHaveSingleItem();
        ((string)line!["lineId"]!, line["covers"]!.AsArray().Count).ShouldBe((order.LineId(0), 0));
        var wrong = new { op = "cover", lineId = order.LineId(0), cover = new { source = "nothing", id = "pas_1" } };
        (await counter.Change(order.Id, wrong)).ShouldRefuse(404, "cover_unknown");
        (await counter.Change(order.Id, new { op = "uncover", lineId = order.LineId(0) })).ShouldBeOk().Total("gross").ShouldBe(4500);
    }
}
