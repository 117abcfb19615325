using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Packages;

/// <summary>A salon with a facial, a client and a package of ten, and the words for them.</summary>
internal sealed class Desk
{
    private Desk(Counter counter, string facial, string client, string ten)
    {
        Counter = counter;
        Facial = facial;
        Client = client;
        Ten = ten;
    }

    public Counter Counter { get; }

    public Shop Shop => Counter.Shop;

    /// <summary>A service for 60.00.</summary>
    public string Facial { get; }

    public string Client { get; }

    /// <summary>Ten facials for 500.00, valid for 12 months, shareable and transferable.</summary>
    public string Ten { get; }

    public static async Task<Desk> Open(StoreKind store, bool pricesIncludeTax = true, object[]? taxRates = null, Server? server = null)
    {
        var counter = await Counter.Open(store, pricesIncludeTax: pricesIncludeTax, taxRates: taxRates, server: server);
        var shop = counter.Shop;
        var taxIds = shop.Made["taxIds"]!.AsArray().Select(t => (string)t!).ToArray();
        var facial = (await shop.Post("/services", new { name = "Facial", kind = "service", durationMinutes = 60, price = counter.Money(6000), taxIds })).ShouldBeOk();
        var client = (await shop.Post("/clients", new { name = "Clara Client" })).ShouldBeOk();
        var desk = new Desk(counter, facial.Id, client.Id, "");
        return new Desk(counter, facial.Id, client.Id, await desk.Package("10 × Facial", 50000, (10, [facial.Id])));
    }

    public Task<string> Package(string name, long price, params (int Sessions, string[] Services)[] contents) => Package(name, price, new { }, contents);

    public async Task<string> Package(string name, long price, object more, params (int Sessions, string[] Services)[] contents)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new
        {
            name,
            price = Counter.Money(price),
            contents = contents.Select(c => new { sessions = c.Sessions, serviceIds = c.Services }),
            validMonths = 12,
            shareable = true,
            transferable = true,
        }))!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject().ToList())
        {
            body[key] = value?.DeepClone();
        }

        return (await Shop.Post("/packages", body.ToJsonString())).ShouldBeOk().Id;
    }

    public object Line(string package, object? details = null) => new { kind = "package", itemId = package, details };

    /// <summary>Sells it for cash, alone.</summary>
    public async Task<(Reply Sale, string Pass)> Sell(string package, long price, string? client = null, object? details = null)
    {
        var sale = (await Counter.Sell([Line(package, details)], [Counter.Cash(price)], clientId: client ?? Client)).ShouldBeOk();
        var passes = await Shop.Get($"/passes?clientId={client ?? Client}");
        return (sale, passes.Json["items"]!.AsArray().First(p => p.Text("orderId") == sale.Order())!.Text("id"));
    }

    /// <summary>A visit that a session pays for, completed without money.</summary>
    public async Task<Reply> Use(string pass, string? service = null, string? client = null)
    {
        var order = await Begin(pass, service, client);
        return await Counter.Complete(order);
    }

    /// <summary>An open order whose line is covered.</summary>
    public async Task<string> Begin(string pass, string? service = null, string? client = null)
    {
        var order = (await Shop.Post("/orders", new { siteId = Shop.SiteId, clientId = client ?? Client, lines = new[] { Counter.Line(service ?? Facial) } })).ShouldBeOk();
        (await Cover(order.Id, order.LineId(0), pass)).ShouldBeOk();
        return order.Id;
    }

    public Task<Reply> Cover(string order, string line, string pass) =>
        Counter.Change(order, new { op = "cover", lineId = line, cover = new { source = "pass", id = pass } });

    public async Task<JsonNode> Pass(string id) => (await Shop.Get($"/passes/{id}")).ShouldBeOk().Json;

    public async Task<int> Left(string pass) => (int)(await Pass(pass))["pass"]!["left"]!;

    public Task<Dictionary<string, long>> Books() => Counter.AllBooks();

    public async Task<long> Of(string account) => (await Books()).Where(b => b.Key.StartsWith(account + " ", StringComparison.Ordinal)).Sum(b => b.Value);

    public async Task BooksShouldBeEmpty() => (await Books()).Where(b => b.Value != 0).ShouldBeEmpty();
}
