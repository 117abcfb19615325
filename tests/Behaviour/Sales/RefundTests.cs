using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class RefundTests
{
    [Theory, BothStores]
    public async Task Parts_of_a_refund_bring_every_account_back_to_zero(StoreKind store)
    {
        object[] rates = [new { name = "GST", ppm = 50000 }, new { name = "PST", ppm = 80000 }];
        var counter = await Counter.Open(store, "CAD", pricesIncludeTax: false, rates);
        var sold = (await counter.Sell(
            [counter.Line(counter.Cut), counter.Line(counter.Shampoo, 3), counter.Custom("Voucher", -333)],
            [counter.Terminal(5000), counter.Cash(20000)], [counter.Tip(777)], [new { amount = counter.Money(101), reason = "Friends" }])).ShouldBeOk();
        var id = sold.Order();
        var from = await counter.Shop.LastFact();
        (await counter.Refund(id, [new { lineId = sold.LineId(1), quantity = 1 }])).ShouldBeOk();
        (await counter.Refund(id, [new { lineId = sold.LineId(0), amount = counter.Money(1234) }])).ShouldBeOk();
        (await counter.Refund(id, [new { lineId = sold.LineId(1), quantity = 1 }])).ShouldBeOk();
        var rest = (await counter.Refund(id, [new { lineId = sold.LineId(0) }, new { lineId = sold.LineId(1) }, new { lineId = sold.LineId(2) }], tips: true)).ShouldBeOk();
        await counter.BooksShouldBe(id);
        rest.Total("refunded").ShouldBe(sold.Total("gross"));
        rest.Json["order"]!["lines"]!.AsArray().ShouldAllBe(l => (long)l!["refunded"]!["quantity"]! == (long)l["quantity"]! && l["refunded"]!["gross"].Amount() == l["gross"].Amount());
        (await counter.Shop.Facts(from)).Count(f => f == "order.refunded").ShouldBe(4);
        (await counter.Refund(id, [new { lineId = sold.LineId(0) }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [], tips: true)).ShouldRefuse(409, "refund_empty");
        rest.Json["receipt"].Text("number").ShouldBe("5");
    }

    [Theory, BothStores]
    public async Task A_preview_of_a_refund_is_what_the_refund_does(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo, 3)], [counter.Cash(10497)])).ShouldBeOk();
        var body = new { tillId = counter.Shop.TillId, lines = new[] { new { lineId = sold.LineId(1), quantity = 2 } }, tips = false, tenders = Array.Empty<object>(), reason = "preview" };
        var from = await counter.Shop.LastFact();
        var preview = (await counter.Shop.Post($"/orders/{sold.Order()}/refunds?dryRun=true", body)).ShouldBeOk();
        (await counter.Shop.LastFact()).ShouldBe(from);
        preview.Json["refund"]!["gross"].Amount().ShouldBe(3998);
        preview.Json["refund"]!["explanations"]!.AsArray().Count.ShouldBeGreaterThan(1);
        var done = (await counter.Shop.Post($"/orders/{sold.Order()}/refunds", body)).ShouldBeOk();
        foreach (var name in new[] { "gross", "net", "tax", "tips", "rounding" })
        {
            done.Json["refund"]![name].Amount().ShouldBe(preview.Json["refund"]![name].Amount());
        }

        await counter.BooksShouldBe(
            sold.Order(), ("asset.cash", 6499), ("income.revenue", -5462), ("liability.tax", -1037), ("asset.stock pieces", -1), ("expense.sold pieces", 1));
    }

    [Theory, BothStores]
    public async Task What_goes_back_and_how_it_is_paid_must_match_and_not_exceed(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo)], [counter.Card(4500, "tok_ok"), counter.Cash(1999)])).ShouldBeOk();
        var (id, line) = (sold.Order(), sold.LineId(0));
        (await counter.Refund(id, [new { lineId = line, quantity = 2 }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [new { lineId = line, amount = counter.Money(4501) }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [new { lineId = line, amount = counter.Money(-1) }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [new { lineId = "lin_01h2xcejqtf2nbrexx3vqjhp41" }])).ShouldRefuse(404, "line_unknown");
        (await counter.Refund(id, [new { lineId = line }], tenders: [new { method = "cash", amount = counter.Money(4000) }])).ShouldRefuse(409, "refund_unbalanced");
        (await counter.Refund(id, [new { lineId = line }, new { lineId = sold.LineId(1) }], tenders: [new { method = "card", amount = counter.Money(6499) }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [new { lineId = line }], tenders: [new { method = "terminal", amount = counter.Money(4500) }])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(id, [])).ShouldRefuse(409, "refund_empty");
        await counter.BooksShouldBe(
            id, ("asset.card", 4500), ("asset.cash", 1999), ("income.revenue", -5462), ("liability.tax", -1037), ("asset.stock pieces", -1), ("expense.sold pieces", 1));

        var back = (await counter.Refund(id, [new { lineId = line }, new { lineId = sold.LineId(1) }])).ShouldBeOk();
        back.Json["refund"]!["tenders"]!.AsArray().Select(t => (t.Text("method"), t!["amount"].Amount())).Order().ShouldBe([("card", 4500), ("cash", 1999)]);
        await counter.BooksShouldBe(id);
    }

    [Theory, BothStores]
    public async Task Cash_may_stand_in_for_a_card(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(4500, "tok_ok")])).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0), amount = counter.Money(1000) }], tenders: [new { method = "cash", amount = counter.Money(1000) }])).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }], tenders: [new { method = "card", amount = counter.Money(3500), tenderId = sold.Json["order"]!["tenders"]![0].Text("id") }])).ShouldBeOk();
        await counter.BooksShouldBe(sold.Order(), ("asset.card", 1000), ("asset.cash", -1000));
    }

    [Theory, BothStores]
    public async Task Rounded_cash_goes_back_as_it_came(StoreKind store)
    {
        var counter = await Counter.Open(store, "CHF");
        (await counter.Shop.Patch("/business", new { rounding = new { tax = "halfUp", taxPer = "line", cashStep = 5 } })).ShouldBeOk();
        var sold = (await counter.Sell([counter.Custom("A", 333), counter.Custom("B", 333), counter.Custom("C", 333)], [counter.Cash(999)])).ShouldBeOk();
        sold.Total("gross").ShouldBe(1000);
        var given = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            var back = (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(i) }], tenders: [new { method = "cash", amount = counter.Money(i < 2 ? 333 : 335) }])).ShouldBeOk();
            given.Add(back.Json["refund"]!["gross"].Amount());
        }

        given.ShouldBe([335, 330, 335]);
        await counter.BooksShouldBe(sold.Order());
    }

    [Theory, BothStores]
    public async Task Ten_refunds_of_one_sale_at_once_are_one(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(4500, "tok_ok")])).ShouldBeOk();
        var body = new { tillId = counter.Shop.TillId, lines = new[] { new { lineId = sold.LineId(0) } }, tips = false, reason = "race" };
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => counter.Shop.Once(HttpMethod.Post, $"/orders/{sold.Order()}/refunds", body, Shop.NewKey())));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 409);
        await counter.BooksShouldBe(sold.Order());
    }

    [Theory, BothStores]
    public async Task A_receipt_lives_and_names_later_refunds(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo, 2)], [counter.Cash(8498)], [], [new { percentPpm = 100000, reason = "Birthday" }])).ShouldBeOk();
        var first = sold.Json["receipt"].Text("id");
        await counter.Shop.SetClock("2026-11-24T09:00:00+01:00");
        var back = (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(1), quantity = 1 }])).ShouldBeOk();
        var receipt = (await counter.Shop.Get($"/receipts/{first}")).ShouldBeOk().Json;
        receipt["totals"]!["gross"].Amount().ShouldBe(sold.Total("gross"));
        receipt["later"]!.AsArray().Select(l => (l.Text("kind"), l.Text("number"), l!["gross"].Amount())).ShouldBe([("refund", "2", back.Json["refund"]!["gross"].Amount())]);
        receipt["explanations"]!.AsArray().Select(e => (string)e!).ShouldContain(e => e.Contains("Birthday") && e.Contains("10 %"));
        receipt.Text("publicUrl").ShouldBe($"/r/{receipt.Text("token")}");
        receipt.Text("token").Length.ShouldBe(43);

        var printed = (await counter.Shop.Get($"/receipts/{first}/print")).Text;
        printed.Split('\n').ShouldAllBe(l => l.Length <= 48);
        printed.ShouldContain("TOTAL");
        printed.ShouldContain("refund 2");
        var sent = (await counter.Shop.Post($"/receipts/{first}/send", new { email = "anna@example.com" })).ShouldBeOk();
        sent.Json.Text("messageId").ShouldStartWith("msg_");
        (await counter.Shop.Post($"/receipts/{first}/send", new { email = "nobody" })).ShouldRefuse(400, "email_invalid");
    }

    [Theory]
    [BothStores(50L, 750L)]
    [BothStores(100L, 800L)]
    public async Task What_was_rounded_to_coins_goes_back_as_it_was_paid(StoreKind store, long step, long cash)
    {
        var counter = await Counter.Open(store);
        (await counter.Shop.Patch("/business", new { rounding = new { tax = "halfUp", taxPer = "line", cashStep = step } })).ShouldBeOk();
        var sold = (await counter.Sell([counter.Custom("Thing", 750)], [counter.Cash(cash)])).ShouldBeOk();
        sold.Total("gross").ShouldBe(cash);
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(cash);
        (await counter.Books(sold.Order())).Values.ShouldAllBe(v => v == 0);
    }

    [Theory, BothStores]
    public async Task A_preview_says_every_consequence_and_books_nothing(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.Cash(2500)], tips: [counter.Tip(501)])).ShouldBeOk();
        var before = await counter.Books(sold.Order());
        var body = new { tillId = counter.Shop.TillId, lines = new[] { new { lineId = sold.LineId(0) } }, tips = true, reason = "Not happy" };
        var preview = (await counter.Shop.Post($"/orders/{sold.Order()}/refunds?dryRun=true", body)).ShouldBeOk();
        preview.Json["refund"]!["consequences"]!.AsArray().Select(c => (c.Text("account"), (long)c!["amount"]!)).ShouldBe(
            [("asset.cash", -2500), ("income.revenue", 1680), ("liability.tax", 319), ("liability.tips", 501), ("asset.stock", 1), ("expense.sold", -1)], ignoreOrder: true);
        (await counter.Books(sold.Order())).ShouldBe(before);
    }
}
