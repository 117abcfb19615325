using Bookend.Behaviour.Sales;
using Bookend.Behaviour.StoredValue;

namespace Bookend.Behaviour.Races;

/// <summary>A sale, its money and its client are had once, whoever else asks at the same moment.</summary>
public sealed class OrderRaces
{
    [Theory, BothStores]
    public async Task A_sale_is_refunded_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        var body = new { tillId = counter.Shop.TillId, reason = "Race", lines = new[] { new { lineId = sold.LineId(0) } } };
        await Crowd.OneOf(counter.Shop, _ => ($"/orders/{sold.Order()}/refunds", body), "refund_exceeds", "refund_empty");
        (await counter.Books(sold.Order())).Values.ShouldAllBe(v => v == 0);
    }

    [Theory, BothStores]
    public async Task More_than_half_of_a_sale_is_refunded_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        var body = new { tillId = counter.Shop.TillId, reason = "Race", lines = new[] { new { lineId = sold.LineId(0), amount = counter.Money(3000) } } };
        await Crowd.OneOf(counter.Shop, _ => ($"/orders/{sold.Order()}/refunds", body), "refund_exceeds");
        (await counter.Books(sold.Order()))["asset.cash"].ShouldBe(1500);
    }

    [Theory, BothStores]
    public async Task What_is_due_is_paid_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut));
        await Crowd.OneOf(
            counter.Shop, _ => ($"/orders/{order.Id}/tenders", new { method = "terminal", amount = counter.Money(4500), tillId = counter.Shop.TillId }), "overpaid");
    }

    [Theory, BothStores]
    public async Task An_order_is_completed_or_voided(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Custom("Gift", 0));
        var winner = await Crowd.OneOf(
            counter.Shop,
            n => n % 2 == 0 ? ($"/orders/{order.Id}/complete", new { tillId = counter.Shop.TillId }) : ($"/orders/{order.Id}/void", new { reason = "Race" }),
            "order_completed", "order_voided");
        var state = (await counter.Shop.Get($"/orders/{order.Id}")).ShouldBeOk().Json.Text("state");
        state.ShouldBe((winner.Json["order"] ?? winner.Json).Text("state"));
    }

    [Theory, BothStores]
    public async Task A_walk_in_is_claimed_by_one(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        var clients = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            clients.Add(await counter.Client($"Client {i}"));
        }

        await Crowd.OneOf(counter.Shop, n => ($"/orders/{sold.Order()}/claim", new { clientId = clients[n % 5] }), "order_claimed");
    }

    [Theory, BothStores]
    public async Task Two_orders_are_paid_together_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var orders = new[] { (await counter.Start(counter.Line(counter.Cut))).Id, (await counter.Start(counter.Line(counter.Cut))).Id };
        await Crowd.OneOf(
            counter.Shop, _ => ("/checkouts", new { tillId = counter.Shop.TillId, orderIds = orders, tenders = new[] { counter.Terminal(9000) } }), "order_completed", "order_voided");
    }

    [Theory, BothStores]
    public async Task An_order_is_split_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo));
        await Crowd.OneOf(
            counter.Shop, _ => ($"/orders/{order.Id}/split", new { parts = new[] { new { lines = new[] { new { lineId = order.LineId(1) } } } } }), "line_unknown", "split_unfit");
    }

    [Theory, BothStores]
    public async Task A_code_for_once_per_client_is_used_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        (await counter.Shop.Post("/promotions", new { terms = new { name = "Hello", kind = "percent", percentPpm = 1_000_000, perClient = 1 } })).ShouldBeOk();
        var lea = await counter.Client();
        var body = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, clientId = lea, lines = new[] { counter.Line(counter.Cut) }, tenders = Array.Empty<object>() };
        await Crowd.OneOf(counter.Shop, _ => ("/sales", body), "amount_due", "total_changed");
    }

    [Theory, BothStores]
    public async Task A_limit_for_one_purchase_gives_one_on_account(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await counter.Shop.Put($"/clients/{lea}/account", new { limit = counter.Money(5000), reason = "Regular" })).ShouldBeOk();
        var body = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, clientId = lea, lines = new[] { counter.Line(counter.Cut) }, tenders = new[] { counter.By("account", 4500) } };
        await Crowd.OneOf(counter.Shop, _ => ("/sales", body), "account_limit", "amount_due");
    }
}
