using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

public sealed class PoolTests
{
    [Theory, BothStores]
    public async Task A_days_tips_are_shared_by_hours_to_the_cent_and_back(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var shop = payroll.Shop;
        var sold = await payroll.SellWith([Tip(payroll, payroll.Anna, 1_000), Tip(payroll, payroll.Ben, 1)], payroll.By(5_000));
        var pool = (await shop.Post("/pay/pools", new { name = "Floor", siteId = shop.SiteId, terms = new { by = "hours" } })).ShouldBeOk().Id;
        (await shop.Post($"/pay/pools/{pool}/runs", new { day = "2026-11-23" })).ShouldRefuse(400, "invalid");
        var people = new[] { new { memberId = payroll.Anna, minutes = 120 }, new { memberId = payroll.Ben, minutes = 240 }, new { memberId = shop.OwnerId, minutes = 60 } };
        var preview = (await shop.Post($"/pay/pools/{pool}/runs?dryRun=true", new { day = "2026-11-23", people })).ShouldBeOk();
        var run = (await shop.Post($"/pay/pools/{pool}/runs", new { day = "2026-11-23", people })).ShouldBeOk();
        foreach (var reply in new[] { preview, run })
        {
            reply.Json["shares"]!.AsArray().ToDictionary(s => s.Text("memberId"), s => (s!["gave"].Amount(), s["got"].Amount())).ShouldBe(
                new Dictionary<string, (long, long)> { [payroll.Anna] = (1_000, 286), [payroll.Ben] = (1, 572), [shop.OwnerId] = (0, 143) }, ignoreOrder: true);
        }

        (-await payroll.Owed("liability.tips"), -await payroll.Owed("liability.tips", payroll.Ben), -await payroll.Owed("liability.tips", shop.OwnerId)).ShouldBe((286, 572, 143));
        (await shop.Post($"/pay/pools/{pool}/runs", new { day = "2026-11-23", people })).ShouldRefuse(409, "pool_done");
        (await payroll.Statement())["sum"]!["totals"]!["tips"]!["pool"].Amount().ShouldBe(-714);
        (await payroll.Statement())["lines"]!.AsArray().Select(l => (l.Text("what"), l.Text("why"), l!["amount"].Amount())).Take(2).Order()
            .ShouldBe([("Tip pool: Floor", "Given into the day's tips.", -1_000), ("Tip pool: Floor", "Share of the day's tips.", 286)]);

        // A tip goes back to the client after it was shared: the run says so, and is done anew.
        (await payroll.Counter.Refund(sold.Order(), [], tips: true)).ShouldBeOk();
        ((bool)(await shop.Get("/pay/pool-runs?from=2026-11-23&to=2026-11-23")).Json["items"]![0]!["changed"]!).ShouldBeTrue();
        (await shop.Post($"/pay/pool-runs/{run.Id}/reverse", new { })).ShouldBeOk();
        (await shop.Post($"/pay/pool-runs/{run.Id}/reverse", new { })).ShouldRefuse(409, "payout_reversed");
        foreach (var member in new[] { payroll.Anna, payroll.Ben, shop.OwnerId })
        {
            (await payroll.Owed("liability.tips", member)).ShouldBe(0);
        }

        (await shop.Post($"/pay/pools/{pool}/runs", new { day = "2026-11-23", people })).ShouldRefuse(409, "pool_empty");
        (await shop.Get("/pay/pool-runs")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task Points_hours_and_sales_weigh_and_a_part_stays_with_whom_it_was_given(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var shop = payroll.Shop;
        var barista = await payroll.Member("Bea", "Barista");
        await payroll.SellWith([Tip(payroll, payroll.Anna, 10_000)], payroll.By(7_500), payroll.By(2_500, payroll.Ben));
        var terms = new { by = "points", sharePpm = 500_000, points = new object[] { new { points = 1, role = "staff" }, new { points = 3, title = "barista" } } };
        var pool = (await shop.Post("/pay/pools", new { name = "House", siteId = shop.SiteId, terms })).ShouldBeOk().Id;
        async Task<Dictionary<string, long>> Got(object body)
        {
            var reply = (await shop.Post($"/pay/pools/{pool}/runs?dryRun=true", body)).ShouldBeOk();
            reply.Json["total"].Amount().ShouldBe(reply.Json["shares"]!.AsArray().Sum(s => s!["got"].Amount()));
            return reply.Json["shares"]!.AsArray().Where(s => s!["got"].Amount() != 0).ToDictionary(s => s.Text("memberName"), s => s!["got"].Amount());
        }

        (await Got(new { day = "2026-11-23" })).ShouldBe(new Dictionary<string, long> { ["Anna"] = 1_000, ["Ben"] = 1_000, ["Bea"] = 3_000 }, ignoreOrder: true);
        (await shop.Post($"/pay/pools/{pool}/versions", new { terms = new { by = "pointsAndHours", terms.points } })).ShouldBeOk();
        object[] people = [new { memberId = payroll.Ben, minutes = 300 }, new { memberId = barista, minutes = 100 }];
        (await Got(new { day = "2026-11-23", people })).ShouldBe(new Dictionary<string, long> { ["Ben"] = 5_000, ["Bea"] = 5_000 }, ignoreOrder: true);
        (await shop.Post($"/pay/pools/{pool}/versions", new { terms = new { by = "sales" } })).ShouldBeOk();
        (await Got(new { day = "2026-11-23" })).ShouldBe(new Dictionary<string, long> { ["Anna"] = 7_500, ["Ben"] = 2_500 }, ignoreOrder: true);
        (await shop.Post($"/pay/pools/{pool}/versions", new { terms = new { by = "points" } })).ShouldRefuse(400, "plan_unclear");
        (await shop.Post($"/pay/pools/{pool}/versions", new { terms = new { by = "sales", sharePpm = 0 } })).ShouldRefuse(400, "plan_unclear");
        var view = (await shop.Get("/pay/pools")).Json["items"]![0]!;
        view["versions"]!.AsArray().Select(v => v!["terms"].Text("by")).ShouldBe(["points", "pointsAndHours", "sales"]);
    }

    private static object Tip(Payroll payroll, string memberId, long amount) => new { memberId, amount = payroll.Money(amount) };
}
