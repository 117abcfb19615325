using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>She pays a part in advance; later it pays for what she takes, goes back to her, or we still owe it in the evening.</summary>
internal sealed class DepositJourney(Visitor visitor)
{
    public async Task Go()
    {
        var (salon, count) = (visitor.Salon, 2 + visitor.Roll(3));
        var (whole, part) = (count * Goods.CandlePrice, (1 + visitor.Roll(count - 1)) * Goods.CandlePrice);
        var client = await visitor.Client("Dora Deposit");
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = count };
        var order = (string)(await visitor.Write("open an order", "/orders", new { siteId = salon.Site, clientId = client, lines = new[] { line } }))["id"]!;
        var tender = visitor.OneIn(2) ? new Tender("cash", part) : new Tender("terminal", part, "A1");
        visitor.SeenOrder(await visitor.Write(
            "pay in advance", $"/orders/{order}/tenders", new { method = tender.Method, amount = visitor.Money(part), tillId = salon.Till, reference = tender.Reference }));
        visitor.Handed(tender.Method, part);
        visitor.Notebook.Add(Counted.Deposit, "", part);
        visitor.Notebook.Did("deposits taken");
        switch (visitor.Roll(3))
        {
            case 0:
                visitor.Notebook.Did("deposits kept overnight");
                return;
            case 1:
                await visitor.Refund("give a deposit back", new JsonObject { ["id"] = order }, [], [new(tender.Method, part)]);
                visitor.SeenOrder(await visitor.Write("void", $"/orders/{order}/void", new { reason = "She does not come" }));
                visitor.Notebook.Did("deposits given back");
                break;
            default:
                await visitor.Complete("check out", order, visitor.Pay(whole - part));
                visitor.Notebook.Did("deposits used");
                break;
        }

        visitor.Notebook.Add(Counted.Deposit, "", -part);
    }
}
