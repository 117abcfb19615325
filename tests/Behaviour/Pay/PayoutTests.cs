using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

public sealed class PayoutTests
{
    [Theory, BothStores]
    public async Task What_is_paid_is_no_longer_owed(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share(null, 400_000)));
        var sold = await payroll.SellWith([new { memberId = payroll.Anna, amount = payroll.Money(700) }], payroll.By(10_000));
        await payroll.Shop.SetClock("2026-11-24T09:00:00+01:00");
        await payroll.Sell(payroll.By(5_000));
        (await Pay(payroll, "2026-11-25")).ShouldRefuse(400, "invalid");
        (await Pay(payroll, "2026-11-23", expected: 4_701)).ShouldRefuse(409, "pay_changed");
        var paid = (await Pay(payroll, "2026-11-23", expected: 4_700)).ShouldBeOk();
        (paid.Json["commission"].Amount(), paid.Json["tips"].Amount(), paid.Json["amount"].Amount()).ShouldBe((4_000, 700, 4_700));
        (await payroll.CommissionOwed()).ShouldBe(2_000);
        (await payroll.Owed("liability.tips")).ShouldBe(0);
        (await Pay(payroll, "2026-11-23")).ShouldRefuse(409, "nothing_to_pay");

        // The first day's sale goes back after it was paid: the second day's pay makes good for it.
        await payroll.Refund(sold);
        (await Pay(payroll, "2026-11-24")).ShouldRefuse(409, "nothing_to_pay");
        var statement = await payroll.Statement();
        (statement["sum"]!["closing"].Amount(), statement["sum"]!["payable"].Amount(), statement["sum"]!["totals"]!["paidOut"].Amount()).ShouldBe((-2_000, 0, 4_700));

        (await payroll.Shop.Post($"/pay/payouts/{paid.Id}/reverse", new { reason = " " })).ShouldRefuse(400, "invalid");
        (await payroll.Shop.Post($"/pay/payouts/{paid.Id}/reverse", new { reason = "Wrong drawer" })).ShouldBeOk();
        (await payroll.Shop.Post($"/pay/payouts/{paid.Id}/reverse", new { reason = "Again" })).ShouldRefuse(409, "payout_reversed");
        var again = (await Pay(payroll, "2026-11-24", "bank")).ShouldBeOk();
        (again.Json["amount"].Amount(), (int)again.Json["number"]!).ShouldBe((2_700, 2));
        (await payroll.CommissionOwed()).ShouldBe(0);
        var list = (await payroll.Shop.Get($"/pay/payouts?memberId={payroll.Anna}")).ShouldBeOk().Json["items"]!.AsArray();
        list.Select(p => ((string?)p!["reversedReason"], p.Text("method"))).ShouldBe([("Wrong drawer", "cash"), (null, "bank")], ignoreOrder: true); // made within one millisecond
    }

    [Theory, BothStores]
    public async Task A_hundred_payouts_at_once_pay_once(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share(null, 500_000)));
        await payroll.Sell(payroll.By(10_000));
        var body = new { memberId = payroll.Anna, through = "2026-11-23", method = "cash", tillId = payroll.Shop.TillId };
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => payroll.Shop.Once(HttpMethod.Post, "/pay/payouts", body, Shop.NewKey())));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 409 && r.Text.Contains("nothing_to_pay"));
        (await payroll.CommissionOwed()).ShouldBe(0);
        (await payroll.Shop.Get("/pay/payouts")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task Late_tips_and_corrections_are_on_the_statement_and_can_be_taken_back(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var shop = payroll.Shop;
        var sold = await payroll.Sell(payroll.By(10_000));
        var cash = (await shop.Post("/pay/tips", new { memberId = payroll.Anna, amount = payroll.Money(500), method = "cash", tillId = shop.TillId, orderId = sold.Order(), reason = "Left on the table" })).ShouldBeOk();
        (await shop.Post("/pay/tips", new { memberId = payroll.Anna, amount = payroll.Money(300), method = "terminal", tillId = shop.TillId })).ShouldBeOk();
        (await shop.Post("/pay/tips", new { memberId = payroll.Anna, amount = payroll.Money(0), method = "cash", tillId = shop.TillId })).ShouldRefuse(400, "invalid");
        (await shop.Post("/pay/tips", new { memberId = payroll.Anna, amount = payroll.Money(5), method = "card", tillId = shop.TillId })).ShouldRefuse(400, "invalid");
        (await shop.Post("/pay/tips", new { memberId = payroll.Anna, amount = payroll.Money(5), method = "cash", tillId = shop.TillId, orderId = "ord_00000000000000000000000001" })).ShouldRefuse(404, "not_found");
        (await shop.Post("/pay/corrections", new { memberId = payroll.Anna, amount = payroll.Money(-250), reason = "Broke the mirror" })).ShouldBeOk();
        (await shop.Post("/pay/corrections", new { memberId = payroll.Anna, amount = payroll.Money(250), reason = "" })).ShouldRefuse(400, "invalid");
        var statement = await payroll.Statement();
        var totals = statement["sum"]!["totals"]!;
        (totals["corrections"].Amount(), totals["tips"]!["cash"].Amount(), totals["tips"]!["card"].Amount(), totals["tips"]!["late"].Amount()).ShouldBe((-250, 500, 300, 800));
        statement["sum"]!["closing"].Amount().ShouldBe(550);
        statement["lines"]!.AsArray().Select(l => l.Text("why")).ShouldBe(["Broke the mirror", "Came after the bill was paid.", "Left on the table"]);

        (await shop.Post($"/pay/extras/{cash.Id}/reverse", new { })).ShouldBeOk();
        (await shop.Post($"/pay/extras/{cash.Id}/reverse", new { })).ShouldRefuse(409, "payout_reversed");
        (await payroll.Statement())["sum"]!["totals"]!["tips"]!["cash"].Amount().ShouldBe(0);
        (await payroll.Owed("liability.tips")).ShouldBe(-300);
        (await shop.Get($"/pay/extras?memberId={payroll.Anna}")).Json["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory, BothStores]
    public async Task A_guarantee_fills_up_what_is_missing_when_its_time_is_over(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(new { currency = "EUR", rules = new[] { Payroll.Share(null, 100_000) }, guarantee = new { amount = payroll.Money(70_000), period = "week" } });
        await payroll.Sell(payroll.By(100_000));
        (await payroll.Shop.Post("/pay/guarantees", new { through = "2026-11-23" })).ShouldRefuse(400, "invalid");
        await payroll.Shop.SetClock("2026-12-01T09:00:00+01:00");
        var filled = (await payroll.Shop.Post("/pay/guarantees", new { through = "2026-11-30" })).ShouldBeOk().Json["items"]!.AsArray();
        filled.Select(f => (f.Text("from"), f.Text("to"), f!["earned"].Amount(), f["amount"].Amount())).ShouldBe([("2026-11-23", "2026-11-29", 10_000, 60_000)]);
        (await payroll.Shop.Post("/pay/guarantees", new { through = "2026-11-30" })).ShouldBeOk().Json["items"]!.AsArray().ShouldBeEmpty();
        var totals = (await payroll.Statement())["sum"]!["totals"]!;
        (totals["commission"].Amount(), totals["guarantee"].Amount()).ShouldBe((10_000, 60_000));

        // Paying out fills up by itself what is over by then.
        await payroll.Shop.SetClock("2026-12-07T09:00:00+01:00");
        (await Pay(payroll, "2026-12-06")).ShouldBeOk().Json["amount"].Amount().ShouldBe(140_000);
        (await payroll.CommissionOwed()).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_guarantee_per_day_counts_days_of_work_and_a_week_by_its_days_with_the_plan(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        object Guaranteed(string period, long amount) => new { currency = "EUR", rules = new[] { Payroll.Share(null, 100_000) }, guarantee = new { amount = payroll.Money(amount), period } };
        await payroll.Shop.SetClock("2026-11-25T08:00:00+01:00");
        await payroll.Plan(Guaranteed("day", 1_000));
        await payroll.Plan(Guaranteed("week", 7_000), payroll.Ben);
        await payroll.Sell(payroll.By(4_000));
        (await payroll.Shop.Post($"/team/{payroll.Anna}/time-off", new { from = "2026-11-27T00:00", to = "2026-11-28T00:00", reason = "Leave" })).ShouldBeOk();
        await payroll.Shop.SetClock("2026-12-01T09:00:00+01:00");
        var filled = (await payroll.Shop.Post("/pay/guarantees", new { through = "2026-11-29" })).ShouldBeOk().Json["items"]!.AsArray();

        // Wednesday sold for 400, Thursday and Saturday by her hours; on Friday she was away, on Sunday it is closed. Ben has five of seven days.
        filled.Where(f => f.Text("memberId") == payroll.Anna).Select(f => (f.Text("from"), f!["amount"].Amount())).Order()
            .ShouldBe([("2026-11-25", 600), ("2026-11-26", 1_000), ("2026-11-28", 1_000)]);
        filled.Where(f => f.Text("memberId") == payroll.Ben).Select(f => (f.Text("from"), f!["amount"].Amount())).ShouldBe([("2026-11-23", 5_000)]);
    }

    [Theory, BothStores]
    public async Task Who_helped_has_a_share_of_it(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share("service", 333_333, assistantPpm: 250_000)));
        var order = await payroll.Counter.Start(payroll.Item(payroll.Counter.Cut));
        var line = order.LineId(0);
        (await payroll.Shop.Put($"/pay/assists/{line}", new { memberId = payroll.Ben })).ShouldBeOk();
        (await payroll.Shop.Put($"/pay/assists/{line}", new { memberId = "mem_00000000000000000000000001" })).ShouldRefuse(404, "team_member_unknown");
        (await payroll.Counter.Pay(order.Id, "cash", 4_500)).ShouldBeOk();
        (await payroll.Counter.Complete(order.Id)).ShouldBeOk();
        (await payroll.Commission(), await payroll.Commission(payroll.Ben)).ShouldBe((1_125, 375));
        (await payroll.Shop.Put($"/pay/assists/{line}", new { memberId = (string?)null })).ShouldRefuse(409, "line_settled");
        (await payroll.Statement(payroll.Ben))["lines"]![0].Text("why").ShouldBe("25 % of the commission, for assisting.");
        (await payroll.Counter.Refund(order.Id, [new { lineId = line, amount = payroll.Money(1_111) }])).ShouldBeOk();
        (await payroll.Counter.Refund(order.Id, [new { lineId = line }])).ShouldBeOk();
        (await payroll.Commission(), await payroll.Commission(payroll.Ben)).ShouldBe((0, 0));
        await payroll.Counter.BooksShouldBe(order.Id);
    }

    [Theory, BothStores]
    public async Task The_payroll_office_gets_what_the_statements_say(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var formula = await payroll.Member("=cmd|'/c calc'!A1");
        await payroll.Plan(payroll.Terms(Payroll.Share(null, 400_000)), payroll.Anna, formula);
        await payroll.Sell(payroll.By(10_000), payroll.By(-1_000, formula), payroll.By(1, payroll.Ben));
        var csv = (await payroll.Shop.Get("/pay/export?from=2026-11-01&to=2026-11-30")).Text.Split("\r\n");
        csv[0].ShouldBe("memberId,name,from,to,currency,commission,guarantee,corrections,tipsCash,tipsCard,tipsOther,tipsPool,earned,paidOut,owed,payable");
        csv.ShouldContain($"{payroll.Anna},Anna,2026-11-01,2026-11-30,EUR,40.00,0.00,0.00,0.00,0.00,0.00,0.00,40.00,0.00,40.00,40.00");
        csv.ShouldContain($"{formula},'=cmd|'/c calc'!A1,2026-11-01,2026-11-30,EUR,-4.00,0.00,0.00,0.00,0.00,0.00,0.00,-4.00,0.00,-4.00,0.00");
        (await payroll.Shop.Get("/pay/export?from=x&to=y")).ShouldRefuse(400, "invalid");
    }

    private static Task<Reply> Pay(Payroll payroll, string through, string method = "cash", long? expected = null) => payroll.Shop.Post("/pay/payouts", new
    {
        memberId = payroll.Anna, through, method, tillId = method == "cash" ? payroll.Shop.TillId : null,
        expected = expected is null ? null : payroll.Money(expected.Value),
    });
}
