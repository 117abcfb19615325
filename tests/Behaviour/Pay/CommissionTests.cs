using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

public sealed class CommissionTests
{
    [Theory, BothStores]
    public async Task The_closest_rule_counts(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var shop = payroll.Shop;
        var color = (await shop.Post("/services", new { name = "Colour", category = "Colour", kind = "service", durationMinutes = 60, price = payroll.Money(10000) })).ShouldBeOk().Id;
        var oil = (await shop.Post("/products", new { name = "Oil", brand = "Luxe", price = payroll.Money(2000) })).ShouldBeOk().Id;
        await payroll.Plan(payroll.Terms(
            Payroll.Share(null, 10_000), Payroll.Share("service", 400_000), Payroll.Share("service", 500_000, category: "colour"), Payroll.Share("product", 50_000),
            Payroll.Share("product", 150_000, upsell: true), new { kind = "product", itemId = oil, perPiece = payroll.Money(77) }));
        async Task<long> Earns(params object[] lines)
        {
            var before = await payroll.Commission();
            await payroll.Sell(lines);
            return await payroll.Commission() - before;
        }

        (await Earns(payroll.Item(payroll.Counter.Cut))).ShouldBe(1800);
        (await Earns(payroll.Item(color))).ShouldBe(5000);
        (await Earns(payroll.By(1000))).ShouldBe(10);
        (await Earns(payroll.Item(payroll.Counter.Shampoo))).ShouldBe(100);
        (await Earns(payroll.Item(payroll.Counter.Shampoo), payroll.Item(payroll.Counter.Cut, payroll.Ben))).ShouldBe(300);
        (await Earns(payroll.Item(oil, quantity: 3))).ShouldBe(231);
        (await payroll.Commission(payroll.Ben)).ShouldBe(0);
    }

    [Theory, BothStores("net", 2000), BothStores("gross", 2380), BothStores("list", 4000)]
    public async Task Of_which_value_is_said_by_the_rule(StoreKind store, string of, long expected)
    {
        var payroll = await Payroll.Open(store, taxPpm: 190_000);
        await payroll.Plan(payroll.Terms(Payroll.Share("service", 500_000, of: of)));
        var service = (await payroll.Shop.Post("/services", new { name = "Spa", kind = "service", durationMinutes = 60, price = payroll.Money(8000), taxIds = new[] { payroll.Shop.TaxId } })).ShouldBeOk().Id;
        var sold = (await payroll.Counter.Sell([payroll.Item(service)], [payroll.Counter.Cash(4760)], [], [new { amount = payroll.Money(3240), reason = "Friends" }])).ShouldBeOk();
        (await payroll.Commission()).ShouldBe(expected);
        await payroll.Refund(sold, amount: 1111);
        await payroll.Refund(sold);
        (await payroll.Commission()).ShouldBe(0);
        await payroll.Counter.BooksShouldBe(sold.Order());
    }

    [Theory, BothStores]
    public async Task Fifteen_hundred_earn_675_when_the_last_step_is_reached(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(payroll.Stepped(null, "retroactive", "month", (0, 400_000), (100_000, 420_000), (150_000, 450_000))));
        await payroll.Sell(payroll.By(90_000));
        (await payroll.Commission()).ShouldBe(36_000);
        var second = await payroll.Sell(payroll.By(20_000), payroll.By(10_000));
        (await payroll.Commission()).ShouldBe(50_400);
        var last = await payroll.Sell(payroll.By(30_000));
        (await payroll.Commission()).ShouldBe(67_500);
        var why = (await payroll.Statement())["lines"]!.AsArray().Select(l => l.Text("why")).ToList();
        why.ShouldContain("45 % of 300.00 EUR (without tax); with it the month stands at 1500.00 EUR.");
        why.ShouldContain(w => w.StartsWith("The month from 2026-11-01 reached a higher step", StringComparison.Ordinal));

        // Give back what reached the step: the rest is as if it had never been sold.
        await payroll.Refund(last);
        (await payroll.Commission()).ShouldBe(50_400);
        await payroll.Refund(second);
        (await payroll.Commission()).ShouldBe(42_000);
    }

    [Theory, BothStores("marginal"), BothStores("retroactive")]
    public async Task Parts_of_refunds_in_any_order_leave_what_the_rest_earns_and_nothing_at_the_end(StoreKind store, string mode)
    {
        var payroll = await Payroll.Open(store);
        var steps = new (long From, int Ppm)[] { (0, 333_333), (10_000, 417_001), (17_500, 500_003) };
        var plan = await payroll.Plan(payroll.Terms(payroll.Stepped(null, mode, "week", steps), Payroll.Share("product", 123_456)));
        var sold = new List<Reply>();
        foreach (var price in new long[] { 3_333, 7_001, 4_999, 9_999 })
        {
            sold.Add(await payroll.SellWith([new { memberId = payroll.Anna, amount = payroll.Money(333) }], payroll.By(price), payroll.Item(payroll.Counter.Shampoo)));
        }

        // Another plan by then: what was booked is taken back as it was booked.
        (await payroll.Version(plan, payroll.Terms(Payroll.Share(null, 1_000_000)))).ShouldBeOk();
        var total = 3_333 + 7_001 + 4_999 + 9_999L;
        foreach (var (order, amount) in new (int, long)[] { (2, 1_234), (0, 1), (3, 9_998), (2, 100) })
        {
            await payroll.Refund(sold[order], amount: amount);
            total -= amount;
            (await payroll.Commission()).ShouldBe(Expected(mode, steps, total) + 4 * 247);
        }

        foreach (var order in new[] { 3, 0, 2, 1 })
        {
            await payroll.Refund(sold[order]);
            await payroll.Refund(sold[order], 1, tips: true);
        }

        (await payroll.Commission()).ShouldBe(0);
        (await payroll.Owed("liability.tips")).ShouldBe(0);
        var statement = await payroll.Statement();
        statement["sum"]!["closing"].Amount().ShouldBe(0);
        statement["sum"]!["totals"]!["tips"]!["cash"].Amount().ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task An_order_refunded_leaves_accounts_where_they_stood(StoreKind store)
    {
        var payroll = await Payroll.Open(store, taxPpm: 190_000);
        var plan = await payroll.Plan(payroll.Terms(
            payroll.Stepped("custom", "retroactive", "month", (0, 0), (5_000, 100_000), (10_000, 200_000)), Payroll.Share("product", 100_000)));
        await payroll.Sell(payroll.By(7_777));
        var start = await payroll.Commission();
        var sold = await payroll.Sell(payroll.By(8_000), payroll.Item(payroll.Counter.Shampoo, quantity: 3));
        (await payroll.Commission()).ShouldBeGreaterThan(start);
        (await payroll.Shop.Post("/pay/assignments", new { memberId = payroll.Anna, planId = (string?)null })).ShouldBeOk();
        (await payroll.Version(plan, payroll.Terms(Payroll.Share(null, 900_000)))).ShouldBeOk();
        (await payroll.Counter.Refund(sold.Order(), [new { lineId = sold.LineId(1), quantity = 1 }, new { lineId = sold.LineId(0), amount = payroll.Money(4_321) }])).ShouldBeOk();
        (await payroll.Counter.Refund(sold.Order(), [new { lineId = sold.LineId(1) }, new { lineId = sold.LineId(0) }])).ShouldBeOk();
        (await payroll.Commission()).ShouldBe(start);
        await payroll.Counter.BooksShouldBe(sold.Order());
    }

    [Theory, BothStores]
    public async Task Who_has_no_plan_earns_nothing_and_the_past_stays(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var plan = await payroll.Plan(payroll.Terms(Payroll.Share(null, 100_000)));
        await payroll.Sell(payroll.By(10_000), payroll.By(5_000, payroll.Ben));
        ((await payroll.Commission()), (await payroll.Commission(payroll.Ben))).ShouldBe((1_000, 0));
        (await payroll.Version(plan, payroll.Terms(Payroll.Share(null, 200_000)), "2026-11-24")).ShouldBeOk();
        await payroll.Sell(payroll.By(10_000));
        (await payroll.Commission()).ShouldBe(2_000);
        await payroll.Shop.SetClock("2026-11-24T09:00:00+01:00");
        await payroll.Sell(payroll.By(10_000));
        (await payroll.Commission()).ShouldBe(4_000);
        (await payroll.Version(plan, payroll.Terms(Payroll.Share(null, 200_000)), "2026-11-23")).ShouldRefuse(409, "past_date");
        (await payroll.Shop.Post("/pay/assignments", new { memberId = payroll.Ben, planId = plan, from = "2026-11-01" })).ShouldRefuse(409, "past_date");
        (await payroll.Shop.Post("/pay/assignments", new { memberId = payroll.Anna, planId = "cpl_00000000000000000000000001" })).ShouldRefuse(404, "plan_unknown");
        (await payroll.Shop.Get($"/pay/assignments?memberId={payroll.Anna}")).Json["items"]!.AsArray().Count.ShouldBe(1);
        var view = (await payroll.Shop.Get("/pay/plans")).Json["items"]![0]!;
        view["versions"]!.AsArray().Select(v => v.Text("from")).ShouldBe(["2026-11-23", "2026-11-24"]);
        view["memberIds"]!.AsArray().Select(m => (string)m!).ShouldBe([payroll.Anna]);
        (await payroll.Shop.Patch($"/pay/plans/{plan}", new { active = false })).ShouldBeOk();
        (await payroll.Shop.Post("/pay/assignments", new { memberId = payroll.Ben, planId = plan })).ShouldRefuse(404, "plan_unknown");
    }

    [Theory, BothStores]
    public async Task A_plan_that_is_not_clear_is_refused(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        async Task Refused(string pointer, params object[] rules)
        {
            var reply = (await payroll.Shop.Post("/pay/plans", new { name = "No", terms = payroll.Terms(rules) })).ShouldRefuse(400, "plan_unclear");
            reply.Json["errors"]![0].Text("pointer").ShouldBe(pointer);
        }

        await Refused("/terms/rules");
        await Refused("/terms/rules/0", new { kind = "service" });
        await Refused("/terms/rules/1", Payroll.Share("service", 1), Payroll.Share("service", 2));
        await Refused("/terms/rules/0/ppm", Payroll.Share("service", 1_000_001));
        await Refused("/terms/rules/0/upsell", Payroll.Share("service", 1, upsell: true));
        await Refused("/terms/rules/0/itemId", Payroll.Share("product", 1, payroll.Counter.Cut));
        await Refused("/terms/rules/0/category", Payroll.Share(null, 1, category: "Colour"));
        await Refused("/terms/rules/0/tiers/steps", payroll.Stepped(null, "marginal", "day", (1, 1)));
        await Refused("/terms/rules/0/tiers/steps/2/from", payroll.Stepped(null, "marginal", "day", (0, 1), (5, 2), (5, 3)));
        await Refused("/terms/rules/0/perPiece", new { perPiece = new { amount = 1, currency = "USD" } });
    }

    private static long Expected(string mode, (long From, int Ppm)[] steps, long total)
    {
        var reached = Array.FindLastIndex(steps, s => s.From <= total);
        var millionths = mode == "retroactive"
            ? (decimal)total * steps[reached].Ppm
            : Enumerable.Range(0, reached + 1).Sum(i => (decimal)((i == reached ? total : steps[i + 1].From) - steps[i].From) * steps[i].Ppm);
        return (long)Math.Round(millionths / 1_000_000m, MidpointRounding.AwayFromZero);
    }
}
