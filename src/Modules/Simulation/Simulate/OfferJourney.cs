using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Serum for less: by a promotion's code, by a price of the house, or by a discount. Points, commission and refunds follow what was paid.</summary>
internal sealed class OfferJourney(Visitor visitor)
{
    public async Task Go()
    {
        var client = await visitor.Client("Olga Offer");
        var count = 1 + visitor.Roll(3);
        var line = new { kind = "product", itemId = visitor.Goods.Serum, quantity = count, memberId = visitor.Goods.Seller };
        var order = await visitor.Write("order", "/orders", new { siteId = visitor.Salon.Site, clientId = client, lines = new[] { line } });
        var (id, lineId) = ((string)order["id"]!, (string)order["lines"]![0]!["id"]!);
        var (operation, share, what) = visitor.Roll(3) switch
        {
            0 => ((object)new { op = "code", code = Goods.Code }, 80, "promotions"),
            1 => (new { op = "setPrice", lineId, unitPrice = visitor.Money(Goods.SerumPrice * 60 / 100), reason = "Friend of the house" }, 60, "prices by hand"),
            _ => (new { op = "discount", lineId, percentPpm = 100_000, reason = "Regular" }, 90, "discounts"),
        };
        (string Member, long Amount)[] tips = visitor.OneIn(2) ? [(visitor.Goods.Seller, 700), (visitor.Pick(visitor.Salon.People), 300)] : [];
        object[] operations = [operation, .. tips.Select(t => new { op = "tip", memberId = t.Member, amount = visitor.Money(t.Amount) })];
        await visitor.Write("change order", $"/orders/{id}/changes", new { operations });
        var price = Goods.SerumPrice * share / 100;
        var sale = await visitor.Complete("check out (less)", id, visitor.Pay(count * price + tips.Sum(t => t.Amount)), tips);
        Count(client, count, share);
        visitor.Notebook.Did(what);
        if (visitor.OneIn(3))
        {
            await GiveBack(sale, client, 1 + visitor.Roll(count), share, visitor.OneIn(2) ? tips : []);
        }
    }

    private async Task GiveBack(JsonNode sale, string client, int count, int share, (string Member, long Amount)[] tips)
    {
        var amount = count * Goods.SerumPrice * share / 100 + tips.Sum(t => t.Amount);
        await visitor.Refund("refund what cost less", sale, [new { lineId = (string)sale["lines"]![0]!["id"]!, quantity = count }], [new("cash", amount)], tips);
        Count(client, -count, share);
    }

    private void Count(string client, int count, int share)
    {
        var points = count * Goods.SerumPoints * share / 100;
        if (points > 0)
        {
            PointsJourney.Earned(visitor, client, points);
        }
        else
        {
            PointsJourney.TakenBack(visitor, client, -points);
        }

        PointsJourney.Commission(visitor, count * Goods.SerumCommission * share / 100);
    }
}
