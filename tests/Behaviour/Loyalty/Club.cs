using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

/// <summary>A counter with a programme: a point for every euro spent, 100 points are worth 5.00, unless the test asks otherwise.</summary>
internal sealed class Club
{
    private static readonly object Spend = new { code = "spend", kind = "spend", name = "A point for every euro", points = 1, perAmount = new { amount = 100, currency = "EUR" } };

    private Club(Counter counter, string programme) => (Counter, Programme) = (counter, programme);

    public Counter Counter { get; }

    public Shop Shop => Counter.Shop;

    public string Programme { get; }

    public static object Worth { get; } = new { points = 100, amount = new { amount = 500, currency = "EUR" } };

    public static Dictionary<string, object?> Terms(params (string Name, object? Value)[] more)
    {
        var terms = new Dictionary<string, object?> { ["rules"] = new[] { Spend }, ["value"] = Worth };
        foreach (var (name, value) in more)
        {
            terms[name] = value;
        }

        return terms;
    }

    public static async Task<Club> Open(StoreKind store, params (string Name, object? Value)[] more) => await Open(await Counter.Open(store), more);

    public static async Task<Club> Open(Counter counter, params (string Name, object? Value)[] more)
    {
        var made = (await counter.Shop.Post("/loyalty/programmes", new { name = "Linden Club", terms = Terms(more) })).ShouldBeOk();
        return new Club(counter, made.Id);
    }

    public async Task<string> Client(string name = "Lea", string? birthday = null) =>
        (await Shop.Post("/clients", new { name, birthday })).ShouldBeOk().Id;

    /// <summary>A custom item, paid in cash.</summary>
    public async Task<Reply> Sell(string? client, params long[] prices) =>
        (await Counter.Sell([.. prices.Select((p, i) => Counter.Custom($"Item {i}", p))], [Counter.Cash(prices.Sum())], clientId: client)).ShouldBeOk();

    public Task<Reply> Redeem(string client, long price, long byPoints) => Counter.Sell(
        [Counter.Custom("Item", price)],
        price == byPoints ? [ByPoints(byPoints)] : [ByPoints(byPoints), Counter.Cash(price - byPoints)], clientId: client);

    public object ByPoints(long amount) => new { method = "points", amount = Counter.Money(amount) };

    public Task<Reply> Refund(string order, params object[] lines) => Counter.Refund(order, lines);

    public async Task<JsonNode> Points(string client) => (await Shop.Get($"/loyalty/clients/{client}")).ShouldBeOk().Json["items"]![0]!;

    public async Task<long> Balance(string client) => (long)(await Points(client))["balance"]!;

    public async Task BalanceShouldBe(string client, long balance, long owed = 0)
    {
        var points = await Points(client);
        ((long)points["balance"]!, (long)points["owed"]!).ShouldBe((balance, owed));
    }

    public async Task<JsonNode> Explain(string order) => (await Shop.Get($"/loyalty/orders/{order}/explain")).ShouldBeOk().Json;

    /// <summary>The history and the books say the same.</summary>
    public async Task HistoryShouldAddUp(string client)
    {
        var items = (await Shop.Get($"/loyalty/clients/{client}/history?limit=500")).ShouldBeOk().Json["items"]!.AsArray();
        items.Sum(i => (long)i!["points"]!).ShouldBe(await Balance(client), items.ToJsonString());
    }

    /// <summary>Points that an order's entries moved on accounts of a kind, own side plus.</summary>
    public async Task<long> Booked(string order, string account)
    {
        var entries = (await Shop.Get($"/ledger/entries?orderId={order}&limit=500")).ShouldBeOk();
        return -entries.Json["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()).Where(p => (string)p!["account"]! == account).Sum(p => (long)p!["amount"]!);
    }
}

internal static class Noted
{
    public static JsonNode Note(this Reply reply) =>
        (reply.Json["notes"] ?? reply.Json["refund"]!["notes"])!.AsArray().Single(n => (string)n!["source"]! == "loyalty")!;

    public static long Figure(this Reply reply, string name) => (long)reply.Note()["figures"]!.AsArray().Single(f => (string)f!["name"]! == name)!["amount"]!;
}
