using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class SplitTests
{
    [Theory, BothStores]
    public async Task A_line_and_a_piece_go_to_another_payer_with_a_receipt_of_her_own(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var friend = (await counter.Shop.Post("/clients", new { name = "Fiona Friend" })).ShouldBeOk();
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo, 3));
        var split = (await counter.Shop.Post($"/orders/{order.Id}/split", new
        {
            parts = new[] { new { clientId = friend.Id, lines = new object[] { new { lineId = order.LineId(0) }, new { lineId = order.LineId(1), quantity = 1 } } } },
        })).ShouldBeOk();
        var (mine, hers) = (split.Json["orders"]![0]!, split.Json["orders"]![1]!);
        (mine["totals"]!["gross"].Amount(), hers["totals"]!["gross"].Amount()).ShouldBe((2 * 1999, 4500 + 1999));
        (hers.Text("clientId"), hers.Text("splitFrom")).ShouldBe((friend.Id, order.Id));

        (await counter.Pay(hers.Text("id"), "cash", 6499)).ShouldBeOk();
        var sold = (await counter.Complete(hers.Text("id"))).ShouldBeOk();
        (await counter.Pay(order.Id, "terminal", 3998)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(4500);
        (await counter.Refund(order.Id, [])).ShouldRefuse(409, "refund_empty");
    }

    [Theory]
    [BothStores(2, new[] { 5500L, 5499L })]
    [BothStores(3, new[] { 3667L, 3667L, 3665L })]
    public async Task Equal_shares_sum_to_the_whole(StoreKind store, int equal, long[] expected)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo, 2), counter.Custom("Tea", 2501));
        var split = (await counter.Shop.Post($"/orders/{order.Id}/split", new { equal })).ShouldBeOk();
        var totals = split.Json["orders"]!.AsArray().Select(o => o!["totals"]!["gross"].Amount()).ToArray();
        totals.Sum().ShouldBe(4500 + 2 * 1999 + 2501);
        totals.ShouldBe(expected);
        foreach (var part in split.Json["orders"]!.AsArray())
        {
            (await counter.Pay(part.Text("id"), "cash", part!["totals"]!["due"].Amount())).ShouldBeOk();
            (await counter.Complete(part.Text("id"))).ShouldBeOk();
        }

        // The bottles leave the shelf once, however many pay for them.
        var books = await Task.WhenAll(split.Json["orders"]!.AsArray().Select(o => counter.Books(o.Text("id"))));
        books.Sum(b => b.GetValueOrDefault("asset.stock pieces")).ShouldBe(-2);
        books.Sum(b => b["asset.cash"]).ShouldBe(4500 + 2 * 1999 + 2501);
    }

    [Theory, BothStores]
    public async Task One_pays_an_amount_and_the_rest_stays(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.Line(counter.Cut));
        var split = (await counter.Shop.Post($"/orders/{order.Id}/split", new { parts = new[] { new { amount = counter.Money(1000) } } })).ShouldBeOk();
        split.Json["orders"]!.AsArray().Select(o => o!["totals"]!["gross"].Amount()).ShouldBe([3500, 1000]);
        var again = (await counter.Shop.Post($"/orders/{split.Json["orders"]![1].Text("id")}/split", new { equal = 2 })).ShouldBeOk();
        again.Json["orders"]![1].Text("splitFrom").ShouldBe(order.Id);
        (await counter.Shop.Get($"/orders?splitOf={order.Id}")).ShouldBeOk().Json["items"]!.AsArray().Select(o => o!["totals"]!["gross"].Amount()).ShouldBe([500, 500, 3500]);
        (await counter.Shop.Post($"/orders/{order.Id}/split", new { parts = new[] { new { amount = counter.Money(3500) } } })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post($"/orders/{order.Id}/split", new { equal = 1 })).ShouldRefuse(400, "invalid");
        (await counter.Pay(order.Id, "cash", 100)).ShouldBeOk();
        (await counter.Shop.Post($"/orders/{order.Id}/split", new { equal = 2 })).ShouldRefuse(409, "order_paid");
    }

    [Theory, BothStores]
    public async Task One_pays_for_five_and_one_of_them_leaves(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var orders = new List<Reply>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await counter.Start(counter.Line(counter.Cut)));
        }

        var body = new
        {
            tillId = counter.Shop.TillId, orderIds = orders.Select(o => o.Id).ToArray(), expectedTotal = counter.Money(5 * 4500),
            tenders = new object[] { counter.Terminal(10_000, "slip 7"), new { method = "cash", amount = counter.Money(12_500), tendered = counter.Money(20_000) } },
        };
        var paid = (await counter.Shop.Post("/checkouts", body)).ShouldBeOk();

        (paid.Json["total"].Amount(), paid.Json["change"].Amount()).ShouldBe((22_500, 7_500));
        paid.Json["sales"]!.AsArray().Select(s => (string)s!["receipt"]!["number"]!).ShouldBe(["1", "2", "3", "4", "5"]);
        var third = paid.Json["sales"]![2]!["order"]!;
        third["tenders"]!.AsArray().Select(t => (t.Text("method"), t!["amount"].Amount())).ShouldBe([("terminal", 1000), ("cash", 3500)]);
        var left = (await counter.Refund(third.Text("id"), [new { lineId = (string)third["lines"]![0]!["id"]! }])).ShouldBeOk();
        left.Json["refund"]!["tenders"]!.AsArray().Select(t => (t.Text("method"), t!["amount"].Amount())).ShouldBe([("terminal", 1000), ("cash", 3500)]);
        (await counter.Books(orders[3].Id)).GetValueOrDefault("asset.receivable").ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task All_are_paid_or_none(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var orders = new[] { await counter.Start(counter.Line(counter.Cut)), await counter.Start(counter.Line(counter.Cut)) };
        Task<Reply> Pay(long amount, params string[] ids) =>
            counter.Shop.Post("/checkouts", new { tillId = counter.Shop.TillId, orderIds = ids, tenders = new[] { counter.Terminal(amount) } });
        (await Pay(8999, orders[0].Id, orders[1].Id)).ShouldRefuse(409, "amount_due");
        (await Pay(9001, orders[0].Id, orders[1].Id)).ShouldRefuse(409, "overpaid");
        (await Pay(4500, orders[0].Id, orders[0].Id)).ShouldRefuse(400, "invalid");
        foreach (var order in orders)
        {
            ((string)(await counter.Shop.Get($"/orders/{order.Id}")).Json["state"]!).ShouldBe("open");
        }

        (await Pay(9000, orders[0].Id, orders[1].Id)).ShouldBeOk();
        (await Pay(9000, orders[0].Id, orders[1].Id)).ShouldRefuse(409, "order_completed");
    }
}
