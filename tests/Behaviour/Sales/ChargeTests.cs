using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class ChargeTests
{
    private static readonly object TenPercent = new { name = "Service charge", percentPpm = 100_000, to = "house" };

    [Theory, BothStores]
    public async Task A_service_charge_is_a_figure_of_its_own_and_revenue_of_the_house(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { serviceCharge = new { name = "Service charge", percentPpm = 125_000, to = "house", taxIds = new[] { counter.Shop.TaxId } } });
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo));

        // 12.5 % of 64.99, tax included.
        (order.Total("service"), order.Total("gross")).ShouldBe((812, 6499 + 812));
        var charge = order.Json["charges"]![0]!;
        (charge.Text("kind"), charge.Text("name"), charge["amount"].Amount(), (bool)charge["applies"]!, charge.Text("to")).ShouldBe(("service", "Service charge", 812, true, "house"));

        var cheaper = (await counter.Change(order.Id, new { op = "discount", lineId = order.LineId(0), percentPpm = 100_000, reason = "Regular" })).ShouldBeOk();
        (cheaper.Total("service"), cheaper.Total("gross")).ShouldBe((756, 6049 + 756));

        (await counter.Pay(order.Id, "cash", 6805)).ShouldBeOk();
        var sold = (await counter.Complete(order.Id)).ShouldBeOk();
        var receipt = sold.Json["receipt"]!;
        receipt["totals"]!["service"].Amount().ShouldBe(756);
        receipt["lines"]!.AsArray().Select(l => (l.Text("name"), (bool)l!["service"]!)).ShouldBe([("Cut", false), ("Shampoo", false), ("Service charge", true)]);
        receipt["explanations"]!.AsArray().Select(e => (string)e!).ShouldContain("Service charge: 7.56 EUR was added, 12.5 % of 60.49 EUR. It goes to the house.");

        var net = 6049 - 966 + 635; // 19 % is contained: 6.47 + 3.19 of the lines, 1.21 of the charge
        var books = await counter.Books(order.Id);
        (books["income.serviceCharge"], books["asset.cash"], books["income.revenue"] + books["income.serviceCharge"]).ShouldBe((-635, 6805, -net));
    }

    [Theory, BothStores]
    public async Task What_goes_back_takes_its_share_of_the_charge_along(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { serviceCharge = TenPercent });
        var order = await counter.Start(counter.Line(counter.Cut), counter.Custom("Tea", 500, 3));
        order.Total("service").ShouldBe(600);
        (await counter.Pay(order.Id, "cash", 6600)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldBeOk();

        var tea = (await counter.Refund(order.Id, [new { lineId = order.LineId(1), quantity = 1 }])).ShouldBeOk();
        (tea.Json["refund"]!["gross"].Amount(), tea.Json["receipt"]!["totals"]!["service"].Amount()).ShouldBe((550, 50));
        tea.Json["refund"]!["explanations"]!.AsArray().Select(e => (string)e!).ShouldContain("0.50 EUR of Service charge, on what goes back.");

        var kept = await counter.Shop.Post($"/orders/{order.Id}/refunds", new
        {
            tillId = counter.Shop.TillId, lines = new[] { new { lineId = order.LineId(1), quantity = 1 } }, tips = false, tenders = Array.Empty<object>(), reason = "Cold", keepService = true,
        });
        kept.ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(500);

        // The next takes what is left of both.
        (await counter.Refund(order.Id, [new { lineId = order.LineId(1) }])).ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(500 + 100);
        (await counter.Refund(order.Id, [new { lineId = order.LineId(0) }])).ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(4500 + 450);
        await counter.BooksShouldBe(order.Id);
    }

    [Theory, BothStores]
    public async Task A_charge_for_the_team_is_owed_to_who_did_the_work(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var mia = (await counter.Shop.Post("/team", new { name = "Mia", role = "staff" })).ShouldBeOk();
        await Rules(counter, new { serviceCharge = new { name = "Service", percentPpm = 100_000, to = "staff" } });
        var order = await counter.Start(
            counter.Line(counter.Cut), new { kind = "custom", name = "Colour", unitPrice = counter.Money(9000), memberId = mia.Id, taxIds = new[] { counter.Shop.TaxId } });
        (await counter.Pay(order.Id, "terminal", 14_850)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldBeOk();
        (await Owed(counter, order.Id)).ShouldBe(new Dictionary<string, long> { [counter.Shop.OwnerId] = 450, [mia.Id] = 900 }, ignoreOrder: true);
        (await counter.Shop.Get($"/pay/statements/{mia.Id}?from=2026-11-01&to=2026-11-30")).ShouldBeOk().Text.ShouldContain("Service charge");

        (await counter.Refund(order.Id, [new { lineId = order.LineId(1) }])).ShouldBeOk();
        (await Owed(counter, order.Id)).Values.Sum().ShouldBe(450);
        (await counter.Refund(order.Id, [new { lineId = order.LineId(0) }])).ShouldBeOk();
        await counter.BooksShouldBe(order.Id);
    }

    [Theory, BothStores]
    public async Task A_large_party_sees_its_gratuity_before_it_pays_it_as_tips(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { gratuity = new { name = "Gratuity", percentPpm = 180_000, partyFrom = 6 } });
        var order = await counter.Start(counter.Line(counter.Cut, 2));
        (order.Total("gratuity"), (bool)order.Json["charges"]![0]!["applies"]!).ShouldBe((0, false));

        var eight = (await counter.Change(order.Id, new { op = "party", party = 8 })).ShouldBeOk();
        (eight.Total("gratuity"), eight.Total("tips"), eight.Total("gross")).ShouldBe((1620, 1620, 9000 + 1620));
        (await counter.Change(order.Id, new { op = "party", party = 5 })).ShouldBeOk().Total("tips").ShouldBe(0);
        (await counter.Change(order.Id, new { op = "party", party = 501 })).ShouldRefuse(400, "invalid");
        (await counter.Change(order.Id, new { op = "party", party = 8 }, new { op = "tip", memberId = counter.Shop.OwnerId, amount = counter.Money(100) })).ShouldBeOk().Total("tips").ShouldBe(1720);

        (await counter.Pay(order.Id, "terminal", 10_720)).ShouldBeOk();
        var sold = (await counter.Complete(order.Id)).ShouldBeOk();
        sold.Json["receipt"]!["tips"]!.AsArray().Select(t => (t!["amount"].Amount(), (bool)t["auto"]!)).ShouldBe([(1620, true), (100, false)], ignoreOrder: true);
        sold.Json["receipt"]!["explanations"]!.AsArray().Select(e => (string)e!).ShouldContain("Gratuity: 16.20 EUR was added, 18 % of 90.00 EUR for a party of 8. It goes to the team.");
        (await counter.Books(order.Id))["liability.tips"].ShouldBe(-1720);
        (await counter.Refund(order.Id, [new { lineId = order.LineId(0) }], tips: true)).ShouldBeOk();
        await counter.BooksShouldBe(order.Id);
    }

    [Theory, BothStores]
    public async Task Both_come_off_with_a_reason_and_on_again(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { serviceCharge = TenPercent, gratuity = new { name = "Gratuity", percentPpm = 200_000, partyFrom = 1 } });
        var order = (await counter.Shop.Post("/orders", new { siteId = counter.Shop.SiteId, party = 2, lines = new[] { counter.Line(counter.Cut) } })).ShouldBeOk();
        (order.Total("service"), order.Total("gratuity")).ShouldBe((450, 900));

        (await counter.Change(order.Id, new { op = "removeCharge", charge = "service" })).ShouldRefuse(400, "invalid");
        (await counter.Change(order.Id, new { op = "removeLine", lineId = order.LineId(1) })).ShouldRefuse(409, "charge_automatic");
        (await counter.Change(order.Id, new { op = "discount", lineId = order.LineId(1), percentPpm = 500_000, reason = "x" })).ShouldRefuse(409, "charge_automatic");
        (await counter.Change(order.Id, new { op = "addLine", kind = "serviceCharge", name = "More", unitPrice = counter.Money(1) })).ShouldRefuse(400, "invalid");
        var before = await counter.Shop.LastFact();
        var off = (await counter.Change(
            order.Id, new { op = "removeCharge", charge = "service", reason = "Waited long" }, new { op = "removeCharge", charge = "gratuity", reason = "Waited long" })).ShouldBeOk();
        (off.Total("service"), off.Total("gratuity"), off.Total("gross")).ShouldBe((0, 0, 4500));
        off.Json["charges"]![0]!["removed"].Text("reason").ShouldBe("Waited long");
        (await counter.Shop.Facts(before)).ShouldBe(["order.chargeRemoved", "order.chargeRemoved", "order.changed"]);

        (await counter.Change(order.Id, new { op = "restoreCharge", charge = "gratuity" })).ShouldBeOk().Total("gross").ShouldBe(5400);
        (await counter.Pay(order.Id, "cash", 5400)).ShouldBeOk();
        var receipt = (await counter.Complete(order.Id)).ShouldBeOk().Json["receipt"]!;
        ((string)receipt["staff"]![0]!).ShouldContain("Service charge taken off by");
        var page = await counter.Shop.Anonymous().GetStringAsync((string)receipt["publicUrl"]!);
        page.ShouldNotContain("Waited long");
    }

    [Theory]
    [BothStores(2)]
    [BothStores(3)]
    public async Task Shares_of_a_bill_pay_its_charge_together(StoreKind store, int equal)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { serviceCharge = new { name = "Service", percentPpm = 123_456, to = "house" }, gratuity = new { name = "Gratuity", percentPpm = 111_111, partyFrom = 2 } });
        var order = (await counter.Shop.Post("/orders", new { siteId = counter.Shop.SiteId, party = equal, lines = new[] { counter.Line(counter.Cut), counter.Line(counter.Shampoo, 2) } })).ShouldBeOk();
        var split = (await counter.Shop.Post($"/orders/{order.Id}/split", new { equal })).ShouldBeOk().Json["orders"]!.AsArray();
        foreach (var figure in new[] { "service", "gratuity", "gross" })
        {
            split.Sum(o => o!["totals"]![figure].Amount()).ShouldBe(order.Total(figure), figure);
        }

        // A coffee more on one of them bears the charge like any other line.
        var last = split[^1]!;
        var more = (await counter.Change(last.Text("id"), counter.Custom("Coffee", 1000).With("op", "addLine"))).ShouldBeOk();
        (more.Total("service") - last["totals"]!["service"].Amount(), more.Total("gratuity") - last["totals"]!["gratuity"].Amount()).ShouldBe((123, 111));
    }

    [Theory, BothStores]
    public async Task Rules_are_versions_and_an_open_order_keeps_its_own(StoreKind store)
    {
        var counter = await Counter.Open(store);
        (await counter.Shop.Get($"/sites/{counter.Shop.SiteId}/till-rules")).ShouldBeOk().Json["version"]!.GetValue<int>().ShouldBe(0);
        await Rules(counter, new { serviceCharge = TenPercent });
        var order = await counter.Start(counter.Line(counter.Cut));
        await Rules(counter, new { serviceCharge = new { name = "Service charge", percentPpm = 200_000, to = "staff" }, version = 1 });
        (await counter.Shop.Put($"/sites/{counter.Shop.SiteId}/till-rules", new { version = 1 })).ShouldRefuse(412, "stale");
        (await counter.Change(order.Id, new { op = "setQuantity", lineId = order.LineId(0), quantity = 2 })).ShouldBeOk().Total("service").ShouldBe(900);
        (await counter.Start(counter.Line(counter.Cut))).Total("service").ShouldBe(900);
        var rules = (await counter.Shop.Get($"/sites/{counter.Shop.SiteId}/till-rules")).ShouldBeOk().Json;
        ((int)rules["version"]!, (int)rules["earlier"]![0]!["rules"]!["serviceCharge"]!["percentPpm"]!).ShouldBe((2, 100_000));
        foreach (var wrong in new object[]
        {
            new { serviceCharge = new { name = " ", percentPpm = 1, to = "house" } }, new { serviceCharge = new { name = "S", percentPpm = 0, to = "house" } },
            new { gratuity = new { name = "G", percentPpm = 1, partyFrom = 0 } }, new { powers = new[] { new { role = "desk", discountPpm = -1, removeCharges = false } } },
            new { serviceCharge = new { name = "S", percentPpm = 1, to = "house", taxIds = new[] { "tax_00000000000000000000000000" } } },
        })
        {
            (await counter.Shop.Put($"/sites/{counter.Shop.SiteId}/till-rules", wrong)).ShouldRefuse(400, "invalid");
        }
    }

    [Theory, BothStores]
    public async Task The_drawer_report_has_the_charge_as_its_own_figure(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Rules(counter, new { serviceCharge = TenPercent });
        var shift = (await counter.Shop.Post("/shifts", new { tillId = counter.Shop.TillId, @float = counter.Money(0) })).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4950)])).ShouldBeOk();
        var back = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.Cash(2199)])).ShouldBeOk();
        (await counter.Refund(back.Order(), [new { lineId = back.LineId(0) }])).ShouldBeOk();

        var sales = (await counter.Shop.Get($"/shifts/{shift.Id}/x")).ShouldBeOk().Json["sales"]!;
        (sales["service"].Amount(), sales["net"].Amount() + sales["tax"].Amount()).ShouldBe((450, 4950));
    }

    private static async Task Rules(Counter counter, object rules) => (await counter.Shop.Put($"/sites/{counter.Shop.SiteId}/till-rules", rules)).ShouldBeOk();

    /// <summary>What the team is owed by this order, per member.</summary>
    private static async Task<Dictionary<string, long>> Owed(Counter counter, string order)
    {
        var entries = (await counter.Shop.Get($"/ledger/entries?orderId={order}&limit=500")).ShouldBeOk();
        return entries.Json["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()).Where(p => p.Text("account") == "liability.tips")
            .GroupBy(p => p.Text("owner")).ToDictionary(g => g.Key, g => -g.Sum(p => (long)p!["amount"]!));
    }
}

internal static class Operations
{
    /// <summary>A line as an operation that adds it.</summary>
    public static JsonObject With(this object line, string name, string value)
    {
        var node = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(line)!;
        node[name] = value;
        return node;
    }
}
