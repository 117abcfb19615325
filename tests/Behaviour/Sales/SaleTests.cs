using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class SaleTests
{
    [Theory, BothStores]
    public async Task A_sale_in_one_call_is_paid_booked_and_has_a_receipt(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var from = await counter.Shop.LastFact();
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo, 2)], [counter.Cash(10000)], [counter.Tip(500)])).ShouldBeOk();
        sold.Json["order"].Text("state").ShouldBe("completed");
        (sold.Total("gross"), sold.Total("net"), sold.Total("tax"), sold.Total("tips")).ShouldBe((8998, 7142, 1356, 500));
        (sold.Total("paid"), sold.Total("due"), sold.Total("change")).ShouldBe((8998, 0, 1002));
        sold.Json["receipt"].Text("number").ShouldBe("1");
        sold.Json["order"].Text("businessDate").ShouldBe("2026-11-23");
        (await counter.Shop.Facts(from)).ShouldBe(["order.opened", "payment.captured", "order.completed"]);
        await counter.BooksShouldBe(
            sold.Order(), ("asset.cash", 8998), ("income.revenue", -7142), ("liability.tax", -1356), ("liability.tips", -500),
            ("asset.stock pieces", -2), ("expense.sold pieces", 2));
    }

    [Theory, BothStores]
    public async Task Every_line_is_net_plus_taxes_and_the_lines_are_the_order(StoreKind store)
    {
        object[] rates = [new { name = "GST", ppm = 50000 }, new { name = "PST", ppm = 80000 }];
        var counter = await Counter.Open(store, "CAD", pricesIncludeTax: false, rates);
        var sold = (await counter.Sell(
            [counter.Line(counter.Cut), counter.Line(counter.Shampoo, 3)], [counter.Terminal(11743)], discounts: [new { percentPpm = 10000, reason = "Regular" }])).ShouldBeOk();
        var lines = sold.Json["order"]!["lines"]!.AsArray();
        foreach (var line in lines)
        {
            line!["gross"].Amount().ShouldBe(line["net"].Amount() + line["tax"].Amount());
            line["tax"].Amount().ShouldBe(line["taxes"]!.AsArray().Sum(t => t!["amount"].Amount()));
        }

        // 45.00 + 59.97 less 1 % is 103.92; GST 2.23 + 2.97 and PST 3.56 + 4.75 are rounded per line.
        (sold.Total("net"), sold.Total("discount"), sold.Total("tax"), sold.Total("gross")).ShouldBe((10392, 105, 1351, 11743));
    }

    [Theory, BothStores]
    public async Task Nothing_is_sold_when_too_little_or_too_much_is_paid(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var from = await counter.Shop.LastFact();
        (await counter.Sell([counter.Line(counter.Cut)], [])).ShouldRefuse(409, "amount_due");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4499)])).ShouldRefuse(409, "amount_due");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Terminal(4501)])).ShouldRefuse(409, "overpaid");
        (await counter.Sell([], [])).ShouldRefuse(409, "order_empty");
        var changed = await counter.Shop.Post("/sales", new
        {
            siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.Cash(4500) },
            expectedTotal = counter.Money(4400),
        });
        changed.ShouldRefuse(409, "total_changed");
        (await counter.Shop.LastFact()).ShouldBe(from);
        (await counter.Shop.Get("/orders")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task What_cannot_be_is_refused_at_its_member(StoreKind store)
    {
        var counter = await Counter.Open(store);
        async Task Refuses(object line, int status, string code, string pointer)
        {
            var reply = (await counter.Sell([line], [counter.Cash(100)])).ShouldRefuse(status, code);
            reply.Json["errors"]![0].Text("pointer").ShouldBe(pointer);
        }

        await Refuses(new { kind = "service", itemId = counter.Shampoo, quantity = 1 }, 404, "item_unknown", "/lines/0/itemId");
        await Refuses(new { kind = "product", itemId = counter.Shampoo, quantity = 0 }, 400, "invalid", "/lines/0/quantity");
        await Refuses(new { kind = "product", itemId = counter.Shampoo, quantity = 10001 }, 400, "invalid", "/lines/0/quantity");
        await Refuses(new { kind = "product", itemId = counter.Shampoo, quantity = 1, unitPrice = counter.Money(-1) }, 400, "invalid", "/lines/0/unitPrice");
        await Refuses(new { kind = "custom", name = "X", unitPrice = new { amount = 1, currency = "USD" } }, 422, "currency_mismatch", "/lines/0/unitPrice");
        await Refuses(new { kind = "custom", name = " ", unitPrice = counter.Money(1) }, 400, "invalid", "/lines/0/name");
        await Refuses(new { kind = "custom", name = "4111 1111 1111 1111", unitPrice = counter.Money(1) }, 422, "card_number", "/lines/0/name");
        await Refuses(new { kind = "custom", name = "X", unitPrice = counter.Money(1), memberId = "mem_01h2xcejqtf2nbrexx3vqjhp41" }, 404, "member_unknown", "/lines/0/memberId");
    }

    [Theory, BothStores]
    public async Task No_card_number_gets_in_by_any_text(StoreKind store)
    {
        var counter = await Counter.Open(store);
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Terminal(4500, "5555 5555 5555 4444")])).ShouldRefuse(422, "card_number");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(4500, "4111111111111111")])).ShouldRefuse(422, "card_number");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)], discounts: [new { percentPpm = 1, reason = "4111111111111111" }])).ShouldRefuse(422, "card_number");
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Terminal(4500, "slip 000482")])).ShouldBeOk();
        sold.Json["order"]!["tenders"]![0].Text("reference").ShouldBe("slip 000482");
    }

    [Theory, BothStores]
    public async Task A_deduction_may_stand_on_an_order_but_not_turn_it_round(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Custom("Last time's voucher", -1000)], [counter.Cash(3500)])).ShouldBeOk();
        sold.Total("gross").ShouldBe(3500);
        (await counter.Sell([counter.Line(counter.Cut), counter.Custom("Too much", -4501)], [])).ShouldRefuse(409, "total_negative");
        (await counter.Sell([counter.Line(counter.Cut), counter.Custom("Even", -4500)], [])).ShouldBeOk().Total("gross").ShouldBe(0);
    }

    [Theory]
    [BothStores("CHF", 5L, 4502L, 4500L)]
    [BothStores("CHF", 5L, 4503L, 4505L)]
    [BothStores("JPY", 10L, 4505L, 4510L)]
    [BothStores("KWD", 5L, 4501L, 4500L)]
    public async Task Cash_is_rounded_to_coins_and_the_difference_is_booked(StoreKind store, string currency, long step, long price, long cash)
    {
        var counter = await Counter.Open(store, currency);
        (await counter.Shop.Patch("/business", new { rounding = new { tax = "halfUp", taxPer = "line", cashStep = step } })).ShouldBeOk();
        var sold = (await counter.Sell([counter.Custom("Thing", price)], [counter.Cash(price)])).ShouldBeOk();
        (sold.Total("gross"), sold.Total("rounding"), sold.Total("paid"), sold.Total("due")).ShouldBe((cash, cash - price, cash, 0));
        var books = await counter.Books(sold.Order());
        (books["asset.cash"], books["income.rounding"], books["asset.receivable"]).ShouldBe((cash, price - cash, 0));

        var byCard = (await counter.Sell([counter.Custom("Thing", price)], [counter.Terminal(price)])).ShouldBeOk();
        (byCard.Total("gross"), byCard.Total("rounding")).ShouldBe((price, 0));
    }

    [Theory, BothStores]
    public async Task After_midnight_it_is_still_yesterday_until_the_cut_off(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await counter.Shop.SetClock("2026-11-24T03:59:00+01:00");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).Json["order"].Text("businessDate").ShouldBe("2026-11-23");
        await counter.Shop.SetClock("2026-11-24T04:00:00+01:00");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).Json["order"].Text("businessDate").ShouldBe("2026-11-24");
    }

    [Theory, BothStores]
    public async Task The_clients_id_of_an_order_is_taken_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var body = new
        {
            id = "ord_01h2xcejqtf2nbrexx3vqjhp41", siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) },
            tenders = new[] { counter.Cash(4500) },
        };
        (await counter.Shop.Post("/sales", body)).ShouldBeOk().Order().ShouldBe(body.id);
        (await counter.Shop.Post("/sales", body)).ShouldRefuse(409, "duplicate");
        var key = Shop.NewKey();
        (await counter.Shop.Post("/sales", new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.Cash(4500) } }, key)).ShouldBeOk();
        (await counter.Shop.Once(HttpMethod.Post, "/sales", body, key)).ShouldRefuse(422, "idempotency_key_reused");
    }

    [Theory, BothStores]
    public async Task A_preview_says_the_same_and_leaves_nothing(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var from = await counter.Shop.LastFact();
        var body = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.Card(4500, "tok_ok") } };
        var preview = (await counter.Shop.Post("/sales?dryRun=true", body)).ShouldBeOk();
        (preview.Json["order"].Text("state"), preview.Total("gross"), preview.Json["receipt"].Text("number")).ShouldBe(("completed", 4500, "1"));
        (await counter.Shop.LastFact()).ShouldBe(from);
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).Json["receipt"].Text("number").ShouldBe("1");
    }

    [Theory, BothStores]
    public async Task Receipt_numbers_of_a_till_have_no_gap_under_load(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var body = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.Cash(4500) } };
        var wrong = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.Cash(1) } };
        var sales = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => counter.Shop.Once(HttpMethod.Post, "/sales", i % 3 == 0 ? wrong : (object)body, Shop.NewKey())));
        sales.Count(s => s.Status == 409).ShouldBe(20);
        sales.Where(s => s.Status == 200).Select(s => int.Parse(s.Json["receipt"].Text("number"))).Order().ShouldBe(Enumerable.Range(1, 40));
        await counter.BooksShouldBe(sales.First(s => s.Status == 200).Order(), ("asset.cash", 4500), ("income.revenue", -3782), ("liability.tax", -718));
    }
}
