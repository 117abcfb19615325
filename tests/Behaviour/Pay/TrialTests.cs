using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

public sealed class TrialTests
{
    /// <summary>Sales and refunds of two months by two plans with several versions and steps of every kind, in an order that a seed says.</summary>
    [Theory, BothStores(1), BothStores(2)]
    public async Task By_the_rules_that_counted_a_trial_comes_to_what_the_ledger_has(StoreKind store, int seed)
    {
        var payroll = await Payroll.Open(store, taxPpm: 190_000);
        var random = new Random(seed);
        var steps = new (long, int)[] { (0, 123_456), (6_000, 234_567), (14_000, 345_678) };
        var first = await payroll.Plan(payroll.Terms(payroll.Stepped(null, "retroactive", "month", steps), Payroll.Share("product", 99_999, upsell: true)));
        var second = await payroll.Plan(payroll.Terms(payroll.Stepped("custom", "marginal", "week", steps), Payroll.Share("service", 333_333, of: "gross")), payroll.Ben);
        var sold = new List<Reply>();
        var booked = new Dictionary<string, long> { [payroll.Anna] = 0, [payroll.Ben] = 0 };
        for (var day = 0; day < 12; day++)
        {
            var date = new DateOnly(2026, 11, 23).AddDays(day);
            await payroll.Shop.SetClock($"{date:yyyy-MM-dd}T10:00:00+01:00");
            if (day is 4 or 9)
            {
                (await payroll.Version(day == 4 ? first : second, payroll.Terms(payroll.Stepped(null, "retroactive", "week", steps), Payroll.Share("service", 400_000)))).ShouldBeOk();
            }

            string Somebody() => random.Next(2) == 0 ? payroll.Anna : payroll.Ben;
            object[] lines = [payroll.By(random.Next(1, 9_000), Somebody()), payroll.Item(payroll.Counter.Shampoo, Somebody(), random.Next(1, 4)), payroll.Item(payroll.Counter.Cut, Somebody())];
            sold.Add(await payroll.Sell(lines[..random.Next(1, 4)]));
            if (day % 2 == 1)
            {
                var one = sold[random.Next(sold.Count)];
                await payroll.Counter.Refund(one.Order(), [new { lineId = one.LineId(0), amount = payroll.Money(random.Next(1, 40)) }]);
                var whole = sold[random.Next(sold.Count)];
                await payroll.Counter.Refund(whole.Order(), [new { lineId = whole.LineId(0) }]);
            }
        }

        foreach (var (from, to) in new[] { ("2026-11-01", "2026-12-31"), ("2026-11-25", "2026-11-29"), ("2026-12-01", "2026-12-01") })
        {
            var trial = (await payroll.Shop.Post($"/pay/plans/{first}/trial", new { from, to })).ShouldBeOk().Json;
            trial["items"]!.AsArray().ShouldAllBe(i => i!["booked"].Amount() == i["replayed"].Amount() && i["difference"].Amount() == 0, $"{from} to {to}: {trial}");
        }

        var all = (await payroll.Shop.Post($"/pay/plans/{first}/trial", new { from = "2026-11-01", to = "2026-12-31" })).ShouldBeOk().Json["items"]!.AsArray();
        foreach (var member in booked.Keys)
        {
            all.Single(i => i.Text("memberId") == member)!["replayed"].Amount().ShouldBe(await payroll.Commission(member));
        }
    }

    [Theory, BothStores]
    public async Task Says_who_would_have_had_more_and_who_less(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var plan = await payroll.Plan(payroll.Terms(Payroll.Share(null, 400_000)), payroll.Anna, payroll.Ben);
        await payroll.Sell(payroll.By(10_000), payroll.Item(payroll.Counter.Cut, payroll.Ben));
        var sold = await payroll.Sell(payroll.By(5_000));
        await payroll.Refund(sold);
        (await payroll.Shop.Patch($"/services/{payroll.Counter.Cut}", new { category = "Cuts" })).ShouldBeOk();
        var from = await payroll.Shop.LastFact();
        var terms = payroll.Terms(payroll.Stepped(null, "retroactive", "month", (0, 300_000), (10_000, 450_000)), Payroll.Share("service", 500_000, category: "Cuts"));
        var trial = (await payroll.Shop.Post($"/pay/plans/{plan}/trial", new { from = "2026-11-23", to = "2026-11-23", terms })).ShouldBeOk().Json;
        trial["items"]!.AsArray().Select(i => (i.Text("memberName"), i!["booked"].Amount(), i["tried"].Amount(), i["difference"].Amount()))
            .ShouldBe([("Anna", 4_000, 4_500, 500), ("Ben", 1_800, 2_250, 450)]);
        trial["difference"].Amount().ShouldBe(950);

        // Only for Ben, and nothing was written by any of it.
        var only = (await payroll.Shop.Post($"/pay/plans/{plan}/trial", new { from = "2026-11-23", to = "2026-11-23", terms, memberIds = new[] { payroll.Ben } })).ShouldBeOk().Json;
        only["items"]!.AsArray().Select(i => i!["difference"].Amount()).ShouldBe([0, 450]);
        (await payroll.Shop.Facts(from)).ShouldBeEmpty();
        (await payroll.Shop.Post($"/pay/plans/{plan}/trial", new { from = "2026-01-01", to = "2026-12-31" })).ShouldRefuse(400, "invalid");
        (await payroll.Shop.Post($"/pay/plans/{plan}/trial", new { from = "2026-11-23", to = "2026-11-23", terms = payroll.Terms() })).ShouldRefuse(400, "plan_unclear");
        (await payroll.Shop.Post("/pay/plans/cpl_00000000000000000000000001/trial", new { from = "2026-11-23", to = "2026-11-23" })).ShouldRefuse(404, "plan_unknown");
    }
}
