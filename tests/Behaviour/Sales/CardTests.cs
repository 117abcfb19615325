using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class CardTests
{
    [Theory]
    [BothStores("tok_ok", "captured", null)]
    [BothStores("tok_declined", "declined", null)]
    [BothStores("tok_pending", "pending", "captured")]
    [BothStores("tok_unknown", "unknown", "captured")]
    [BothStores("tok_lost", "unknown", "voided")]
    public async Task A_card_answers_and_what_is_unknown_is_asked_again(StoreKind store, string token, string state, string? resolved)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var paid = (await counter.Pay(id, "card", 4500, token)).ShouldBeOk();
        var tender = paid.Json["tenders"]![0];
        tender.Text("state").ShouldBe(state);
        var books = await counter.Books(id);
        books.GetValueOrDefault("asset.card").ShouldBe(state == "captured" ? 4500 : 0, "money is never inferred");
        if (resolved is not null)
        {
            paid.Total("due").ShouldBe(0, "what may have been paid is not asked for again");
            (await counter.Complete(id)).ShouldRefuse(409, "payment_open");
            (await counter.Shop.Post($"/orders/{id}/void", new { reason = "x" })).ShouldRefuse(409, "payment_open");
            await counter.Shop.SetClock("2026-11-23T08:03:00+01:00");
            var answer = (await counter.Shop.Post($"/orders/{id}/tenders/{tender.Text("id")}/resolve", new { })).ShouldBeOk();
            answer.Json["tenders"]![0].Text("state").ShouldBe(resolved);
            state = resolved;
        }

        if (state == "captured")
        {
            (await counter.Complete(id)).ShouldBeOk();
            await counter.BooksShouldBe(id, ("asset.card", 4500), ("income.revenue", -3782), ("liability.tax", -718));
        }
        else
        {
            (await counter.Complete(id)).ShouldRefuse(409, "amount_due");
            await counter.BooksShouldBe(id);
            (await counter.Pay(id, "cash", 4500)).ShouldBeOk();
            (await counter.Complete(id)).ShouldBeOk();
        }
    }

    [Theory, BothStores]
    public async Task Card_and_cash_pay_one_sale(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(2500), counter.Card(3000, "tok_ok")])).ShouldBeOk();
        (sold.Json["order"].Text("state"), sold.Total("change")).ShouldBe(("completed", 1000));
        await counter.BooksShouldBe(sold.Order(), ("asset.card", 3000), ("asset.cash", 1500), ("income.revenue", -3782), ("liability.tax", -718));
    }

    [Theory]
    [BothStores("tok_declined", "declined", 4500)]
    [BothStores("tok_unknown", "unknown", 1500)]
    public async Task A_sale_whose_card_gives_no_yes_stays_open_and_no_cash_is_taken(StoreKind store, string token, string state, long due)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(3000, token), counter.Cash(1500)])).ShouldBeOk();
        sold.Json["receipt"].ShouldBeNull();
        sold.Json["order"].Text("state").ShouldBe("open");
        sold.Json["order"]!["tenders"]!.AsArray().Select(t => t.Text("state")).ShouldBe([state]);
        sold.Total("due").ShouldBe(due);
        (await counter.Books(sold.Order())).Values.ShouldAllBe(v => v == 0);
    }

    [Theory, BothStores]
    public async Task A_card_is_not_charged_for_a_sale_that_cannot_be_completed(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lines = new[] { counter.Line(counter.Cut) };
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var seq = await counter.Shop.LastFact();
        (await counter.Sell(lines, [counter.Card(3000, "tok_ok")])).ShouldRefuse(409, "amount_due");
        (await counter.Sell(lines, [counter.Card(3000, "tok_ok"), counter.Terminal(3000)])).ShouldRefuse(409, "overpaid");
        (await counter.Shop.Post($"/orders/{id}/complete", new { tillId = counter.Shop.TillId, tenders = new[] { counter.Card(3000, "tok_ok"), counter.Cash(1000) } }))
            .ShouldRefuse(409, "amount_due");
        (await counter.Shop.Post($"/orders/{id}/complete", new { tenders = new[] { new { method = "card", amount = counter.Money(4500), token = "tok_ok", tillId = counter.Shop.TillId } } }))
            .ShouldRefuse(400, "invalid");
        (await counter.Shop.LastFact()).ShouldBe(seq);
        await counter.BooksShouldBe(id);
    }

    [Theory, BothStores]
    public async Task A_key_of_another_request_charges_no_card(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var key = Shop.NewKey();
        (await counter.Shop.Post($"/orders/{id}/changes", new { operations = Array.Empty<object>() }, key)).ShouldBeOk();
        (await counter.Shop.Post(
            $"/orders/{id}/tenders", new { method = "card", amount = counter.Money(4500), tillId = counter.Shop.TillId, token = "tok_ok" }, key))
            .ShouldRefuse(422, "idempotency_key_reused");
        (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]!.AsArray().ShouldBeEmpty();
        await counter.BooksShouldBe(id);
    }

    [Theory, BothStores]
    public async Task The_same_request_many_times_at_once_charges_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var key = Shop.NewKey();
        var body = new { method = "card", amount = counter.Money(4500), tillId = counter.Shop.TillId, token = "tok_ok" };
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => counter.Shop.Once(HttpMethod.Post, $"/orders/{id}/tenders", body, key)));
        replies.ShouldAllBe(r => r.Status == 200);
        replies.Select(r => r.Text).Distinct().Count().ShouldBe(1);
        (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]!.AsArray().Count.ShouldBe(1);
        await counter.BooksShouldBe(id, ("asset.card", 4500), ("liability.deposit", -4500));
    }

    [Theory, BothStores]
    public async Task A_server_that_died_asks_for_open_payments_when_it_is_back(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var counter = await Counter.Open(store, server: server);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        (await counter.Pay(id, "card", 4500, "tok_unknown")).ShouldBeOk();
        server.Kill();
        await server.Launch();
        await counter.Shop.Until(async () => (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]![0].Text("state") == "captured");
        (await counter.Complete(id)).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task A_young_payment_is_left_to_the_request_that_made_it(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_SALES__RESOLVESECONDS", "1"));
        var young = await Counter.Open(store, server: server);
        var order = (await young.Start(young.Line(young.Cut))).Id;
        (await young.Pay(order, "card", 4500, "tok_unknown")).ShouldBeOk();

        // A younger business is looked at after it: when this one's payment has been asked for, that one's has been passed over.
        var witness = await Counter.Open(store, server: server);
        var old = (await witness.Start(witness.Line(witness.Cut))).Id;
        (await witness.Pay(old, "card", 4500, "tok_unknown")).ShouldBeOk();
        await witness.Shop.SetClock("2026-11-23T08:01:00+01:00");
        await witness.Shop.Until(async () => await State(witness, old) == "captured");
        (await State(young, order)).ShouldBe("unknown");
        await young.Shop.SetClock("2026-11-23T08:01:00+01:00");
        await young.Shop.Until(async () => await State(young, order) == "captured");

        static async Task<string> State(Counter counter, string id) => (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]![0].Text("state");
    }

    [Theory, BothStores]
    public async Task What_the_provider_never_heard_of_may_still_be_on_its_way(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var tender = (await counter.Pay(id, "card", 4500, "tok_lost")).ShouldBeOk().Json["tenders"]![0].Text("id");
        (await counter.Shop.Post($"/orders/{id}/tenders/{tender}/resolve", new { })).ShouldBeOk().Json["tenders"]![0].Text("state").ShouldBe("unknown");
        (await counter.Pay(id, "cash", 4500)).ShouldRefuse(409, "overpaid");
        await counter.Shop.SetClock("2026-11-23T08:01:59+01:00");
        (await counter.Shop.Post($"/orders/{id}/tenders/{tender}/resolve", new { })).ShouldBeOk().Json["tenders"]![0].Text("state").ShouldBe("unknown");
        await counter.Shop.SetClock("2026-11-23T08:02:00+01:00");
        (await counter.Shop.Post($"/orders/{id}/tenders/{tender}/resolve", new { })).ShouldBeOk().Json["tenders"]![0].Text("state").ShouldBe("voided");
        (await counter.Pay(id, "cash", 4500)).ShouldBeOk().Total("due").ShouldBe(0);
    }

    [Theory]
    [BothStores("completed")]
    [BothStores("voided")]
    public async Task A_yes_that_comes_too_late_is_owed_to_the_client_and_goes_back(StoreKind store, string closed)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var card = (await counter.Pay(id, "card", 4500, "tok_late")).ShouldBeOk().Json["tenders"]![0].Text("id");
        Task<Reply> Ask() => counter.Shop.Post($"/orders/{id}/tenders/{card}/resolve", new { });
        await counter.Shop.SetClock("2026-11-23T08:03:00+01:00");
        (await Ask()).ShouldBeOk().Json["tenders"]![0].Text("state").ShouldBe("voided");
        if (closed == "completed")
        {
            (await counter.Pay(id, "cash", 4500)).ShouldBeOk();
            (await counter.Complete(id)).ShouldBeOk();
        }
        else
        {
            (await counter.Shop.Post($"/orders/{id}/void", new { reason = "She left" })).ShouldBeOk();
        }

        var before = await counter.Books(id);
        await counter.Shop.SetClock("2026-11-23T08:11:00+01:00");
        var late = (await Ask()).ShouldBeOk();
        late.Json["tenders"]![0].Text("state").ShouldBe("captured");
        (late.Json.Text("state"), late.Total("owed"), late.Total("paid")).ShouldBe((closed, 4500, closed == "completed" ? 4500 : 0));

        (await counter.Refund(id, [], tenders: [new { method = "cash", amount = counter.Money(5000) }])).ShouldRefuse(409, "refund_exceeds");
        var back = (await counter.Refund(id, [])).ShouldBeOk();
        (back.Json["refund"].Text("state"), back.Total("owed"), back.Total("refunded")).ShouldBe(("done", 0, 0));
        (back.Json["receipt"].Text("kind"), back.Json["receipt"]!["totals"]!["gross"].Amount()).ShouldBe(("refund", 4500));
        (await counter.Books(id)).Where(b => b.Value != 0).ShouldBe(before.Where(b => b.Value != 0), ignoreOrder: true);
        (await counter.Refund(id, [])).ShouldRefuse(409, closed == "completed" ? "refund_empty" : "order_voided");
        if (closed == "completed")
        {
            (await counter.Refund(id, [new { lineId = late.LineId(0) }])).ShouldBeOk(); // what the sale itself took can go back too
            await counter.BooksShouldBe(id);
        }
    }

    [Theory, BothStores]
    public async Task A_refund_that_the_card_declines_books_nothing_and_frees_its_lines(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(4500, "tok_keeps")])).ShouldBeOk();
        var before = await counter.Books(sold.Order());
        var back = (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk();
        (back.Json["refund"].Text("state"), back.Json["receipt"]).ShouldBe(("failed", null));
        back.Json["order"]!["lines"]![0]!["refunded"]!["gross"].Amount().ShouldBe(0);
        (await counter.Books(sold.Order())).Where(b => b.Value != 0).ShouldBe(before.Where(b => b.Value != 0), ignoreOrder: true);
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }], tenders: [new { method = "cash", amount = counter.Money(4500) }])).ShouldBeOk();
        await counter.BooksShouldBe(sold.Order(), ("asset.card", 4500), ("asset.cash", -4500));
    }

    [Theory, BothStores]
    public async Task A_refund_without_an_answer_waits_and_is_booked_when_it_is_known(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo)], [counter.Card(4500, "tok_mute"), counter.Cash(1999)])).ShouldBeOk();
        var id = sold.Order();
        var back = (await counter.Refund(id, [new { lineId = sold.LineId(0) }, new { lineId = sold.LineId(1) }])).ShouldBeOk();
        (back.Json["refund"].Text("state"), back.Json["receipt"]).ShouldBe(("pending", null));
        (await counter.Books(id))["asset.cash"].ShouldBe(1999, "no part of it is booked before all of it is");
        (await counter.Refund(id, [new { lineId = sold.LineId(1) }])).ShouldRefuse(409, "refund_exceeds");
        var card = back.Json["refund"]!["tenders"]!.AsArray().Single(t => t.Text("method") == "card").Text("id");
        var resolved = (await counter.Shop.Post($"/orders/{id}/tenders/{card}/resolve", new { })).ShouldBeOk();
        resolved.Total("refunded").ShouldBe(6499);
        resolved.Json["receipts"]!.AsArray().Select(r => r.Text("kind")).ShouldBe(["sale", "refund"]);
        await counter.BooksShouldBe(id);
    }

    [Theory, BothStores]
    public async Task When_one_of_two_cards_declines_its_refund_the_rest_stays_owed_and_goes_out_later(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(3000, "tok_keeps"), counter.Card(1500, "tok_ok")])).ShouldBeOk();
        var id = sold.Order();
        var back = (await counter.Refund(id, [new { lineId = sold.LineId(0) }])).ShouldBeOk();
        back.Json["refund"].Text("state").ShouldBe("done");
        back.Json["refund"]!["tenders"]!.AsArray().Select(t => (t.Text("state"), t!["amount"].Amount())).Order().ShouldBe([("captured", 1500), ("declined", 3000)]);
        await counter.BooksShouldBe(id, ("asset.card", 3000), ("asset.receivable", -3000));
        back.Total("owed").ShouldBe(3000);
        (await counter.Refund(id, [], tenders: [new { method = "cash", amount = counter.Money(3000) }])).ShouldBeOk();
        await counter.BooksShouldBe(id, ("asset.card", 3000), ("asset.cash", -3000));
        (await counter.Refund(id, [])).ShouldRefuse(409, "refund_empty");
    }
}
