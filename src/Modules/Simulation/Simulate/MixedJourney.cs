namespace Bookend.Simulation.Simulate;

/// <summary>Five candles by gift card, wallet, account, terminal and cash at once; what comes back goes where it came from.</summary>
internal sealed class MixedJourney(Visitor visitor)
{
    private const int Candles = 5;
    private const long ByCard = 1_500;
    private const long ByWallet = 2_000;
    private const long OnAccount = 2_500;
    private const long Rest = 2_000;
    private string client = "";
    private string card = "";

    public async Task Go()
    {
        client = await visitor.Client("Mira Mixed");
        (card, var code) = await GiftCardJourney.Sell(visitor, 2_500);
        await visitor.Put("give an account", $"/clients/{client}/account", new { limit = visitor.Money(OnAccount), reason = "Regular" });
        await visitor.Sell("top up a wallet", client, [new { kind = "credit", unitPrice = visitor.Money(ByWallet), quantity = 1 }], visitor.Pay(ByWallet));
        visitor.Notebook.Add(Counted.Paid, client, ByWallet);
        visitor.Notebook.Did("wallets topped up");

        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = Candles };
        var sale = await visitor.Sell("pay in five ways", client, [line],
            [new("giftCard", ByCard, code), new("wallet", ByWallet), new("account", OnAccount), new("terminal", Rest, "A1"), new("cash", Rest)]);
        Count(-ByCard, -ByWallet, OnAccount);
        visitor.Notebook.Did("payments in five ways");
        var lineId = (string)sale["lines"]![0]!["id"]!;
        switch (visitor.Roll(3))
        {
            case 0:
                await visitor.Refund("refund in five ways", sale, [new { lineId }],
                    [new("giftCard", ByCard), new("wallet", ByWallet), new("account", OnAccount), new("terminal", Rest), new("cash", Rest)]);
                Count(ByCard, ByWallet, -OnAccount);
                break;
            case 1:
                await visitor.Refund("refund in two ways", sale, [new { lineId, quantity = 1 }], [new("giftCard", ByCard), new("account", Goods.CandlePrice - ByCard)]);
                Count(ByCard, 0, ByCard - Goods.CandlePrice);
                break;
        }
    }

    private void Count(long byCard, long byWallet, long onAccount)
    {
        visitor.Notebook.Add(Counted.GiftCard, card, byCard);
        visitor.Notebook.Add(Counted.Paid, client, byWallet);
        visitor.Notebook.Add(Counted.Account, client, onAccount);
    }
}
