using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Points are earned with serum, pay for candles, take ten off, and go back with what earned them; what was spent meanwhile is owed.</summary>
internal sealed class PointsJourney(Visitor visitor)
{
    private string client = "";

    public async Task Go()
    {
        client = await visitor.Client("Petra Points");
        var bought = new Stack<(JsonNode Sale, int Count)>();
        for (var times = 2 + visitor.Roll(4); times > 0; times--)
        {
            switch (visitor.Roll(5))
            {
                case 0 when Points > 0:
                    await Spend();
                    break;
                case 1 when Points >= Goods.RewardPoints:
                    await Redeem();
                    break;
                case 2 when bought.TryPop(out var back):
                    await GiveBack(back.Sale, back.Count);
                    break;
                default:
                    bought.Push(await Earn());
                    break;
            }
        }
    }

    private async Task<(JsonNode Sale, int Count)> Earn()
    {
        var count = 1 + visitor.Roll(4);
        var line = new { kind = "product", itemId = visitor.Goods.Serum, quantity = count, memberId = visitor.Goods.Seller };
        var sale = await visitor.Sell("buy with points", client, [line], visitor.Pay(count * Goods.SerumPrice));
        Earned(visitor, client, count * Goods.SerumPoints);
        Commission(visitor, count * Goods.SerumCommission);
        return (sale, count);
    }

    /// <summary>What is owed is filled first.</summary>
    public static void Earned(Visitor visitor, string client, long points)
    {
        var filled = Math.Min(points, visitor.Notebook.Of(Counted.PointsOwed, client));
        visitor.Notebook.Add(Counted.PointsOwed, client, -filled);
        visitor.Notebook.Add(Counted.Points, client, points - filled);
        visitor.Notebook.Did("points earned", points);
    }

    public static void Commission(Visitor visitor, long amount)
    {
        visitor.Notebook.Add(Counted.Commission, visitor.Goods.Seller, amount);
        visitor.Notebook.Add(Counted.CommissionCost, visitor.Goods.Seller, amount);
    }

    public static void TakenBack(Visitor visitor, string client, long points)
    {
        var there = Math.Min(points, visitor.Notebook.Of(Counted.Points, client));
        visitor.Notebook.Add(Counted.Points, client, -there);
        visitor.Notebook.Add(Counted.PointsOwed, client, points - there);
        visitor.Notebook.Did("points taken back", points);
    }

    /// <summary>A candle; points pay what they can, money the rest.</summary>
    private async Task Spend()
    {
        var points = Math.Min(Points, Goods.CandlePrice / Goods.PointWorth);
        var worth = points * Goods.PointWorth;
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = 1 };
        var sale = await visitor.Sell("pay by points", client, [line], [new("points", worth), .. visitor.Pay(Goods.CandlePrice - worth)]);
        Spent(points);
        visitor.Notebook.Add(Counted.Loyalty, visitor.Salon.Site, worth);
        if (visitor.OneIn(3) && Owed == 0)
        {
            Tender[] rest = worth == Goods.CandlePrice ? [] : [new("cash", Goods.CandlePrice - worth)];
            await visitor.Refund("refund in points", sale, [new { lineId = (string)sale["lines"]![0]!["id"]! }], [new("points", worth), .. rest]);
            visitor.Notebook.Add(Counted.Points, client, points);
            visitor.Notebook.Add(Counted.Loyalty, visitor.Salon.Site, -worth);
        }
    }

    private async Task Redeem()
    {
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = 1 };
        var order = (string)(await visitor.Write("order", "/orders", new { siteId = visitor.Salon.Site, clientId = client, lines = new[] { line } }))["id"]!;
        await visitor.Write("ask for a reward", $"/orders/{order}/changes", new { operations = new[] { new { op = "code", code = Goods.Reward } } });
        var due = Goods.CandlePrice - Goods.RewardOff;
        var sale = await visitor.Complete("check out (reward)", order, visitor.Pay(due));
        Spent(Goods.RewardPoints);
        visitor.Notebook.Did("rewards");
        if (visitor.OneIn(3) && Owed == 0)
        {
            await visitor.Refund("refund a reward", sale, [new { lineId = (string)sale["lines"]![0]!["id"]! }], [new("cash", due)]);
            visitor.Notebook.Add(Counted.Points, client, Goods.RewardPoints);
        }
    }

    /// <summary>One after the other, or all at once.</summary>
    private async Task GiveBack(JsonNode sale, int count)
    {
        var lineId = (string)sale["lines"]![0]!["id"]!;
        var step = visitor.OneIn(2) ? 1 : count;
        for (var done = 0; done < count; done += step)
        {
            await visitor.Refund("refund what earned points", sale, [new { lineId, quantity = step }], [new("cash", step * Goods.SerumPrice)]);
            TakenBack(visitor, client, step * Goods.SerumPoints);
            Commission(visitor, -step * Goods.SerumCommission);
        }
    }

    private void Spent(long points)
    {
        visitor.Notebook.Add(Counted.Points, client, -points);
        visitor.Notebook.Did("points spent", points);
    }

    private long Points => visitor.Notebook.Of(Counted.Points, client);

    private long Owed => visitor.Notebook.Of(Counted.PointsOwed, client);
}
