using System.Net.Http;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class PromotionTests
{
    private static async Task<Reply> Promote(Counter counter, object terms) => (await counter.Shop.Post("/promotions", new { terms })).ShouldBeOk();

    [Theory, BothStores]
    public async Task The_best_of_two_is_chosen_and_the_other_says_why_not(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Ten percent", kind = "percent", percentPpm = 100_000 });
        await Promote(counter, new { name = "Five off", kind = "amount", amount = counter.Money(500) });
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4000)])).ShouldBeOk();

        (sold.Total("gross"), sold.Total("discount")).ShouldBe((4000, 500));
        var order = sold.Json["order"]!;
        ((string)order["offers"]![0]!["name"]!).ShouldBe("Five off");
        ((string)order["missedOffers"]![0]!["reason"]!).ShouldBe("Five off takes off 5.00 EUR, Ten percent would take off 4.50 EUR, and they may not stand together.");
        ((string)order["missedOffers"]![0]!["code"]!).ShouldBe("better");
        ((string)sold.Json["receipt"]!["lines"]![0]!["discount"]!["reason"]!).ShouldBe("Five off");
        await counter.BooksShouldBe(sold.Order(), ("asset.cash", 4000), ("income.revenue", -3361), ("liability.tax", -639));
    }

    [Theory, BothStores]
    public async Task Those_that_combine_stand_together(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Ten percent", kind = "percent", percentPpm = 100_000, combines = true });
        await Promote(counter, new { name = "Five off", kind = "amount", amount = counter.Money(500), combines = true });
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(3550)])).ShouldBeOk().Total("discount").ShouldBe(950);
    }

    [Theory, BothStores]
    public async Task Buy_two_get_one_reduces_the_cheapest_of_each_group(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Three for two", kind = "buyGet", buy = 2, get = 1, on = new { kinds = new[] { "product" } } });
        var three = (await counter.Sell([counter.Line(counter.Shampoo, 4), counter.Line(counter.Cut)], [counter.Cash(4500 + 3 * 1999)])).ShouldBeOk();
        three.Total("discount").ShouldBe(1999);
        (await counter.Sell([counter.Line(counter.Shampoo, 2)], [counter.Cash(2 * 1999)])).ShouldBeOk().Total("discount").ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task Happy_hour_is_happy_in_its_hours_only(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new
        {
            name = "Happy hour", kind = "percent", percentPpm = 200_000, when = new { weekdays = new[] { "monday" }, fromTime = "14:00", untilTime = "16:00" },
        });
        var early = await counter.Start(counter.Line(counter.Cut));
        early.Total("gross").ShouldBe(4500);
        ((string)early.Json["missedOffers"]![0]!["reason"]!).ShouldBe("Only from 14:00 to 16:00.");
        ((string)early.Json["missedOffers"]![0]!["code"]!).ShouldBe("hours");
        await counter.Shop.SetClock("2026-11-23T14:00:00+01:00");
        (await counter.Start(counter.Line(counter.Cut))).Total("gross").ShouldBe(3600);
        await counter.Shop.SetClock("2026-11-23T16:00:00+01:00");
        (await counter.Start(counter.Line(counter.Cut))).Total("gross").ShouldBe(4500);
        await counter.Shop.SetClock("2026-11-24T15:00:00+01:00");
        (await counter.Start(counter.Line(counter.Cut))).Total("gross").ShouldBe(4500);
    }

    [Theory, BothStores]
    public async Task First_visits_and_groups_are_known_by_the_client(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Welcome", kind = "percent", percentPpm = 100_000, who = new { firstVisit = true } });
        await Promote(counter, new { name = "Neighbours", kind = "percent", percentPpm = 200_000, who = new { tags = new[] { "neighbour" } } });
        var fresh = (await counter.Shop.Post("/clients", new { name = "Nina New" })).ShouldBeOk();
        var near = (await counter.Shop.Post("/clients", new { name = "Nora Near", tags = new[] { "Neighbour" } })).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4050)], clientId: fresh.Id)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(3600)], clientId: near.Id)).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task A_code_counts_once_per_client_and_comes_back_with_the_refund(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Summer", kind = "percent", percentPpm = 500_000, code = "Summer26", perClient = 1, limit = 10 });
        var client = (await counter.Shop.Post("/clients", new { name = "Carla Code" })).ShouldBeOk();
        var order = await Coded(counter, client.Id, "summer26");
        order.Total("gross").ShouldBe(2250);
        (await counter.Pay(order.Id, "cash", 2250)).ShouldBeOk();
        var sold = (await counter.Complete(order.Id)).ShouldBeOk();
        (await Coded(counter, client.Id, "SUMMER26")).Total("gross").ShouldBe(4500);
        (await Left(counter)).ShouldBe(9);

        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk();

        (await Left(counter)).ShouldBe(10);
        (await Coded(counter, client.Id, "SUMMER26")).Total("gross").ShouldBe(2250);
        var wrong = await Coded(counter, client.Id, "WINTER");
        ((string)wrong.Json["missedOffers"]![0]!["reason"]!).ShouldBe("There is no promotion with this code.");
        ((string)wrong.Json["missedOffers"]![0]!["code"]!).ShouldBe("unknownCode");
        (await counter.Change(wrong.Id, new { op = "removeCode", code = "winter" })).ShouldBeOk().Json["codes"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task Of_a_hundred_who_use_the_last_one_at_once_one_has_it(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await Promote(counter, new { name = "Golden ticket", kind = "percent", percentPpm = 1_000_000, limit = 1 });
        var body = new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Cut) }, tenders = Array.Empty<object>() };
        var sales = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => counter.Shop.Once(HttpMethod.Post, "/sales", body, Shop.NewKey())));
        sales.Count(s => s.Status == 200).ShouldBe(1);
        sales.Where(s => s.Status != 200).ShouldAllBe(s => s.Status == 409);
        (await Left(counter)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task New_terms_are_a_new_version_and_what_was_sold_stays(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var made = await Promote(counter, new { name = "Ten percent", kind = "percent", percentPpm = 100_000 });
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4050)])).ShouldBeOk();
        (await counter.Shop.Patch($"/promotions/{made.Id}", new { terms = new { name = "Half", kind = "percent", percentPpm = 500_000 } })).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(2250)])).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk().Json["refund"]!["gross"].Amount().ShouldBe(4050);
        (await counter.Shop.Get($"/promotions/{made.Id}")).ShouldBeOk().Json["versions"]!.AsArray().Count.ShouldBe(2);
        (await counter.Shop.Patch($"/promotions/{made.Id}", new { active = false })).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        (await counter.Shop.Get("/promotions")).ShouldBeOk().Json["items"]!.AsArray().ShouldBeEmpty();
        (await counter.Shop.Get("/promotions?all=true")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task Terms_that_make_no_sense_are_refused(StoreKind store)
    {
        var counter = await Counter.Open(store);
        object[] wrong =
        [
            new { name = "", kind = "percent", percentPpm = 1 }, new { name = "A", kind = "percent" }, new { name = "A", kind = "percent", percentPpm = 1_000_001 },
            new { name = "A", kind = "buyGet", buy = 1 }, new { name = "A", kind = "amount", amount = counter.Money(0) },
            new { name = "A", kind = "percent", percentPpm = 1, code = "two words" }, new { name = "A", kind = "percent", percentPpm = 1, limit = 0 },
            new { name = "A", kind = "percent", percentPpm = 1, when = new { from = "2026-12-02", until = "2026-12-01" } },
        ];
        foreach (var terms in wrong)
        {
            (await counter.Shop.Post("/promotions", new { terms })).ShouldRefuse(400, "invalid");
        }

        await Promote(counter, new { name = "A", kind = "percent", percentPpm = 1, code = "once" });
        (await counter.Shop.Post("/promotions", new { terms = new { name = "B", kind = "percent", percentPpm = 1, code = "ONCE" } })).ShouldRefuse(409, "code_taken");
    }

    private static async Task<Reply> Coded(Counter counter, string client, string code)
    {
        var order = (await counter.Shop.Post("/orders", new { siteId = counter.Shop.SiteId, clientId = client, lines = new[] { counter.Line(counter.Cut) } })).ShouldBeOk();
        return (await counter.Change(order.Id, new { op = "code", code })).ShouldBeOk();
    }

    private static async Task<long> Left(Counter counter) => (long)(await counter.Shop.Get("/promotions")).ShouldBeOk().Json["items"]![0]!["left"]!;
}
