using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Packages;

public sealed class SaleTests
{
    [Theory, BothStores]
    public async Task A_package_on_a_mixed_ticket_is_owed_in_sessions(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var sale = (await c.Sell(
            [desk.Line(desk.Ten), c.Line(c.Shampoo), c.Line(c.Cut)], [c.Cash(57299)], [c.Tip(800)], clientId: desk.Client)).ShouldBeOk();
        sale.Total("gross").ShouldBe(56499 + 800);
        sale.Json["notes"]!.AsArray().Select(n => n.Text("text")).ShouldBe(["10 × Facial: 10 Termine zum Einlösen."]);
        (await desk.Of("liability.passes")).ShouldBe(-42017);
        (await desk.Of("liability.sessions")).ShouldBe(-10);
        (await desk.Of("income.revenue")).ShouldBe(-(1999 - 319) - (4500 - 718));
        var pass = (await desk.Shop.Get($"/passes?clientId={desk.Client}")).Json["items"]![0]!;
        ((int)pass["left"]!).ShouldBe(10);
        pass.Text("validUntil").ShouldBe("2027-11-23");
        pass["value"].Amount().ShouldBe(42017);
        pass["refundable"].Amount().ShouldBe(50000);
    }

    [Theory, BothStores]
    public async Task A_package_needs_somebody_who_owns_it(StoreKind store)
    {
        var desk = await Desk.Open(store);
        (await desk.Counter.Sell([desk.Line(desk.Ten)], [desk.Counter.Cash(50000)])).ShouldRefuse(409, "pass_owner_missing");
        await desk.BooksShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task A_session_pays_for_a_visit_with_its_own_value(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { c.Line(desk.Facial), c.Line(c.Shampoo) } })).ShouldBeOk();
        var covers = (await desk.Shop.Get($"/orders/{order.Id}/covers")).ShouldBeOk().Json["lines"]!;
        covers[0]!["covers"]!.AsArray().Select(o => (o!["cover"].Text("source"), o!["cover"].Text("id"), o.Text("name"))).ShouldBe([("pass", pass, "10 × Facial")]);
        covers[0]!["covers"]![0].Text("reason").ShouldBe("10 of 10 left, until 23 Nov 2027.");
        covers[1]!["covers"]!.AsArray().ShouldBeEmpty();
        var covered = (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldBeOk();
        covered.Total("due").ShouldBe(1999);
        var done = (await desk.Shop.Post($"/orders/{order.Id}/complete", new { tillId = desk.Shop.TillId, tenders = new[] { c.Cash(1999) }, tips = new[] { c.Tip(0) }.Take(0) })).ShouldBeOk();
        done.Json["notes"]!.AsArray().Select(n => n.Text("text")).ShouldBe(["10 × Facial: Termin 1 von 10, noch 9, gültig bis 23. November 2027."]);
        (await desk.Of("liability.passes")).ShouldBe(-42017 + 4202);
        (await desk.Of("income.revenue")).ShouldBe(-4202 - 1680);
        (await desk.Of("asset.receivable")).ShouldBe(0);
        (await desk.Left(pass)).ShouldBe(9);
    }

    /// <summary>Seven are worth 42.02 and three 42.01: together exactly what was paid.</summary>
    [Theory, BothStores]
    public async Task Ten_sessions_are_worth_together_what_was_paid(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var values = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            values.Add((await desk.Use(pass)).ShouldBeOk().Json["order"]!["totals"]!["net"].Amount());
        }

        values.Sum().ShouldBe(42017);
        values.Distinct().Order().ShouldBe([4201, 4202]);
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Pass(pass))["pass"].Text("state").ShouldBe("ended");
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldRefuse(409, "pass_used_up");
    }

    [Theory, BothStores]
    public async Task Whose_pass_it_is_and_for_what_is_checked(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var other = (await desk.Shop.Post("/clients", new { name = "Otto Other" })).ShouldBeOk().Id;
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = other, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldRefuse(409, "pass_not_theirs");
        (await desk.Cover(order.Id, order.LineId(0), "pass_01h2xcejqtf2nbrexx3vqjhp41")).ShouldRefuse(404, "pass_unknown");
        var cut = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Counter.Cut) } })).ShouldBeOk();
        (await desk.Cover(cut.Id, cut.LineId(0), pass)).ShouldRefuse(409, "pass_unfit");
    }

    /// <summary>The mirror: buy ten, use two, refund the rest; everything is exact.</summary>
    [Theory, BothStores]
    public async Task What_is_not_used_is_given_back_exactly(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var (sale, pass) = await desk.Sell(desk.Ten, 50000);
        await desk.Use(pass);
        await desk.Use(pass);
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(40001) }])).ShouldRefuse(409, "value_used");
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(45000) }])).ShouldRefuse(409, "value_used");
        var refund = (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), quantity = 1 }])).ShouldBeOk();
        refund.Json["refund"]!["gross"].Amount().ShouldBe(40000, "all that was not used");
        refund.Json["refund"]!["notes"]![0].Text("text").ShouldBe("10 × Facial: 8 Termine erstattet, noch 0.");
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Of("asset.cash")).ShouldBe(10000);
        (await desk.Of("income.revenue") + await desk.Of("income.passRounding") + await desk.Of("liability.tax")).ShouldBe(-10000);
        (await desk.Of("income.revenue")).ShouldBe(-8404);
        Math.Abs(await desk.Of("income.passRounding")).ShouldBeLessThanOrEqualTo(1);
        (await desk.Pass(pass))["pass"].Text("state").ShouldBe("ended");
    }

    [Theory, BothStores]
    public async Task Given_back_in_parts_it_ends_where_it_began(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var odd = await desk.Package("10 × Facial, odd", 49999, (10, [desk.Facial]));
        var (sale, pass) = await desk.Sell(odd, 49999);
        var visit = (await desk.Use(pass)).ShouldBeOk();
        var gross = (await desk.Pass(pass))["sessions"]!.AsArray().Select(s => s!["gross"].Amount()).ToList();
        gross.Sum().ShouldBe(49999);
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(gross[9] + gross[8] + gross[7]) }])).ShouldBeOk();
        (await desk.Left(pass)).ShouldBe(6);
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(gross[6]) }])).ShouldBeOk();
        (await c.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk().Json["refund"]!["notes"]![0].Text("text").ShouldBe("10 × Facial, odd: der Termin ist wieder da, noch 6.");
        (await desk.Left(pass)).ShouldBe(6);
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0) }])).ShouldBeOk();
        await desk.BooksShouldBeEmpty();
        (await desk.Left(pass)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_refunded_visit_brings_its_session_back(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var before = await desk.Books();
        var visit = (await desk.Use(pass)).ShouldBeOk();
        (await desk.Counter.Refund(visit.Order(), [new { lineId = visit.LineId(0), amount = desk.Counter.Money(2000) }])).ShouldRefuse(409, "pass_refund_uneven");
        (await desk.Counter.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk();
        (await desk.Books()).Where(b => b.Value != 0).ShouldBe(before.Where(b => b.Value != 0), ignoreOrder: true);
        (await desk.Left(pass)).ShouldBe(10);
    }

    /// <summary>Three cuts and two facials: what goes back is chosen by its worth, not by shares of sessions.</summary>
    [Theory, BothStores]
    public async Task Sessions_of_different_worth_go_back_whole(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var mixed = await desk.Package("Beauty", 22000, (3, [c.Cut]), (2, [desk.Facial]));
        var (sale, pass) = await desk.Sell(mixed, 22000);
        var gross = (await desk.Pass(pass))["sessions"]!.AsArray().Select(s => s!["gross"].Amount()).ToList();
        gross.ShouldBe([3882, 3882, 3882, 5177, 5177]);
        for (var i = 0; i < 3; i++)
        {
            await desk.Use(pass, c.Cut);
        }

        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(3882) }])).ShouldRefuse(409, "pass_refund_uneven");
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(5177) }])).ShouldBeOk();
        var groups = (await desk.Pass(pass))["pass"]!["groups"]!.AsArray().Select(g => (int)g!["left"]!);
        groups.ShouldBe([0, 1]);
        (await desk.Use(pass, desk.Facial)).ShouldBeOk();
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("liability.sessions")).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task Tax_can_wait_until_the_session_is_had(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var later = await desk.Package("Any ten", 50000, new { taxAt = "redemption" }, (10, [desk.Facial, desk.Counter.Cut]));
        var (sale, pass) = await desk.Sell(later, 50000);
        (await desk.Of("liability.tax")).ShouldBe(0);
        (await desk.Of("liability.passes")).ShouldBe(-50000);
        (await desk.Use(pass)).ShouldBeOk();
        (await desk.Of("liability.passes")).ShouldBe(-45000);
        (await desk.Of("liability.tax")).ShouldBe(-798);
        (await desk.Of("income.revenue")).ShouldBe(-4202);
        (await desk.Counter.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = desk.Counter.Money(45000) }])).ShouldBeOk();
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("income.passRounding")).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task Five_and_one_free(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var bundle = await desk.Package("Shampoo & blow-dry 5 + 1", 5 * 2700, (6, [desk.Counter.Cut]));
        var (_, pass) = await desk.Sell(bundle, 13500);
        (await desk.Pass(pass))["sessions"]!.AsArray().Select(s => s!["value"].Amount()).ShouldBe([1891, 1891, 1891, 1891, 1891, 1890]);
    }
}
