using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Five facials paid in advance: some are had, by her or a friend, one may come back, and what is not used is given back.</summary>
internal sealed class PassJourney(Visitor visitor)
{
    private string client = "";
    private string pass = "";

    public async Task Go()
    {
        client = await visitor.Client("Paula Pass");
        var price = Goods.Sessions * Goods.SessionGross;
        var isShort = visitor.OneIn(3);
        var line = new { kind = "package", itemId = isShort ? visitor.Goods.Short : visitor.Goods.Package };
        var sale = await visitor.Sell("sell a package", client, [line], visitor.Pay(price));
        pass = (string)(await visitor.Read("find a pass", $"/passes?clientId={client}"))["items"]!.AsArray().Single()!["id"]!;
        Add(Goods.Sessions);
        if (isShort)
        {
            visitor.Notebook.Expires(pass);
        }

        visitor.Notebook.Did("packages sold");
        var friend = visitor.OneIn(4) ? await Share() : null;
        for (var times = visitor.Roll(Goods.Sessions + 1); times > 0; times--)
        {
            await Use(friend is not null && visitor.OneIn(2) ? friend : client);
        }

        if (visitor.OneIn(3) && Left > 0)
        {
            var back = 1 + visitor.Roll((int)Left);
            var amount = back * Goods.SessionGross;
            await visitor.Refund("give sessions back", sale, [new { lineId = (string)sale["lines"]![0]!["id"]!, amount = visitor.Money(amount) }], [new("cash", amount)]);
            Add(-back);
            visitor.Notebook.Did("sessions given back", back);
        }
    }

    private async Task<string> Share()
    {
        var friend = await visitor.Client("Frida Friend");
        await visitor.Write("share a pass", $"/passes/{pass}/shares", new { clientId = friend });
        return friend;
    }

    /// <summary>The session pays for the facial; a candle and a tip beside it are paid in money.</summary>
    private async Task Use(string guest)
    {
        object[] extra = visitor.OneIn(4) ? [new { kind = "product", itemId = visitor.Goods.Candle, quantity = 1 }] : [];
        (string Member, long Amount)[] tips = visitor.OneIn(3) ? [(visitor.Pick(visitor.Salon.People), 500)] : [];
        var due = extra.Length * Goods.CandlePrice + tips.Sum(t => t.Amount);
        var sale = await Covered(visitor, guest, new { source = "pass", id = pass }, extra, due, tips);
        Add(-1);
        visitor.Notebook.Did("sessions used");
        if (visitor.OneIn(5))
        {
            await visitor.Refund("give a session its visit back", sale, [new { lineId = (string)sale["lines"]![0]!["id"]! }], []);
            Add(1);
            visitor.Notebook.Did("sessions that came back");
        }
    }

    /// <summary>A facial that was paid for in advance.</summary>
    /// <param name="due">For what is beside it.</param>
    public static async Task<JsonNode> Covered(Visitor visitor, string guest, object cover, object[] extra, long due, params (string Member, long Amount)[] tips)
    {
        var facial = new { kind = "service", itemId = visitor.Goods.Facial, quantity = 1, memberId = visitor.Pick(visitor.Salon.People) };
        var order = await visitor.Write("order", "/orders", new { siteId = visitor.Salon.Site, clientId = guest, lines = (object[])[facial, .. extra] });
        var id = (string)order["id"]!;
        object[] operations =
        [
            new { op = "cover", lineId = (string)order["lines"]![0]!["id"]!, cover }, .. tips.Select(t => new { op = "tip", memberId = t.Member, amount = visitor.Money(t.Amount) }),
        ];
        await visitor.Write("cover", $"/orders/{id}/changes", new { operations });
        return await visitor.Complete("check out (covered)", id, visitor.Pay(due), tips);
    }

    private long Left => visitor.Notebook.Of(Counted.Sessions, pass);

    private void Add(long sessions)
    {
        visitor.Notebook.Add(Counted.Sessions, pass, sessions);
        visitor.Notebook.Add(Counted.Passes, pass, sessions * Goods.SessionNet);
    }
}
