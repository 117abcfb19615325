using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

public sealed class RuleTests
{
    private static readonly object Spend = new { code = "spend", kind = "spend", name = "A point for every euro", points = 1, perAmount = new { amount = 100, currency = "EUR" } };

    [Theory, BothStores]
    public async Task Tiers_follow_from_the_past_and_lapse_with_it(StoreKind store)
    {
        var club = await Club.Open(store, ("tiers", new
        {
            measure = "points", months = 12,
            tiers = new[] { new { code = "silver", name = "Silver", from = 100, multiplierPpm = 1_000_000 }, new { code = "gold", name = "Gold", from = 300, multiplierPpm = 1_500_000 } },
        }));
        var lea = await club.Client();
        ((string)(await club.Sell(lea, 18000)).Note()["text"]!).ShouldEndWith("Noch 120 Punkte bis Gold.");
        var points = await club.Points(lea);
        ((string?)points["tier"], (string)points["next"]!["text"]!).ShouldBe(("Silver", "120 points to Gold"));
        var second = await club.Sell(lea, 12000);
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(150);
        (await club.Refund(second.Order(), new { lineId = second.LineId(0) })).ShouldBeOk();
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(150, "180 + 150 is still gold");
        await club.Shop.SetClock("2027-11-24T08:00:00+01:00");
        ((string?)(await club.Points(lea))["tier"]).ShouldBeNull();
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(100);
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task Limits_hold_per_order_day_and_month_and_refunds_make_room(StoreKind store)
    {
        var club = await Club.Open(store, ("caps", new { perOrder = 60, perDay = 100, perMonth = 130 }));
        var lea = await club.Client();
        var first = await club.Sell(lea, 10000);
        first.Figure("earned").ShouldBe(60);
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(40);
        var third = await club.Sell(lea, 10000);
        third.Figure("earned").ShouldBe(0);
        (await club.Explain(third.Order()))["lines"]![0]!["rules"]![0]!["causes"]![0]!["code"]!.ToString().ShouldBe("cap.day");
        (await club.Refund(first.Order(), new { lineId = first.LineId(0) })).ShouldBeOk();
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(60);
        await club.Shop.SetClock("2026-11-24T08:00:00+01:00");
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(30);
        await club.Shop.SetClock("2026-12-01T08:00:00+01:00");
        (await club.Sell(lea, 10000)).Figure("earned").ShouldBe(60);
    }

    [Theory, BothStores]
    public async Task Visits_items_birthdays_and_first_orders_earn_and_exclusions_do_not(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var club = await Club.Open(counter, ("excluded", new { itemIds = new[] { counter.Shampoo } }), ("rules", new object[]
        {
            Spend, new { code = "visit", kind = "visit", name = "For coming", points = 7, items = new { kinds = new[] { "service" } } },
            new { code = "cut", kind = "item", name = "For every cut", points = 5, items = new { itemIds = new[] { counter.Cut } } },
            new { code = "birthday", kind = "birthday", name = "Happy birthday", points = 50, days = 3 },
            new { code = "hello", kind = "signUp", name = "Welcome", points = 20 },
        }));
        var lea = await club.Client(birthday: "1990-11-25");
        var lines = new[] { counter.Line(counter.Cut), counter.Line(counter.Shampoo) };
        var sold = (await counter.Sell(lines, [counter.Cash(6499)], clientId: lea)).ShouldBeOk();
        sold.Figure("earned").ShouldBe(45 + 7 + 5 + 50 + 20);
        var why = await club.Explain(sold.Order());
        ((long)why["lines"]![0]!["points"]!).ShouldBe(127);
        why["lines"]![1]!["rules"]!.AsArray().Select(r => (string)r!["causes"]![0]!["code"]!).Distinct().ShouldBe(["excluded"], ignoreOrder: true);
        why["lines"]![0]!["rules"]![0]!["because"]!.AsArray().Select(g => (string)g!["code"]!).ShouldBe(["client", "paid"]);
        why["lines"]![1]!["rules"]![0]!["because"]!.AsArray().ShouldBeEmpty();
        ((string)why["lines"]![1]!["rules"]![0]!["text"]!).ShouldBe("A point for every euro on Shampoo: no points. The programme leaves out Shampoo.");
        (await counter.Sell(lines, [counter.Cash(6499)], clientId: lea)).ShouldBeOk().Figure("earned").ShouldBe(57);
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk().Figure("taken").ShouldBe(127);
        (await counter.Sell(lines, [counter.Cash(6499)], clientId: lea)).ShouldBeOk().Figure("earned").ShouldBe(127, "what went back may be given again");
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task A_recommendation_pays_when_the_friends_visit_completes_and_goes_back_with_it(StoreKind store)
    {
        var club = await Club.Open(store, ("referral", new { referrerPoints = 30, friendPoints = 20, maxPerYear = 1 }));
        var (lea, mia, zoe) = (await club.Client(), await club.Client("Mia"), await club.Client("Zoe"));
        (await club.Shop.Post($"/loyalty/clients/{lea}/join", new { referredBy = lea })).ShouldRefuse(400, "referral_invalid");
        (await club.Shop.Post($"/loyalty/clients/{mia}/join", new { referredBy = lea })).ShouldBeOk();
        (await club.Shop.Post($"/loyalty/clients/{mia}/join", new { })).ShouldRefuse(409, "already_joined");
        (await club.Shop.Post($"/loyalty/clients/{zoe}/join", new { referredBy = lea })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 0);
        var visit = await club.Sell(mia, 1000);
        visit.Figure("earned").ShouldBe(30);
        await club.BalanceShouldBe(lea, 30);
        (await club.Sell(zoe, 1000)).Figure("earned").ShouldBe(30);
        await club.BalanceShouldBe(lea, 30);                                                   // one friend a year
        (await club.Redeem(lea, 50, 50)).ShouldBeOk();
        (await club.Refund(visit.Order(), new { lineId = visit.LineId(0) })).ShouldBeOk();
        await club.BalanceShouldBe(mia, 0);
        await club.BalanceShouldBe(lea, 0, owed: 10);
        await club.HistoryShouldAddUp(lea);
        (await club.Sell(mia, 1000)).Figure("earned").ShouldBe(30, "her first visit was undone");
    }

    [Theory, BothStores]
    public async Task A_walk_in_who_tells_her_name_afterwards_gets_her_points(StoreKind store)
    {
        var club = await Club.Open(store);
        var lea = await club.Client();
        var sold = await club.Sell(null, 3000, 2000);
        sold.Figure("waiting").ShouldBe(50);
        ((string)sold.Note()["text"]!).ShouldBe("50 Punkte warten auf Sie: Sagen Sie uns Ihren Namen.");
        (await club.Explain(sold.Order()))["lines"]![0]!["rules"]![0]!["causes"]![0]!["code"]!.ToString().ShouldBe("noClient");
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(1), amount = club.Counter.Money(500) })).ShouldBeOk();
        var claimed = (await club.Shop.Post($"/orders/{sold.Order()}/claim", new { clientId = lea })).ShouldBeOk();
        claimed.Figure("earned").ShouldBe(45);
        ((string)claimed.Json["order"]!["clientId"]!).ShouldBe(lea);
        await club.BalanceShouldBe(lea, 45);
        var why = await club.Explain(sold.Order());
        ((string)why["clientId"]!, (long)why["points"]!).ShouldBe((lea, 45));
        (await club.Shop.Post($"/orders/{sold.Order()}/claim", new { clientId = lea })).ShouldRefuse(409, "order_claimed");
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(1) })).ShouldBeOk().Figure("taken").ShouldBe(15);
        (await club.Refund(sold.Order(), new { lineId = sold.LineId(0) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 0);
        (await club.Counter.Books(sold.Order())).Where(b => b.Value != 0).ShouldBeEmpty();
        await club.HistoryShouldAddUp(lea);
    }

    [Theory, BothStores]
    public async Task What_is_paid_before_the_visit_earns_at_once_where_the_programme_says_so(StoreKind store)
    {
        var club = await Club.Open(store, ("triggers", new[] { new { kind = "custom", trigger = "payment" } }));
        var (counter, lea) = (club.Counter, await club.Client());
        var order = (await club.Shop.Post("/orders", new { siteId = club.Shop.SiteId, clientId = lea, lines = new[] { counter.Custom("Party", 10050) } })).ShouldBeOk().Id;
        (await counter.Pay(order, "cash", 4000)).ShouldBeOk();
        await club.BalanceShouldBe(lea, 39);                                                   // 100 × 40.00 ÷ 100.50, rounded down
        (await counter.Pay(order, "cash", 6050)).ShouldBeOk();
        await club.BalanceShouldBe(lea, 100);
        var done = (await counter.Complete(order)).ShouldBeOk();
        done.Figure("balance").ShouldBe(100);
        (await club.Refund(order, new { lineId = done.LineId(0) })).ShouldBeOk();
        await club.BalanceShouldBe(lea, 0);
        (await counter.Books(order)).Where(b => b.Value != 0).ShouldBeEmpty();
        var open = (await club.Shop.Post("/orders", new { siteId = club.Shop.SiteId, clientId = lea, lines = new[] { counter.Custom("Party", 10000) } })).ShouldBeOk().Id;
        (await counter.Pay(open, "cash", 10000)).ShouldBeOk();
        (await club.Redeem(lea, 500, 300)).ShouldBeOk();
        (await counter.Refund(open, [])).ShouldBeOk();
        await club.BalanceShouldBe(lea, 0, owed: 58);
        await club.HistoryShouldAddUp(lea);
    }
}
