using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

public sealed class EarnTests
{
    [Theory, BothStores]
    public async Task A_sale_earns_at_once_and_says_so_on_answer_and_receipt(StoreKind store)
    {
        var club = await Club.Open(store);
        var lea = await club.Client();
        var sold = await club.Sell(lea, 2550, 1999);
        (sold.Figure("earned"), sold.Figure("balance")).ShouldBe((45, 45));
        ((string)sold.Note()["text"]!).ShouldBe("45 Punkte gesammelt. Ihr Stand: 45.");
        var receipt = (await club.Shop.Get($"/receipts/{(string)sold.Json["receipt"]!["id"]!}")).ShouldBeOk();
        receipt.Json["notes"]![0]!.ToJsonString().ShouldBe(sold.Note().ToJsonString());
        (await club.Sell(lea, 100)).Figure("balance").ShouldBe(46);
        await club.BalanceShouldBe(lea, 46);
        await club.HistoryShouldAddUp(lea);
        (await club.Booked(sold.Order(), "liability.points")).ShouldBe(45);
    }

    [Theory, BothStores]
    public async Task A_refund_in_parts_takes_exactly_what_was_earned_although_the_rules_changed(StoreKind store)
    {
        var club = await Club.Open(store);
        var lea = await club.Client();
        var sold = await club.Sell(lea, 3333, 3333, 3334);
        (await club.Shop.Post($"/loyalty/programmes/{club.Programme}/versions", new { terms = Club.Terms(("rules", new[]
        {
            new { code = "spend", kind = "spend", name = "Ten points for every euro", points = 10, perAmount = new { amount = 100, currency = "EUR" } },
        })) })).ShouldBeOk();
        (await club.Sell(lea, 1000)).Figure("earned").ShouldBe(100);
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0), amount = club.Counter.Money(1111) })).ShouldBeOk();
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) }, new { lineId = sold.LineId(1) })).ShouldBeOk();
        var last = (await club.Refund(sold.Order(), new { lineId = sold.LineId(2) })).ShouldBeOk();
        last.Figure("taken").ShouldBe(34);
        await club.BalanceShouldBe(lea, 100);
        (await club.Counter.Books(sold.Order())).Where(b => b.Value != 0).Select(b => b.Key).ShouldBeEmpty();
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task Points_pay_and_come_back_to_the_lot_they_came_from(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 12));
        var lea = await club.Client();
        await club.Sell(lea, 20000);
        var paid = (await club.Redeem(lea, 1000, 750)).ShouldBeOk();
        await club.BalanceShouldBe(lea, 200 - 150 + 2);
        await club.Counter.BooksShouldBe(
            paid.Order(), ("asset.cash", 250), ("equity.points", -148), ("expense.loyalty", 750), ("income.revenue", -840), ("liability.points", 148), ("liability.tax", -160));
        (await club.Refund(paid.Order(), new { lineId = paid.LineId(0) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 200);
        await club.Counter.BooksShouldBe(paid.Order());
        ((await club.Points(lea))["expiring"]!.AsArray().Count).ShouldBe(1, "back in the lot that they came from");
        (await club.Redeem(lea, 2000, 1001)).ShouldRefuse(409, "not_enough_points");
        (await club.Counter.Sell([club.Counter.Custom("Item", 100)], [club.ByPoints(100)])).ShouldRefuse(409, "client_needed");
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task A_hundred_tills_spend_one_clients_points_once(StoreKind store)
    {
        var club = await Club.Open(store);
        var lea = await club.Client();
        await club.Sell(lea, 20000);
        var body = new
        {
            siteId = club.Shop.SiteId, tillId = club.Shop.TillId, clientId = lea, lines = new[] { club.Counter.Custom("Item", 1000) }, tenders = new[] { club.ByPoints(1000) },
        };
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => club.Shop.Once(HttpMethod.Post, "/sales", body, Shop.NewKey())));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 409);
        await club.BalanceShouldBe(lea, 0);
        await club.HistoryShouldAddUp(lea);
    }
}
