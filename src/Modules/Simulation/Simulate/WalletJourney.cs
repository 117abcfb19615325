using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Credit that she paid for and credit that we gave her: it comes with a bonus, pays (what we gave goes first) and comes back as it was.</summary>
internal sealed class WalletJourney(Visitor visitor)
{
    private string client = "";
    private JsonNode topUp = null!;
    private long price;
    private bool isGranted;

    public async Task Go()
    {
        client = await visitor.Client("Wanda Wallet");
        await TopUp();
        if (visitor.OneIn(3))
        {
            await visitor.Write("grant credit", $"/clients/{client}/wallet/grants", new { amount = visitor.Money(1_600), reason = "Had to wait" });
            Add(0, 1_600);
            visitor.Notebook.Add(Counted.Promotion, "", 1_600);
            isGranted = true;
            visitor.Notebook.Did("credit granted");
        }

        for (var times = visitor.Roll(4); times > 0 && Promo + Paid > 0; times--)
        {
            await Buy();
        }

        if (visitor.OneIn(3))
        {
            await KeepAsCredit();
        }
        else if (visitor.OneIn(3) && !isGranted && Paid == price)
        {
            await GiveBack();
        }
    }

    private async Task TopUp()
    {
        price = visitor.OneIn(2) ? Goods.BonusFrom : Goods.BonusFrom / 2;
        topUp = await visitor.Sell("top up a wallet", client, [new { kind = "credit", unitPrice = visitor.Money(price), quantity = 1 }], visitor.Pay(price));
        var bonus = price >= Goods.BonusFrom ? Goods.Bonus : 0;
        Add(price, bonus);
        visitor.Notebook.Add(Counted.Promotion, "", bonus);
        visitor.Notebook.Did("wallets topped up");
    }

    /// <summary>Two of a kind, so that half of it is whole: one may come back, and then the other.</summary>
    private async Task Buy()
    {
        var total = 2 * Goods.CandlePrice;
        var byWallet = Math.Min(total, Promo + Paid);
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = 2 };
        var sale = await visitor.Sell("pay by wallet", client, [line], [new("wallet", byWallet), .. visitor.Pay(total - byWallet)]);
        var promo = Math.Min(Promo, byWallet);
        Add(promo - byWallet, -promo);
        visitor.Notebook.Did("payments by wallet");
        if (byWallet == total && visitor.OneIn(3))
        {
            var lineId = (string)sale["lines"]![0]!["id"]!;
            if (visitor.OneIn(2))
            {
                await Back(sale, lineId, 1, total / 2, promo / 2);
                await Back(sale, lineId, 1, total / 2, promo - promo / 2);
            }
            else
            {
                await Back(sale, lineId, 2, total, promo);
            }
        }
    }

    private async Task Back(JsonNode sale, string lineId, int quantity, long amount, long promo)
    {
        await visitor.Refund("refund to a wallet", sale, [new { lineId, quantity }], [new("wallet", amount)]);
        Add(amount - promo, promo);
    }

    /// <summary>What was paid in money stays with us as her credit.</summary>
    private async Task KeepAsCredit()
    {
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = 1 };
        var sale = await visitor.Sell("buy for money", client, [line], visitor.Pay(Goods.CandlePrice));
        await visitor.Refund("refund as credit", sale, [new { lineId = (string)sale["lines"]![0]!["id"]! }], [new("wallet", Goods.CandlePrice)]);
        Add(Goods.CandlePrice, 0);
    }

    /// <summary>All that she paid goes back, and of the bonus what is left.</summary>
    private async Task GiveBack()
    {
        await visitor.Refund("give credit back", topUp, [new { lineId = (string)topUp["lines"]![0]!["id"]! }], [new("cash", price)]);
        visitor.Notebook.Add(Counted.Promotion, "", -Promo);
        Add(-price, -Promo);
        visitor.Notebook.Did("wallets given back");
    }

    private long Paid => visitor.Notebook.Of(Counted.Paid, client);

    private long Promo => visitor.Notebook.Of(Counted.Promotional, client);

    private void Add(long paid, long promo)
    {
        visitor.Notebook.Add(Counted.Paid, client, paid);
        visitor.Notebook.Add(Counted.Promotional, client, promo);
    }
}
