using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

public sealed class DryRunTests
{
    private static object Tiers(int gold) => new { measure = "points", months = 6, tiers = new[] { new { code = "gold", name = "Gold", from = gold, multiplierPpm = 1_250_000 } } };

    [Theory, BothStores]
    public async Task The_rules_that_held_come_out_at_the_books_and_others_say_who_gains(StoreKind store)
    {
        var random = new Random(11);
        var club = await Club.Open(store, ("tiers", Tiers(150)), ("caps", new { perDay = 120 }), ("referral", new { referrerPoints = 30, friendPoints = 20 }));
        var clients = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            clients.Add(await club.Client($"Client {i}"));
            (await club.Shop.Post($"/loyalty/clients/{clients[i]}/join", new { referredBy = i == 0 ? null : clients[i - 1] })).ShouldBeOk();
        }

        var orders = new List<Reply>();
        for (var i = 0; i < 30; i++)
        {
            var client = random.Next(6) == 0 ? null : clients[random.Next(5)];
            orders.Add(await club.Sell(client, random.Next(50, 9000), random.Next(50, 9000)));
            if (random.Next(3) == 0)
            {
                var back = orders[random.Next(orders.Count)];
                await club.Counter.Refund(back.Order(), [new { lineId = back.LineId(random.Next(2)), amount = club.Counter.Money(random.Next(1, 3000)) }]);
            }

            if (client is null && random.Next(2) == 0)
            {
                (await club.Shop.Post($"/orders/{orders[^1].Order()}/claim", new { clientId = clients[random.Next(5)] })).ShouldBeOk();
            }

            if (i % 10 == 9)
            {
                (await club.Shop.Post($"/loyalty/programmes/{club.Programme}/versions", new { terms = Club.Terms(("tiers", Tiers(100 + 10 * i)), ("caps", new { perDay = 90 + i })) })).ShouldBeOk();
            }

            if (i % 4 == 3)
            {
                await club.Shop.SetClock($"2026-12-{1 + i / 4:00}T08:00:00+01:00");
            }
        }

        var same = await Run(club, null);
        ((bool)same["reproduces"]!).ShouldBeTrue(same.ToJsonString());
        ((int)same["gain"]!, (int)same["lose"]!).ShouldBe((0, 0));
        ((long)same["then"]!["points"]!).ShouldBe(await EarnedInBooks(club), "what the books say");
        var doubled = await Run(club, new
        {
            rules = new[] { new { code = "spend", kind = "spend", name = "Two points for every euro", points = 2, perAmount = new { amount = 100, currency = "EUR" } } }, value = Club.Worth,
        });
        ((long)doubled["then"]!["points"]!).ShouldBeGreaterThan((long)doubled["now"]!["points"]!);
        ((int)doubled["gain"]!).ShouldBeGreaterThan(0);
        doubled["changes"]![0]!["name"]!.ToString().ShouldStartWith("Client");
        ((bool)(await Run(club, null))["reproduces"]!).ShouldBeTrue("it changed nothing");
        (await club.Shop.Post("/loyalty/programmes/dry-run", new { })).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task A_first_programme_can_be_tried_on_sales_that_had_none(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = (await counter.Shop.Post("/clients", new { name = "Lea" })).ShouldBeOk().Id;
        (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)], clientId: lea)).ShouldBeOk();
        var tried = (await counter.Shop.Post("/loyalty/programmes/dry-run", new { terms = Club.Terms() })).ShouldBeOk().Json;
        ((int)tried["orders"]!, (long)tried["now"]!["points"]!, (long)tried["then"]!["points"]!, tried["then"]!["worth"].Amount()).ShouldBe((1, 0, 45, 225));
    }

    private static async Task<JsonNode> Run(Club club, object? terms) =>
        (await club.Shop.Post("/loyalty/programmes/dry-run", new { programmeId = club.Programme, terms })).ShouldBeOk().Json;

    /// <summary>All postings of earning rules, mirrored ones too, over every entry.</summary>
    private static async Task<long> EarnedInBooks(Club club)
    {
        var (sum, after) = (0L, "");
        while (true)
        {
            var page = (await club.Shop.Get($"/ledger/entries?limit=500&after={after}")).ShouldBeOk().Json;
            sum += page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray())
                .Where(p => (string)p!["account"]! == "equity.points" && ((string)p["rule"]!).StartsWith("earn.", StringComparison.Ordinal)).Sum(p => (long)p!["amount"]!);
            if ((string?)page["next"] is not { } next)
            {
                return sum;
            }

            after = next;
        }
    }
}
