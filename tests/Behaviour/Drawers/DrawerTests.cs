using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Drawers;

public sealed class DrawerTests
{
    private static async Task<Reply> Open(Counter counter, long sum, string? from = null) =>
        (await counter.Shop.Post("/shifts", new { tillId = counter.Shop.TillId, @float = counter.Money(sum), from })).ShouldBeOk();

    private static Task<Reply> Close(Counter counter, string shift, long counted, long? leave = null, string? reason = null) => counter.Shop.Post(
        $"/shifts/{shift}/close", new { counted = counter.Money(counted), leave = leave is { } left ? counter.Money(left) : null, reason });

    [Theory, BothStores]
    public async Task A_day_from_float_to_Z(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var shift = await Open(counter, 10_000, "safe");
        shift.Status.ShouldBe(201);
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(5000)], tips: [counter.Tip(300)])).ShouldBeOk();
        var card = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.Terminal(1999)])).ShouldBeOk();
        var cash = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.Cash(1999)])).ShouldBeOk();
        (await counter.Refund(cash.Order(), [new { lineId = cash.LineId(0) }])).ShouldBeOk();
        (await counter.Shop.Post($"/shifts/{shift.Id}/cash", new { kind = "out", place = "expense", amount = counter.Money(250), reason = "Milk" })).ShouldBeOk();
        (await counter.Shop.Post($"/shifts/{shift.Id}/kick", new { reason = "Change for a client" })).ShouldBeOk();

        var x = (await counter.Shop.Get($"/shifts/{shift.Id}/x")).ShouldBeOk().Json;
        x["expected"].Amount().ShouldBe(10_000 + 4800 - 250);
        var open = (await counter.Shop.Get($"/shifts/{shift.Id}")).ShouldBeOk().Json;
        (open["z"], open["shift"]!["expected"]).ShouldBe((null, null));

        var z = (await Close(counter, shift.Id, 14_550, leave: 10_000)).ShouldBeOk().Json;
        z["shift"]!["overShort"].Amount().ShouldBe(0);
        var sales = z["z"]!["sales"]!;
        ((int)sales["sales"]!, (int)sales["refunds"]!, (long)sales["firstNumber"]!, (long)sales["lastNumber"]!).ShouldBe((3, 1, 1, 4));
        (sales["sold"].Amount(), sales["givenBack"].Amount(), sales["tips"].Amount()).ShouldBe((4800 + 1999 + 1999, 1999, 300));
        var method = sales["tenders"]!.AsArray().ToDictionary(t => t.Text("method"), t => (t!["in"].Amount(), t["out"].Amount()));
        method["cash"].ShouldBe((4800 + 1999, 1999));
        method["terminal"].ShouldBe((1999, 0));
        var tax = sales["taxes"]!.AsArray().ShouldHaveSingleItem();
        (tax!["net"].Amount() + tax["tax"].Amount()).ShouldBe(4500 + 1999);
        await counter.BooksShouldBe(card.Order(), ("asset.terminal", 1999), ("expense.sold pieces", 1), ("asset.stock pieces", -1), ("income.revenue", -1680), ("liability.tax", -319));
        (await Trial(counter)).ShouldBe(new Dictionary<string, long> { ["asset.cash"] = 10_000, ["asset.safe"] = -10_000 + 4550, ["expense.petty"] = 250 }, ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task A_count_that_is_off_needs_a_reason_and_is_booked(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var shift = await Open(counter, 10_000, "safe");
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        (await Close(counter, shift.Id, 14_000)).ShouldRefuse(400, "reason_missing");
        var closed = (await Close(counter, shift.Id, 14_000, reason: "A fiver went out as change")).ShouldBeOk().Json["shift"]!;
        (closed["overShort"].Amount(), closed["expected"].Amount(), closed["left"].Amount()).ShouldBe((-500, 14_500, 14_000));
        (await Trial(counter))["expense.overShort"].ShouldBe(500);

        var next = await Open(counter, 14_100);
        ((long)next.Json["number"]!).ShouldBe(2);
        (await Trial(counter))["expense.overShort"].ShouldBe(400);
        (await Trial(counter))["asset.cash"].ShouldBe(14_100);
    }

    [Theory, BothStores]
    public async Task One_drawer_is_open_once_and_each_till_has_its_own(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var first = await Open(counter, 0);
        (await counter.Shop.Post("/shifts", new { tillId = counter.Shop.TillId, @float = counter.Money(0) })).ShouldRefuse(409, "shift_open");
        var other = (await counter.Shop.Post("/tills", new { siteId = counter.Shop.SiteId, name = "Second" })).ShouldBeOk();
        (await counter.Shop.Post("/shifts", new { tillId = other.Id, @float = counter.Money(500), from = "owner" })).ShouldBeOk();
        (await counter.Shop.Get($"/shifts?tillId={other.Id}&open=true")).ShouldBeOk().Json["items"]!.AsArray().ShouldHaveSingleItem();
        (await Close(counter, first.Id, 0)).ShouldBeOk();
        (await Close(counter, first.Id, 0)).ShouldRefuse(409, "shift_closed");
        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => counter.Shop.Once(
            System.Net.Http.HttpMethod.Post, "/shifts", new { tillId = counter.Shop.TillId, @float = counter.Money(0) }, Shop.NewKey())));
        (many.Count(r => r.Status == 201), many.Count(r => r.Status == 409)).ShouldBe((1, 19));
    }

    [Theory, BothStores]
    public async Task Bad_counts_and_empty_drawers_are_refused(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var till = counter.Shop.TillId;
        (await counter.Shop.Post("/shifts", new { tillId = till })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post("/shifts", new { tillId = till, @float = counter.Money(-1) })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post("/shifts", new { tillId = till, @float = new { amount = 1, currency = "USD" } })).ShouldRefuse(422, "drawer_currency");
        (await counter.Shop.Post("/shifts", new { tillId = till, @float = counter.Money(99), coins = new[] { new { value = 50, quantity = 2 } } })).ShouldRefuse(400, "invalid");
        var shift = (await counter.Shop.Post("/shifts", new { tillId = till, coins = new[] { new { value = 50, quantity = 2 }, new { value = 1, quantity = 3 } } })).ShouldBeOk();
        shift.Json["float"].Amount().ShouldBe(103);
        (await counter.Shop.Post($"/shifts/{shift.Id}/cash", new { kind = "out", place = "safe", amount = counter.Money(104), reason = "Drop" })).ShouldRefuse(409, "drawer_short");
        (await counter.Shop.Post($"/shifts/{shift.Id}/cash", new { kind = "in", place = "expense", amount = counter.Money(1), reason = "x" })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post($"/shifts/{shift.Id}/cash", new { kind = "in", place = "safe", amount = counter.Money(1), reason = " " })).ShouldRefuse(400, "reason_missing");
        (await Close(counter, shift.Id, 103, leave: 104)).ShouldRefuse(409, "drawer_short");
    }

    /// <summary>Balances of the accounts that a drawer moves, over all entries.</summary>
    private static async Task<Dictionary<string, long>> Trial(Counter counter)
    {
        var entries = (await counter.Shop.Get("/ledger/entries?limit=500")).ShouldBeOk().Json["items"]!.AsArray();
        return entries.SelectMany(e => e!["postings"]!.AsArray()).Where(p => !(bool)p!["pending"]!)
            .GroupBy(p => p.Text("account")).Where(g => g.Key is "asset.cash" or "asset.safe" or "expense.petty" or "expense.overShort")
            .Select(g => (g.Key, Sum: g.Sum(p => (long)p!["amount"]!))).Where(g => g.Sum != 0).ToDictionary(g => g.Key, g => g.Sum);
    }
}
