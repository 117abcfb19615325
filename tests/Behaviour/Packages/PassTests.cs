using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Packages;

public sealed class PassTests
{
    private const string Visit = "bkg_01h2xcejqtf2nbrexx3vqjhp41";

    [Theory, BothStores]
    public async Task What_expires_first_is_offered_first_with_the_reason(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var (_, year) = await desk.Sell(desk.Ten, 50000);
        var (_, month) = await desk.Sell(await desk.Package("Facial month", 10000, new { validMonths = 1 }, (2, [desk.Facial])), 10000);
        var (_, any) = await desk.Sell(await desk.Package("Anything", 50000, (10, [desk.Facial, c.Cut])), 50000);
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { c.Line(desk.Facial), c.Line(c.Cut) } })).ShouldBeOk();
        var lines = (await desk.Shop.Get($"/orders/{order.Id}/covers")).ShouldBeOk().Json["lines"]!;
        lines[0]!["covers"]!.AsArray().Select(o => o!["cover"].Text("id")).ShouldBe([month, year, any]);
        lines[0]!["covers"]![0].Text("reason").ShouldBe("2 of 2 left, until 23 Dec 2026. Expires before 10 × Facial.");
        lines[1]!["covers"]!.AsArray().Select(o => o!["cover"].Text("id")).ShouldBe([any]);
    }

    /// <summary>Two lines, one session: the second line is told before anybody pays.</summary>
    [Theory, BothStores]
    public async Task One_session_covers_one_line_of_an_order(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(await desk.Package("One", 5000, (1, [desk.Facial])), 5000);
        var line = desk.Counter.Line(desk.Facial);
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { line, line } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldBeOk();
        (await desk.Shop.Get($"/orders/{order.Id}/covers")).Json["lines"]![0]!["covers"]!.AsArray().ShouldBeEmpty();
        (await desk.Cover(order.Id, order.LineId(1), pass)).ShouldRefuse(409, "pass_used_up");
        var free = (await desk.Counter.Change(order.Id, new { op = "uncover", lineId = order.LineId(0) })).ShouldBeOk();
        free.Total("due").ShouldBe(12000);
    }

    [Theory, BothStores]
    public async Task A_year_later_the_rest_is_breakage_and_an_extension_brings_it_back(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (sale, pass) = await desk.Sell(desk.Ten, 50000);
        await desk.Use(pass);
        await desk.Shop.SetClock("2027-11-23T23:00:00+01:00");
        (await desk.Shop.Post("/passes/expire", new { })).ShouldBeOk().Json["passes"]!.ToString().ShouldBe("0", "the last day counts");
        await desk.Shop.SetClock("2027-11-24T05:00:00+01:00");
        var late = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(late.Id, late.LineId(0), pass)).ShouldRefuse(409, "pass_expired");
        var preview = (await desk.Shop.Post("/passes/expire?dryRun=true", new { })).ShouldBeOk();
        preview.Json["sessions"]!.ToString().ShouldBe("9");
        await desk.Shop.Until(async () => (await desk.Shop.Post("/passes/expire", new { })).ShouldBeOk().Json["passes"]!.ToString() == "0");
        (await desk.Of("income.passBreakage")).ShouldBe(-37815);
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Pass(pass))["pass"].Text("state").ShouldBe("expired");
        (await desk.Counter.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = desk.Counter.Money(5000) }])).ShouldRefuse(409, "value_used");
        (await desk.Shop.Post($"/passes/{pass}/extend", new { validUntil = "2027-11-23", reason = "Was ill" })).ShouldRefuse(400, "invalid");
        (await desk.Shop.Post($"/passes/{pass}/extend", new { validUntil = "2028-02-29", reason = " " })).ShouldRefuse(400, "invalid");
        var extended = (await desk.Shop.Post($"/passes/{pass}/extend", new { validUntil = "2028-02-29", reason = "Was ill" })).ShouldBeOk();
        extended.Json.Text("state").ShouldBe("active");
        ((int)extended.Json["left"]!).ShouldBe(9);
        (await desk.Of("income.passBreakage")).ShouldBe(0);
        (await desk.Of("liability.passes")).ShouldBe(-37815);
        await desk.Shop.SetClock("2028-02-29T18:00:00+01:00");
        (await desk.Use(pass)).ShouldBeOk();
        var history = (await desk.Pass(pass))["history"]!.AsArray();
        history.First(h => h.Text("kind") == "extended").Text("reason").ShouldBe("Was ill");
        (await desk.Counter.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = desk.Counter.Money(40000) }])).ShouldBeOk();
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Of("liability.passes")).ShouldBe(0);
    }

    /// <summary>What comes back after an extension lies with the rest, not in the lot that has expired.</summary>
    [Theory, BothStores]
    public async Task A_visit_refunded_after_an_extension_can_be_had_again(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(await desk.Package("One", 5000, new { validMonths = 1 }, (1, [desk.Facial])), 5000);
        var (sale, two) = await desk.Sell(await desk.Package("Two", 10000, new { validMonths = 1 }, (2, [desk.Facial])), 10000);
        var visit = (await desk.Use(two)).ShouldBeOk();
        (await desk.Shop.Post($"/passes/{two}/extend", new { validUntil = "2027-06-30", reason = "Moved abroad for a while" })).ShouldBeOk();
        (await desk.Counter.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk();
        await desk.Shop.SetClock("2027-03-01T10:00:00+01:00");
        (await desk.Use(two)).ShouldBeOk();
        (await desk.Use(two)).ShouldBeOk();
        (await desk.Left(two)).ShouldBe(0);
        var late = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(late.Id, late.LineId(0), pass)).ShouldRefuse(409, "pass_expired");
        sale.Status.ShouldBe(200);
    }

    [Theory, BothStores]
    public async Task The_first_visit_starts_the_clock(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(await desk.Package("Class pass", 10000, new { validMonths = (int?)null, validDays = 30, activation = "firstVisit" }, (5, [desk.Facial])), 10000);
        (await desk.Pass(pass))["pass"]!["validUntil"].ShouldBeNull();
        await desk.Shop.SetClock("2027-05-03T10:00:00+02:00");
        var line = desk.Counter.Line(desk.Facial);
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { line, line } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(1), pass)).ShouldBeOk();
        (await desk.Counter.Complete(order.Id)).ShouldBeOk();
        var now = (await desk.Pass(pass))["pass"]!;
        now.Text("validUntil").ShouldBe("2027-06-02");
        ((int)now["left"]!).ShouldBe(3);
        await desk.Shop.SetClock("2027-06-03T10:00:00+02:00");
        await desk.Shop.Until(async () => (await desk.Shop.Post("/passes/expire", new { })).ShouldBeOk().Json["passes"]!.ToString() == "0");
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Of("liability.passes")).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_pass_is_shared_and_the_history_says_who_had_it(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var sister = (await desk.Shop.Post("/clients", new { name = "Sina Sister" })).ShouldBeOk().Id;
        var shared = (await desk.Shop.Post($"/passes/{pass}/shares", new { clientId = sister })).ShouldBeOk();
        shared.Json["sharedWith"]!.AsArray().Select(p => p.Text("name")).ShouldBe(["Sina Sister"]);
        (await desk.Use(pass, client: sister)).ShouldBeOk();
        (await desk.Pass(pass))["sessions"]![0]!["usedBy"].Text("name").ShouldBe("Sina Sister");
        (await desk.Shop.Get($"/passes?clientId={sister}")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await desk.Shop.Delete($"/passes/{pass}/shares/{sister}")).ShouldBeOk();
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = sister, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldRefuse(409, "pass_not_theirs");
        var (_, own) = await desk.Sell(await desk.Package("Personal", 5000, new { shareable = false, transferable = false }, (1, [desk.Facial])), 5000);
        (await desk.Shop.Post($"/passes/{own}/shares", new { clientId = sister })).ShouldRefuse(409, "pass_not_shareable");
        (await desk.Shop.Post($"/passes/{own}/transfer", new { clientId = sister, reason = "Gift" })).ShouldRefuse(409, "pass_not_transferable");
    }

    [Theory, BothStores]
    public async Task A_transferred_pass_is_the_others(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        await desk.Use(pass);
        var friend = (await desk.Shop.Post("/clients", new { name = "Frida Friend" })).ShouldBeOk().Id;
        (await desk.Shop.Post($"/passes/{pass}/transfer", new { clientId = friend, reason = "Moves away" })).ShouldBeOk().Json["owner"].Text("name").ShouldBe("Frida Friend");
        (await desk.Use(pass, client: friend)).ShouldBeOk();
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldRefuse(409, "pass_not_theirs");
        var timeline = (await desk.Shop.Get($"/clients/{friend}/timeline")).ShouldBeOk().Json["items"]!.AsArray();
        timeline.Where(i => i.Text("kind") == "pass").Select(i => i.Text("title")).ShouldBe(["Session used", "Package transferred"], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task The_card_and_the_timeline_tell_of_passes(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        await desk.Use(pass);
        var card = (await desk.Shop.Get($"/clients/{desk.Client}/card")).ShouldBeOk().Json["balances"]!.AsArray();
        card.Select(b => (b.Text("source"), b.Text("text"), b.Text("amount"), b.Text("expires"), b.Text("id"))).ShouldBe([("pass", "10 × Facial", "9 of 10 left", "2027-11-23", pass)]);
        var items = (await desk.Shop.Get($"/clients/{desk.Client}/timeline")).ShouldBeOk().Json["items"]!.AsArray().Where(i => i.Text("kind") == "pass").ToList();
        items.Select(i => i.Text("detail")).ShouldBe(["Facial: session 1 of 10, 9 left", "10 × Facial: 10 sessions, valid until 23 Nov 2027"], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task A_session_kept_for_a_visit_is_for_nobody_else(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (sale, pass) = await desk.Sell(await desk.Package("One", 5000, (1, [desk.Facial])), 5000);
        var kept = (await desk.Shop.Post($"/passes/{pass}/holds", new { bookingId = Visit, serviceId = desk.Facial })).ShouldBeOk();
        ((int)kept.Json["held"]!, (int)kept.Json["left"]!).ShouldBe((1, 0));
        var order = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldRefuse(409, "pass_used_up");
        (await desk.Shop.Post($"/passes/{pass}/holds", new { bookingId = Visit[..^1] + "2", serviceId = desk.Facial })).ShouldRefuse(409, "pass_used_up");
        (await desk.Shop.Post($"/passes/{pass}/holds", new { bookingId = Visit, serviceId = desk.Counter.Cut })).ShouldRefuse(409, "pass_unfit");
        (await desk.Counter.Refund(sale.Order(), [new { lineId = sale.LineId(0) }])).ShouldRefuse(409, "value_used");
        (await desk.Shop.Delete($"/passes/{pass}/holds/{Visit[..^1] + "2"}")).ShouldRefuse(404, "session_hold_unknown");
        (await desk.Shop.Delete($"/passes/{pass}/holds/{Visit}")).ShouldBeOk();
        (await desk.Cover(order.Id, order.LineId(0), pass)).ShouldBeOk();
        (await desk.Counter.Complete(order.Id)).ShouldBeOk();
        (await desk.Of("liability.sessions")).ShouldBe(0);
    }

    /// <summary>The rest pays for more: the difference is charged, and giving it back restores the old pass.</summary>
    [Theory, BothStores]
    public async Task The_rest_of_a_pass_goes_into_a_larger_one(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var five = await desk.Package("5 × Facial", 27500, (5, [desk.Facial]));
        var (_, old) = await desk.Sell(five, 27500);
        await desk.Use(old);
        var before = await desk.Books();
        var three = await desk.Package("3 × Facial", 25000, (3, [desk.Facial]));
        (await c.Sell([desk.Line(three, new { upgradeFrom = old })], [c.Cash(3000)], clientId: desk.Client)).ShouldRefuse(409, "package_not_larger");
        var (sale, big) = await desk.Sell(desk.Ten, 50000 - 22000, details: new { upgradeFrom = old });
        (await desk.Pass(old))["pass"].Text("state").ShouldBe("ended");
        (await desk.Pass(big))["sessions"]!.AsArray().Sum(s => s!["value"].Amount()).ShouldBe(-await desk.Of("liability.passes"));
        (await desk.Of("liability.sessions")).ShouldBe(-10);
        var visit = (await desk.Use(big)).ShouldBeOk();
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0) }])).ShouldRefuse(409, "value_used");
        (await c.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk();
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0) }])).ShouldBeOk();
        (await desk.Left(old)).ShouldBe(4);
        (await desk.Books()).Where(b => b.Value != 0).ShouldBe(before.Where(b => b.Value != 0), ignoreOrder: true);
        (await desk.Use(old)).ShouldBeOk();
    }

    /// <summary>A card is asked only for what can be given back: a refused refund leaves no trace, whatever it was paid with.</summary>
    [Theory, BothStores]
    public async Task A_refused_refund_to_a_card_moves_nothing(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var c = desk.Counter;
        var sale = (await c.Sell([desk.Line(desk.Ten)], [c.Card(50000, "tok_ok")], clientId: desk.Client)).ShouldBeOk();
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0), amount = c.Money(1234) }])).ShouldRefuse(409, "pass_refund_uneven");
        var books = await desk.Books();
        books.Where(b => b.Key.StartsWith("asset.card", StringComparison.Ordinal)).Sum(b => b.Value).ShouldBe(50000);
        (await c.Refund(sale.Order(), [new { lineId = sale.LineId(0) }])).ShouldBeOk().Json["refund"].Text("state").ShouldBe("done");
        await desk.BooksShouldBeEmpty();
    }
}
