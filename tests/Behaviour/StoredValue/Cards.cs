using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

/// <summary>Words for selling and using gift cards at a counter.</summary>
internal static class Cards
{
    public static object GiftCard(this Counter counter, long value, object? details = null, string? itemId = null) =>
        new { kind = "giftCard", itemId, unitPrice = counter.Money(value), quantity = 1, details };

    public static object ByCard(this Counter counter, string code, long amount) => new { method = "giftCard", amount = counter.Money(amount), reference = code };

    /// <summary>Sells a card for cash; with its code as it is printed.</summary>
    public static async Task<(string Id, string Code, Reply Sold)> SellCard(this Counter counter, long value, object? details = null, string? clientId = null)
    {
        var sold = (await counter.Sell([counter.GiftCard(value, details)], [counter.Cash(value)], clientId: clientId)).ShouldBeOk();
        var card = (await counter.Shop.Get($"/gift-cards?orderId={sold.Order()}")).ShouldBeOk().Json["items"]![0]!;
        var id = card.Text("id");
        var code = await counter.Shop.Once(HttpMethod.Post, $"/gift-cards/{id}/code", new { }, Shop.NewKey());
        return (id, code.Status == 200 ? code.Json.Text("code") : "", sold);
    }

    public static async Task<JsonNode> Card(this Counter counter, string id) => (await counter.Shop.Get($"/gift-cards/{id}")).ShouldBeOk().Json;

    public static async Task<long> Left(this Counter counter, string id) => (await counter.Card(id))["balance"].Amount();

    public static async Task<string[]> History(this Counter counter, string id) =>
        [.. (await counter.Shop.Get($"/gift-cards/{id}/history")).ShouldBeOk().Json["items"]!.AsArray()
            .Select(a => a!["amount"] is { } amount ? $"{a.Text("kind")} {amount.Amount()} = {a["balance"].Amount()}" : a.Text("kind"))];
}
