using System.Globalization;
using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>A gift card is sold, spent in parts, filled up, given back or moved to another card.</summary>
internal sealed class GiftCardJourney(Visitor visitor)
{
    private static readonly long[] Values = [2_500, 5_000, 10_000];

    /// <summary>Public pages let one address pay a dozen times a minute, and we are one address.</summary>
    private const int OnlineLimit = 150;

    public async Task Go()
    {
        var card = visitor.Number <= OnlineLimit && visitor.OneIn(6) ? await BuyOnline() : await Buy();
        for (var times = 1 + visitor.Roll(3); times > 0 && Left(card) > 0; times--)
        {
            await Spend(card);
        }

        switch (visitor.Roll(5))
        {
            case 0:
                await TopUp(card);
                break;
            case 1 when Left(card) > 0:
                await Move(card);
                break;
            case 2 when Left(card) > 0 && card.Sale is { } sale:
                var rest = Left(card);
                await visitor.Refund("give a card back", sale, [new { lineId = (string)sale["lines"]![0]!["id"]!, amount = visitor.Money(rest) }], [new("cash", rest)]);
                visitor.Notebook.Add(Counted.GiftCard, card.Id, -rest);
                visitor.Notebook.Did("gift cards given back");
                break;
            case 3 when Left(card) > 0:
                await visitor.Write("extend a gift card", $"/gift-cards/{card.Id}/extend", new { until = "2028-12-31", reason = "She was ill" });
                visitor.Notebook.Prolonged.Add(card.Id);
                visitor.Notebook.Did("gift cards extended");
                break;
            case 4 when Left(card) > 0:
                await Redeem(card);
                break;
        }
    }

    /// <summary>Sells her one, so that it can pay for something else.</summary>
    public static async Task<(string Id, string Code)> Sell(Visitor visitor, long value)
    {
        var card = await new GiftCardJourney(visitor).Buy(value);
        return (card.Id, card.Code);
    }

    private Task<Card> Buy() => Buy(visitor.Pick(Values));

    private async Task<Card> Buy(long value)
    {
        var line = new { kind = "giftCard", unitPrice = visitor.Money(value), quantity = 1 };
        var sale = await visitor.Sell("sell a gift card", null, [line], visitor.Pay(value));
        return await Sold(await visitor.Read("find a gift card", $"/gift-cards?orderId={sale["id"]}"), value, sale);
    }

    private async Task<Card> BuyOnline()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"gift{visitor.Number:0000000}@example.com");
        using var pages = visitor.Salon.Api.Pages();
        try
        {
            await pages.Open($"/book/{visitor.Goods.Slug}/gift");
            await pages.Submit(("other", "75"), ("to", "Our best guest"), ("toEmail", email), ("message", "Enjoy!"), ("on", ""), ("name", "Gina Giver"), ("email", email));
            await pages.Submit(("card", "tok_ok"));
        }
        catch (Exception refused) when (refused is HttpRequestException or InvalidOperationException)
        {
            throw new SimulationException($"A gift card could not be bought on the public pages: {refused.Message}");
        }

        visitor.Notebook.Did("gift cards sold online");
        return await Sold(await visitor.Read("find a gift card", $"/gift-cards?search={email}"), 7_500, null);
    }

    private async Task<Card> Sold(JsonNode found, long value, JsonNode? sale)
    {
        var id = (string)found["items"]!.AsArray().Single()!["id"]!;
        visitor.Notebook.Add(Counted.GiftCard, id, value);
        visitor.Notebook.Did("gift cards sold");
        return new Card(id, (string)(await visitor.Ask("show a code", $"/gift-cards/{id}/code"))["code"]!, sale);
    }

    /// <summary>Candles, by the card as far as it goes or as far as she likes; some of them come back.</summary>
    private async Task Spend(Card card)
    {
        var count = 1 + visitor.Roll(3);
        var price = count * Goods.CandlePrice;
        var byCard = Math.Min(Left(card), visitor.OneIn(3) ? price / 2 : price);
        var line = new { kind = "product", itemId = visitor.Goods.Candle, quantity = count };
        var sale = await visitor.Sell("pay by gift card", null, [line], [new("giftCard", byCard, card.Code), .. visitor.Pay(price - byCard)]);
        visitor.Notebook.Add(Counted.GiftCard, card.Id, -byCard);
        visitor.Notebook.Did("payments by gift card");
        if (visitor.OneIn(3))
        {
            var back = visitor.OneIn(2) ? price : Goods.CandlePrice;
            var toCard = Math.Min(back, byCard);
            var what = new { lineId = (string)sale["lines"]![0]!["id"]!, quantity = back / Goods.CandlePrice };
            await visitor.Refund("refund to a gift card", sale, [what], [new("giftCard", toCard), .. Cash(back - toCard)]);
            visitor.Notebook.Add(Counted.GiftCard, card.Id, toCard);
        }
    }

    private async Task TopUp(Card card)
    {
        var line = new { kind = "giftCard", itemId = card.Id, unitPrice = visitor.Money(3_000), quantity = 1 };
        await visitor.Sell("top up a gift card", null, [line], visitor.Pay(3_000));
        visitor.Notebook.Add(Counted.GiftCard, card.Id, 3_000);
        visitor.Notebook.Did("gift cards topped up");
        await Spend(card);
    }

    /// <summary>It was lost: what is left goes to another.</summary>
    private async Task Move(Card card)
    {
        var other = await Buy();
        await visitor.Write("transfer a gift card", $"/gift-cards/{card.Id}/transfer", new { to = other.Id, reason = "Lost" });
        visitor.Notebook.Add(Counted.GiftCard, other.Id, Left(card));
        visitor.Notebook.Add(Counted.GiftCard, card.Id, -Left(card));
        visitor.Notebook.Did("gift cards moved to another");
        await Spend(other);
    }

    /// <summary>What is left goes into her wallet, and keeps its day.</summary>
    private async Task Redeem(Card card)
    {
        var client = await visitor.Client("Rita Redeem");
        await visitor.Write("redeem a gift card", $"/clients/{client}/wallet/redeem", new { code = card.Code });
        visitor.Notebook.Add(Counted.Paid, client, Left(card));
        visitor.Notebook.Add(Counted.GiftCard, card.Id, -Left(card));
        visitor.Notebook.FromCards.Add(client);
        visitor.Notebook.Did("gift cards redeemed");
    }

    private static Tender[] Cash(long amount) => amount == 0 ? [] : [new("cash", amount)];

    private long Left(Card card) => visitor.Notebook.Of(Counted.GiftCard, card.Id);

    /// <param name="Sale">Null: bought online.</param>
    private sealed record Card(string Id, string Code, JsonNode? Sale);
}
