using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

/// <summary>Journeys through several capabilities at once: whatever happens on the way, every account of every unit ends where it must.</summary>
public sealed class JourneyTests
{
    private static readonly object[] NoTax = [new { name = "Tax", ppm = 0 }];

    /// <summary>Paid in advance with points up front, used in part, the rest given back; in the end all of it.</summary>
    [Theory, BothStores("completion"), BothStores("payment")]
    public async Task Half_a_bridal_package_is_given_back_with_its_points_sessions_and_commission(StoreKind store, string trigger)
    {
        var counter = await Counter.Open(store, taxRates: NoTax);
        var club = await Club.Open(counter, ("triggers", new[] { new { kind = "package", trigger } }));
        var (shop, bride) = (counter.Shop, await club.Client("Bea Bride"));
        await Pay(shop, shop.OwnerId, ("package", 100_000), ("service", 400_000));
        var facial = (await shop.Post("/services", new { name = "Facial", kind = "service", durationMinutes = 60, price = counter.Money(6000) })).ShouldBeOk().Id;
        var makeUp = (await shop.Post("/services", new { name = "Make-up", kind = "service", durationMinutes = 60, price = counter.Money(8500) })).ShouldBeOk().Id;
        var bridal = (await shop.Post("/packages", new
        {
            name = "Bridal", price = counter.Money(20000), validMonths = 6,
            contents = new object[] { Sessions(2, facial), Sessions(1, counter.Cut), Sessions(1, makeUp) },
        })).ShouldBeOk().Id;
        var order = (await shop.Post("/orders", new
        {
            siteId = shop.SiteId, clientId = bride, lines = new[] { new { kind = "package", itemId = bridal, memberId = shop.OwnerId } },
        })).ShouldBeOk().Id;
        (await counter.Pay(order, "cash", 20000)).ShouldBeOk();
        var sold = (await counter.Complete(order)).ShouldBeOk();
        await club.BalanceShouldBe(bride, 200);
        var pass = (await shop.Get($"/passes?clientId={bride}")).Json["items"]![0]!.Text("id");
        var visits = new List<Reply> { await Use(club, bride, facial, pass), await Use(club, bride, facial, pass) };
        await club.BalanceShouldBe(bride, 200);
        Causes(await club.Explain(visits[0].Order())).ShouldBe([("prepaid", "Facial was paid in advance and counted then.")]);

        var refund = (await counter.Refund(order, [new { lineId = sold.LineId(0), quantity = 1 }])).ShouldBeOk();

        // Worth 200.00 for 250.00 of services: two facials at 48.00 were had, 36.00 and 68.00 go back.
        refund.Json["refund"]!["gross"].Amount().ShouldBe(10400);
        refund.Figure("taken").ShouldBe(104);
        refund.Note()["because"]!.AsArray().Select(b => (string)b!).ShouldBe(
            [$"A point for every euro: 104 points of {(trigger == "payment" ? "the payment" : "Bridal")} went back."]);
        refund.Json["refund"]!["notes"]!.AsArray().Select(n => n.Text("text")).ShouldBe(
            ["Bridal: 2 Termine erstattet, noch 0.", "104 Punkte dieses Kaufs gingen zurück."], ignoreOrder: true);
        await club.BalanceShouldBe(bride, 96);
        await ShouldBe(counter, [
            ("asset.cash", 9600), ("equity.points", 96), ("expense.commission", 960 + 2 * 1920), ("income.revenue", -9600), ("liability.commission", -960 - 2 * 1920),
            ("liability.points", -96),
        ]);
        ((int)(await shop.Get($"/passes/{pass}")).Json["pass"]!["left"]!).ShouldBe(0);
        var why = await club.Explain(order);
        ((long)why["points"]!, (long)why["returned"]!).ShouldBe((200, 104));
        ((string)why["summary"]!).ShouldBe("This order earned 200 points. Refunds took 104 back.");
        await club.HistoryShouldAddUp(bride);

        foreach (var visit in visits)
        {
            (await counter.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk();
        }

        (await counter.Refund(order, [new { lineId = sold.LineId(0) }])).ShouldBeOk().Figure("taken").ShouldBe(96);
        await ShouldBe(counter, []);
        await club.BalanceShouldBe(bride, 0);
        await club.HistoryShouldAddUp(bride);
    }

    [Theory, BothStores]
    public async Task A_reward_and_points_come_back_by_the_rules_of_their_day(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 12), ("rewards", Reward(90)));
        var (counter, shop, lea) = (club.Counter, club.Shop, await club.Client());
        await club.Sell(lea, 20000);
        var start = await Settled(counter);
        var order = (await shop.Post("/orders", new { siteId = shop.SiteId, clientId = lea, lines = new[] { counter.Line(counter.Cut), counter.Line(counter.Shampoo) } })).ShouldBeOk().Id;
        (await counter.Change(order, new { op = "code", code = "CUT" })).ShouldBeOk().Total("due").ShouldBe(1999);
        (await counter.Pay(order, "points", 500)).ShouldBeOk();
        (await counter.Pay(order, "cash", 1499)).ShouldBeOk();
        var done = (await counter.Complete(order)).ShouldBeOk();
        done.Figure("earned").ShouldBe(14);
        await club.BalanceShouldBe(lea, 200 - 90 - 100 + 14);

        await shop.SetClock("2026-12-23T08:00:00+01:00");
        (await shop.Post($"/loyalty/programmes/{club.Programme}/versions", new
        {
            terms = Club.Terms(
                ("rules", new[] { new { code = "spend", kind = "spend", name = "Five points for every euro", points = 5, perAmount = counter.Money(100) } }),
                ("rewards", Reward(150)), ("value", new { points = 10, amount = counter.Money(500) }), ("expireMonths", 3)),
        })).ShouldBeOk();
        (await club.Explain(order))["version"]!.GetValue<int>().ShouldBe(1);
        var first = (await club.Refund(order, new { lineId = done.LineId(1), amount = counter.Money(1000) })).ShouldBeOk();
        var second = (await club.Refund(order, new { lineId = done.LineId(0) })).ShouldBeOk();
        second.Figure("restored").ShouldBe(90);
        ((string)second.Note()["because"]![0]!).ShouldBe("A free cut: 90 points back on the account.");
        var third = (await club.Refund(order, new { lineId = done.LineId(1) })).ShouldBeOk();
        (first.Figure("taken") + third.Figure("taken")).ShouldBe(14);
        (first.Figure("restored") + third.Figure("restored")).ShouldBe(100);

        (await Settled(counter)).ShouldBe(start, ignoreOrder: true);
        var points = await club.Points(lea);
        ((long)points["balance"]!, (long)points["owed"]!).ShouldBe((200, 0));
        points["expiring"]!.AsArray().Select(e => ((string)e!["on"]!, (long)e["points"]!)).ShouldBe([("2027-11-24", 200)], "back in the lot that they came from");
        await club.HistoryShouldAddUp(lea);

        static object[] Reward(int points) => [new { code = "CUT", kind = "item", name = "A free cut", points, items = new { kinds = new[] { "service" } } }];
    }

    [Theory, BothStores]
    public async Task Five_are_booked_and_paid_by_one_and_only_the_part_of_who_leaves_moves(StoreKind store)
    {
        var counter = await Counter.Open(store, taxRates: NoTax);
        var (club, salon, shop) = (await Club.Open(counter), await Salon.Open(counter.Shop), counter.Shop);
        await Pay(shop, salon.Anna, ("service", 400_000));
        await Pay(shop, salon.Ben, ("service", 300_000));
        var (clients, orders) = (new List<string>(), new List<string>());
        foreach (var (time, member) in new[] { ("09:00", salon.Anna), ("09:00", salon.Ben), ("10:00", salon.Anna), ("10:00", salon.Ben), ("11:00", salon.Anna) })
        {
            clients.Add(await club.Client($"Guest {clients.Count + 1}"));
            var booking = (await shop.Post("/bookings", new
            {
                siteId = shop.SiteId, serviceId = salon.Cut, memberId = member, start = Salon.At(time), clientId = clients[^1], source = "phone",
            })).ShouldBeOk();
            orders.Add((string)booking.Json["orderId"]!);
        }

        var start = await Settled(counter);
        await shop.SetClock($"{Salon.Monday}T12:00:00+01:00");
        var paid = (await shop.Post("/checkouts", new
        {
            tillId = shop.TillId, orderIds = orders, expectedTotal = counter.Money(22500), tenders = new object[] { counter.Terminal(10000, "slip 7"), counter.Cash(12500) },
        })).ShouldBeOk();
        var before = await counter.AllBooks();
        var hers = await counter.Books(orders[2]);
        var third = paid.Json["sales"]![2]!["order"]!;
        var left = (await counter.Refund(orders[2], [new { lineId = (string)third["lines"]![0]!["id"]! }])).ShouldBeOk();

        // Of her 45.00, 10.00 were left of the slip and 35.00 were cash; they go back the same way, with her points and Anna's 40 %.
        left.Json["refund"]!["tenders"]!.AsArray().Select(t => (t.Text("method"), t!["amount"].Amount())).ShouldBe([("terminal", 1000), ("cash", 3500)]);
        left.Figure("taken").ShouldBe(45);
        (hers["asset.cash"], hers["liability.points"], hers["liability.commission"]).ShouldBe((3500, -45, -1800));
        (await counter.Books(orders[2])).Where(b => b.Value != 0).ShouldBeEmpty();
        var moved = (await counter.AllBooks()).Select(b => (b.Key, By: b.Value - before.GetValueOrDefault(b.Key))).Where(b => b.By != 0).ToDictionary(b => b.Key, b => b.By);
        moved.Keys.Where(k => clients.Any(c => k.Contains(c, StringComparison.Ordinal))).ShouldBe([$"liability.points {clients[2]} pts"]);
        moved.Keys.ShouldNotContain(k => k.Contains(salon.Ben, StringComparison.Ordinal));
        moved[$"liability.commission {salon.Anna} EUR"].ShouldBe(1800);
        for (var i = 0; i < 5; i++)
        {
            await club.BalanceShouldBe(clients[i], i == 2 ? 0 : 45);
            var receipt = (await shop.Get($"/receipts/{(string)paid.Json["sales"]![i]!["receipt"]!["id"]!}")).ShouldBeOk().Json;
            receipt["later"]!.AsArray().Count.ShouldBe(i == 2 ? 1 : 0);
        }

        foreach (var sale in paid.Json["sales"]!.AsArray().Where(s => s!["order"].Text("id") != orders[2]))
        {
            (await counter.Refund(sale!["order"].Text("id"), [new { lineId = (string)sale["order"]!["lines"]![0]!["id"]! }])).ShouldBeOk();
        }

        (await Settled(counter)).ShouldBe(start, ignoreOrder: true);
    }

    private static object Sessions(int sessions, string service) => new { sessions, serviceIds = new[] { service } };

    private static async Task<Reply> Use(Club club, string client, string service, string pass)
    {
        var (counter, shop) = (club.Counter, club.Shop);
        var order = (await shop.Post("/orders", new { siteId = shop.SiteId, clientId = client, lines = new[] { counter.Line(service) } })).ShouldBeOk();
        (await counter.Change(order.Id, new { op = "cover", lineId = order.LineId(0), cover = new { source = "pass", id = pass } })).ShouldBeOk();
        return (await counter.Complete(order.Id)).ShouldBeOk();
    }

    private static IEnumerable<(string Code, string Text)> Causes(JsonNode explained) =>
        explained["lines"]![0]!["rules"]![0]!["causes"]!.AsArray().Select(c => (c.Text("code"), c.Text("text")));

    /// <summary>A commission plan of shares by kind for one person.</summary>
    private static async Task Pay(Shop shop, string memberId, params (string Kind, int Ppm)[] shares)
    {
        var plan = (await shop.Post("/pay/plans", new { name = $"Plan of {memberId}", terms = new { currency = "EUR", rules = shares.Select(s => new { kind = s.Kind, ppm = s.Ppm }) } })).ShouldBeOk();
        (await shop.Post("/pay/assignments", new { memberId, planId = plan.Id })).ShouldBeOk();
    }

    private static async Task<IEnumerable<KeyValuePair<string, long>>> Settled(Counter counter) => (await counter.AllBooks()).Where(b => b.Value != 0).ToList();

    /// <summary>What is left in all books, owners taken together.</summary>
    private static async Task ShouldBe(Counter counter, (string Account, long Amount)[] expected) => (await counter.AllBooks())
        .GroupBy(b => b.Key.Split(' ')[0], b => b.Value).Select(g => (Account: g.Key, Amount: g.Sum())).Where(a => a.Amount != 0).OrderBy(a => a.Account, StringComparer.Ordinal)
        .ShouldBe(expected);
}
