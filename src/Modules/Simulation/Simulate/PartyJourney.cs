using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Six of them at one table: gratuity and service charge for who served, shares of one order, or one who pays for all.</summary>
internal sealed class PartyJourney(Visitor visitor)
{
    /// <summary>Of one candle: a tenth and a twentieth.</summary>
    private const long Team = Goods.CandlePrice * 15 / 100;

    public async Task Go()
    {
        var (anna, ben) = (visitor.Salon.People[0], visitor.Salon.People[1]);
        if (visitor.OneIn(3))
        {
            await Together([anna, ben, anna]);
            return;
        }

        var order = await visitor.Write("order", "/orders", new { siteId = visitor.Salon.Site, party = Goods.PartyFrom, lines = new[] { Candle(anna), Candle(ben) } });
        var byLine = visitor.OneIn(2);
        object how = byLine
            ? new { parts = new[] { new { lines = new[] { new { lineId = (string)order["lines"]![1]!["id"]! } } } } }
            : new { equal = 2 };
        var parts = (await visitor.Write("split", $"/orders/{order["id"]}/split", how))["orders"]!.AsArray();
        (string Member, long Amount)[] mine = byLine ? [(anna, Team)] : [(anna, Team / 2), (ben, Team / 2)];
        (string Member, long Amount)[] hers = byLine ? [(ben, Team)] : mine;
        await Share(parts[0]!, mine);
        await Share(parts[1]!, hers);
        visitor.Notebook.Did("split orders");
    }

    private async Task Share(JsonNode part, (string Member, long Amount)[] tips)
    {
        var due = Goods.CandlePrice + tips.Sum(t => t.Amount);
        var sale = await visitor.Complete("check out (share)", (string)visitor.SeenOrder(part)["id"]!, visitor.Pay(due), tips);
        visitor.Notebook.Did("gratuities and service charges");
        if (visitor.OneIn(4))
        {
            var lines = sale["lines"]!.AsArray().Select(l => (object)new { lineId = (string)l!["id"]! }).ToArray();
            await visitor.Refund("refund a share", sale, lines, [new("cash", due)], tips);
        }
    }

    /// <summary>One pays for all; each order keeps its own receipt.</summary>
    private async Task Together(string[] people)
    {
        var ids = new List<string>();
        foreach (var person in people)
        {
            var order = await visitor.Write("order", "/orders", new { siteId = visitor.Salon.Site, lines = new[] { Candle(person) } });
            ids.Add((string)order["id"]!);
        }

        var tenders = visitor.Pay(people.Length * Goods.CandlePrice);
        var paid = await visitor.Write("pay together", "/checkouts", new { tillId = visitor.Salon.Till, orderIds = ids, tenders = tenders.Select(visitor.Wire) });
        foreach (var sold in paid["sales"]!.AsArray())
        {
            visitor.Done(sold!, []);
        }

        foreach (var tender in tenders)
        {
            visitor.Handed(tender.Method, tender.Amount);
        }

        visitor.Notebook.Did("checkouts for several");
    }

    private object Candle(string memberId) => new { kind = "product", itemId = visitor.Goods.Candle, quantity = 1, memberId };
}
