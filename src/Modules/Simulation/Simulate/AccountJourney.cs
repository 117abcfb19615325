using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>She buys on account, pays some of it, brings something back, and pays the rest by instalments.</summary>
internal sealed class AccountJourney(Visitor visitor)
{
    private const long Limit = 50_000;
    private string client = "";

    public async Task Go()
    {
        client = await visitor.Client("Ada Account");
        await visitor.Put("give an account", $"/clients/{client}/account", new { limit = visitor.Money(Limit), reason = "Regular" });
        var (last, onAccount) = await Buy();
        for (var times = visitor.Roll(3); times > 0; times--)
        {
            (last, onAccount) = await Buy();
        }

        if (visitor.OneIn(2))
        {
            await PayOff(Owed / 2, null);
        }

        if (visitor.OneIn(3) && Math.Min(Owed, onAccount) >= Goods.CandlePrice)
        {
            await visitor.Refund("refund on account", last, [new { lineId = (string)last["lines"]![0]!["id"]!, quantity = 1 }], [new("account", Goods.CandlePrice)]);
            visitor.Notebook.Add(Counted.Account, client, -Goods.CandlePrice);
        }

        if (visitor.OneIn(2) && Owed > 0)
        {
            await ByInstalments();
        }
    }

    private async Task<(JsonNode Sale, long OnAccount)> Buy()
    {
        var count = 1 + visitor.Roll(4);
        var (total, money) = (count * Goods.CandlePrice, visitor.OneIn(3) ? 500 : 0);
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = count };
        var sale = await visitor.Sell("pay on account", client, [line], [new("account", total - money), .. visitor.Pay(money)]);
        visitor.Notebook.Add(Counted.Account, client, total - money);
        visitor.Notebook.Did("payments on account");
        return (sale, total - money);
    }

    private async Task ByInstalments()
    {
        var plan = await visitor.Write("make an instalment plan", $"/clients/{client}/account/plans", new { count = 3, firstDueOn = Salon.NextMonth });
        var id = (string)plan["id"]!;
        var all = Owed;
        visitor.Notebook.Add(Counted.Account, client, -all);
        visitor.Notebook.Add(Counted.Instalments, id, all);
        visitor.Notebook.Did("instalment plans");
        for (var times = visitor.Roll(3); times > 0; times--)
        {
            await PayOff(all / 4, id);
            visitor.Notebook.Did("instalments paid");
        }

        if (visitor.OneIn(3))
        {
            await visitor.Delete("give a plan up", $"/instalment-plans/{id}");
            var left = visitor.Notebook.Of(Counted.Instalments, id);
            visitor.Notebook.Add(Counted.Instalments, id, -left);
            visitor.Notebook.Add(Counted.Account, client, left);
        }
        else if (visitor.OneIn(2))
        {
            await visitor.KeepCard(client);
            visitor.Notebook.Owes(id, client, all);
        }
    }

    /// <param name="plan">Null: what she owes beside her plans.</param>
    private async Task PayOff(long amount, string? plan)
    {
        object details = plan is null ? new { account = true } : new { planId = plan };
        await visitor.Sell("pay a debt", client, [new { kind = "credit", unitPrice = visitor.Money(amount), quantity = 1, details }], visitor.Pay(amount));
        visitor.Notebook.Add(plan is null ? Counted.Account : Counted.Instalments, plan ?? client, -amount);
        visitor.Notebook.Did("debts paid");
    }

    private long Owed => visitor.Notebook.Of(Counted.Account, client);
}
