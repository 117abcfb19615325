using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

/// <summary>Refunds of sales whose points were used, or expired, meanwhile.</summary>
public sealed class ReturnTests
{
    [Theory, BothStores]
    public async Task Points_that_were_spent_are_owed_and_the_next_ones_fill_that_first(StoreKind store)
    {
        var club = await Club.Open(store);
        var lea = await club.Client();
        var sold = await club.Sell(lea, 10000);
        (await club.Redeem(lea, 400, 400)).ShouldBeOk();
        await club.BalanceShouldBe(lea, 20);
        var refund = (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) })).ShouldBeOk();
        (refund.Figure("taken"), refund.Figure("owed")).ShouldBe((100, 80));
        await club.BalanceShouldBe(lea, 0, owed: 80);
        var next = await club.Sell(lea, 5000);
        (next.Figure("earned"), next.Figure("filled"), next.Figure("balance")).ShouldBe((50, 50, 0));
        await club.BalanceShouldBe(lea, 0, owed: 30);
        (await club.Refund(next.Order(), new { lineId = next.LineId(0), amount = club.Counter.Money(2500) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 0, owed: 55);
        (await club.Sell(lea, 10000)).Figure("balance").ShouldBe(45);
        await club.BalanceShouldBe(lea, 45);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task Other_points_stand_in_before_anything_is_owed(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 12));
        var lea = await club.Client();
        var first = await club.Sell(lea, 10000);
        await club.Shop.SetClock("2026-12-01T08:00:00+01:00");
        await club.Sell(lea, 10000);
        (await club.Redeem(lea, 400, 400)).ShouldBeOk();                                       // 80 of the first lot, which expires first
        (await club.Refund(first.Order(), new { lineId = first.LineId(0) })).ShouldBeOk().Figure("owed").ShouldBe(0);
        await club.BalanceShouldBe(lea, 20);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task A_programme_may_take_back_only_what_is_left(StoreKind store)
    {
        var club = await Club.Open(store, ("shortfall", "reduce"));
        var lea = await club.Client();
        var sold = await club.Sell(lea, 10000);
        (await club.Redeem(lea, 400, 400)).ShouldBeOk();
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) })).ShouldBeOk().Figure("owed").ShouldBe(0);
        await club.BalanceShouldBe(lea, 0);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task A_programme_may_refuse_the_refund(StoreKind store)
    {
        var club = await Club.Open(store, ("shortfall", "refuse"));
        var lea = await club.Client();
        var sold = await club.Sell(lea, 5000, 5000);
        (await club.Redeem(lea, 200, 200)).ShouldBeOk();
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) }, new { lineId = sold.LineId(1) })).ShouldRefuse(409, "points_spent");
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 10);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task Expired_points_are_not_owed_and_returned_ones_expire_as_they_would_have(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 1));
        var lea = await club.Client();
        var sold = await club.Sell(lea, 10000);
        var paid = (await club.Redeem(lea, 100, 100)).ShouldBeOk();                             // 20 of 100
        await club.Shop.SetClock("2026-12-23T23:00:00+01:00");
        await club.BalanceShouldBe(lea, 80);
        (await club.Shop.Post("/loyalty/expire", new { })).ShouldBeOk().Json["points"]!.GetValue<long>().ShouldBe(0);
        await club.Shop.SetClock("2026-12-24T00:00:00+01:00");
        await club.BalanceShouldBe(lea, 0);
        (await club.Shop.Post("/loyalty/expire", new { })).ShouldBeOk().Json["points"]!.GetValue<long>().ShouldBe(80);
        (await club.Shop.Facts()).ShouldContain("points.expired");
        await club.HistoryShouldAddUp(lea);
        (await club.Refund(paid.Order(), new { lineId = paid.LineId(0) })).ShouldBeOk().Figure("restored").ShouldBe(20);
        await club.BalanceShouldBe(lea, 0);
        (await club.Shop.Post("/loyalty/expire", new { })).ShouldBeOk().Json["points"]!.GetValue<long>().ShouldBe(20, "back in a lot that has expired");
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) })).ShouldBeOk().Figure("owed").ShouldBe(0);
        await club.BalanceShouldBe(lea, 0);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task A_reward_costs_points_and_a_refund_gives_them_back(StoreKind store)
    {
        var club = await Club.Open(store, ("rewards", new object[]
        {
            new { code = "CUT", kind = "item", name = "A free cut", points = 90, items = new { kinds = new[] { "service" } } },
            new { code = "TENOFF", kind = "amount", name = "10.00 off", points = 500, amount = new { amount = 1000, currency = "EUR" } },
        }));
        var (counter, lea) = (club.Counter, await club.Client());
        await club.Sell(lea, 10000);
        var order = (await club.Shop.Post("/orders", new { siteId = club.Shop.SiteId, clientId = lea, lines = new[] { counter.Line(counter.Cut), counter.Line(counter.Shampoo) } })).ShouldBeOk().Id;
        var tried = (await counter.Change(order, new { op = "code", code = "TENOFF" }, new { op = "code", code = "cut" })).ShouldBeOk();
        ((string)tried.Json["missedOffers"]!.AsArray().ShouldHaveSingleItem()!["reason"]!).ShouldBe("It costs 500 points; 10 are left.");
        ((string)tried.Json["missedOffers"]![0]!["code"]!).ShouldBe("points");
        tried.Json["offers"]![0]!["amount"].Amount().ShouldBe(4500);
        tried.Total("due").ShouldBe(1999);
        (await counter.Pay(order, "cash", 1999)).ShouldBeOk();
        var done = (await counter.Complete(order)).ShouldBeOk();
        done.Figure("balance").ShouldBe(100 - 90 + 19);
        (await club.Refund(order, new { lineId = done.LineId(0) })).ShouldBeOk().Figure("restored").ShouldBe(90);
        await club.BalanceShouldBe(lea, 119);
        (await club.Refund(order, new { lineId = done.LineId(1) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 100);
        (await counter.Books(order)).Where(b => b.Value != 0).ShouldBeEmpty();
        await club.HistoryShouldAddUp(lea);
    }
}
