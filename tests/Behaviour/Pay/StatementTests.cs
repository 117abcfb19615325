using Bookend.Behaviour.Access;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

public sealed class StatementTests
{
    [Theory, BothStores]
    public async Task Says_of_each_line_how_it_came_and_sums_to_what_the_ledger_owes(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share("service", 400_000), Payroll.Share("product", 100_000)));
        var sold = await payroll.SellWith(
            [new { memberId = payroll.Anna, amount = payroll.Money(500) }, new { memberId = payroll.Ben, amount = payroll.Money(250) }],
            payroll.Item(payroll.Counter.Cut), payroll.Item(payroll.Counter.Shampoo));
        await payroll.Shop.SetClock("2026-11-25T09:00:00+01:00");
        await payroll.Refund(sold, 1, amount: 999);
        var statement = await payroll.Statement();
        statement["lines"]!.AsArray().Select(l => (l.Text("kind"), (bool)l!["takenBack"]!, l.Text("what"), l.Text("why"), l["amount"].Amount(), l.Text("day"))).ShouldBe(
        [
            ("commission", true, "Shampoo", "Taken back in proportion: 9.99 EUR of 19.99 EUR was given back to the client.", -100, "2026-11-25"),
            ("commission", false, "Shampoo", "10 % of 19.99 EUR (without tax).", 200, "2026-11-23"),
            ("commission", false, "Cut", "40 % of 45.00 EUR (without tax).", 1800, "2026-11-23"),
            ("tip", false, "Tip", "Left with the bill.", 500, "2026-11-23"),
        ]);
        statement["lines"]!.AsArray().Where(l => l.Text("kind") == "commission").ShouldAllBe(l => (int)l!["rule"]!["version"]! == 1 && l.Text("orderId") == sold.Order());
        var totals = statement["sum"]!["totals"]!;
        (totals["commission"].Amount(), totals["tips"]!["total"].Amount(), totals["earned"].Amount()).ShouldBe((1900, 500, 2400));
        statement["sum"]!["closing"].Amount().ShouldBe(-(await payroll.Owed("liability.commission") + await payroll.Owed("liability.tips")));
        statement["sum"]!["payable"].Amount().ShouldBe(2400);

        // By days the same, cut where the day ends.
        var first = await payroll.Statement(from: "2026-11-23", to: "2026-11-24");
        (first["sum"]!["closing"].Amount(), first["lines"]!.AsArray().Count).ShouldBe((2500, 3));
        var second = await payroll.Statement(from: "2026-11-25", to: "2026-11-25");
        (second["sum"]!["opening"].Amount(), second["sum"]!["closing"].Amount()).ShouldBe((2500, 2400));
        var all = (await payroll.Shop.Get("/pay/statements?from=2026-11-01&to=2026-11-30")).ShouldBeOk().Json;
        all["items"]!.AsArray().Where(s => s!["totals"]!["earned"].Amount() != 0).Select(s => (s.Text("memberName"), s!["payable"].Amount())).ShouldBe([("Anna", 2400), ("Ben", 250)]);
        all["earned"].Amount().ShouldBe(2650);
        (await payroll.Shop.Get("/pay/statements?from=2026-11-01&to=2026-10-30")).ShouldRefuse(400, "invalid");
        (await payroll.Shop.Get("/pay/statements?from=yesterday")).ShouldRefuse(400, "invalid");
        (await payroll.Shop.Get($"/pay/statements/mem_00000000000000000000000001?from=2026-11-01&to=2026-11-30")).ShouldRefuse(404, "team_member_unknown");
    }

    [Theory, BothStores]
    public async Task Tips_are_told_apart_by_what_they_were_paid_with(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        var counter = payroll.Counter;
        var sold = (await counter.Sell(
            [payroll.By(10_000)], [counter.Terminal(7_000), counter.Cash(4_001)],
            [new { memberId = payroll.Anna, amount = payroll.Money(334) }, new { memberId = payroll.Ben, amount = payroll.Money(667) }])).ShouldBeOk();
        async Task<(long Cash, long Card, long Total)> Tips(string member)
        {
            var tips = (await payroll.Statement(member))["sum"]!["totals"]!["tips"]!;
            return (tips["cash"].Amount(), tips["card"].Amount(), tips["total"].Amount());
        }

        // 1,001 of which 4,001 / 11,001 came in cash: 364 for both together.
        (await Tips(payroll.Anna)).ShouldBe((121, 213, 334));
        (await Tips(payroll.Ben)).ShouldBe((243, 424, 667));
        (await counter.Refund(sold.Order(), [], tips: true)).ShouldBeOk();
        (await Tips(payroll.Anna)).ShouldBe((0, 0, 0));
        (await Tips(payroll.Ben)).ShouldBe((0, 0, 0));
    }

    [Theory, BothStores]
    public async Task Staff_see_their_own_and_nobody_elses(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share(null, 100_000)), payroll.Anna, payroll.Ben);
        await payroll.Sell(payroll.By(10_000), payroll.By(20_000, payroll.Ben));
        var shop = payroll.Shop;
        (await shop.Put($"/team/{payroll.Ben}/pin", new { pin = "2580" })).ShouldBeOk();
        using var phone = new Browser(shop);
        await phone.SignInAsOwner();
        (await phone.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
        (await phone.Post("/auth/pin", new { memberId = payroll.Ben, pin = "2580" })).ShouldBeOk();
        var own = (await phone.Get("/pay/statement?from=2026-11-01&to=2026-11-30")).ShouldBeOk().Json;
        (own["sum"].Text("memberId"), own["sum"]!["totals"]!["commission"].Amount()).ShouldBe((payroll.Ben, 2000));
        (await phone.Get($"/pay/statements/{payroll.Anna}?from=2026-11-01&to=2026-11-30")).ShouldRefuse(403, "forbidden");
        (await phone.Get("/pay/statements?from=2026-11-01&to=2026-11-30")).ShouldRefuse(403, "forbidden");
        (await phone.Get("/pay/plans")).ShouldRefuse(403, "forbidden");
        (await shop.Get("/pay/statement?from=2026-11-01&to=2026-11-30")).ShouldRefuse(404, "team_member_unknown");
    }
}
