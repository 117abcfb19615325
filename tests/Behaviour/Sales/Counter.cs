using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

/// <summary>A shop with something to sell, and the words for selling it.</summary>
internal sealed class Counter
{
    private Counter(Shop shop, string cut, string shampoo, string currency)
    {
        Shop = shop;
        Cut = cut;
        Shampoo = shampoo;
        Currency = currency;
    }

    public Shop Shop { get; }

    /// <summary>A service for 45.00, and a product for 19.99 (in minor units, whatever the currency).</summary>
    public string Cut { get; }

    public string Shampoo { get; }

    public string Currency { get; }

    public static async Task<Counter> Open(StoreKind store, string currency = "EUR", bool pricesIncludeTax = true, object[]? taxRates = null, Server? server = null)
    {
        var shop = await Shop.Open(server ?? await Server.Of(store), currency: currency, pricesIncludeTax: pricesIncludeTax, taxRates: taxRates);
        var taxIds = shop.Made["taxIds"]!.AsArray().Select(t => (string)t!).ToArray();
        var cut = (await shop.Post("/services", new { name = "Cut", kind = "service", durationMinutes = 45, price = new { amount = 4500, currency }, taxIds })).ShouldBeOk();
        var shampoo = (await shop.Post("/products", new { name = "Shampoo", price = new { amount = 1999, currency }, taxIds })).ShouldBeOk();
        return new Counter(shop, cut.Id, shampoo.Id, currency);
    }

    public object Money(long amount) => new { amount, currency = Currency };

    public object Line(string itemId, int quantity = 1) =>
        new { kind = itemId.StartsWith("svc_", StringComparison.Ordinal) ? "service" : "product", itemId, quantity, memberId = Shop.OwnerId };

    public object Custom(string name, long price, int quantity = 1) => new { kind = "custom", name, unitPrice = Money(price), quantity, taxIds = new[] { Shop.TaxId } };

    public object Cash(long amount) => new { method = "cash", amount = Money(amount) };

    public object Terminal(long amount, string? reference = null) => new { method = "terminal", amount = Money(amount), reference };

    public object Card(long amount, string token) => new { method = "card", amount = Money(amount), token };

    public object Tip(long amount) => new { memberId = Shop.OwnerId, amount = Money(amount) };

    public Task<Reply> Sell(object[] lines, object[] tenders, object[]? tips = null, object[]? discounts = null, string? clientId = null) =>
        Shop.Post("/sales", new { siteId = Shop.SiteId, tillId = Shop.TillId, lines, tenders, tips = tips ?? [], discounts = discounts ?? [], clientId });

    public async Task<Reply> Start(params object[] lines) => (await Shop.Post("/orders", new { siteId = Shop.SiteId, lines })).ShouldBeOk();

    public Task<Reply> Change(string order, params object[] operations) => Shop.Post($"/orders/{order}/changes", new { operations });

    public Task<Reply> Pay(string order, string method, long amount, string? token = null, string? reference = null) =>
        Shop.Post($"/orders/{order}/tenders", new { method, amount = Money(amount), tillId = Shop.TillId, token, reference });

    public Task<Reply> Complete(string order) => Shop.Post($"/orders/{order}/complete", new { tillId = Shop.TillId });

    public Task<Reply> Refund(string order, object[] lines, bool tips = false, object[]? tenders = null) =>
        Shop.Post($"/orders/{order}/refunds", new { tillId = Shop.TillId, lines, tips, tenders = tenders ?? [], reason = "Not happy" });

    /// <summary>Balance of every account that the order has touched, posted only, by kind and unit; debit plus.</summary>
    public async Task<Dictionary<string, long>> Books(string order)
    {
        var entries = (await Shop.Get($"/ledger/entries?orderId={order}&limit=500")).ShouldBeOk();
        var sums = new Dictionary<string, long>();
        foreach (var posting in entries.Json["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()).Where(p => !(bool)p!["pending"]!))
        {
            var unit = (string)posting!["unit"]!;
            var key = unit.StartsWith("item:", StringComparison.Ordinal) ? (string)posting["account"]! + " pieces" : (string)posting["account"]!;
            sums[key] = sums.GetValueOrDefault(key) + (long)posting["amount"]!;
        }

        return sums;
    }

    /// <summary>Every account of every unit over the whole business, posted only; debit plus. Cash and the like included.</summary>
    public async Task<Dictionary<string, long>> AllBooks()
    {
        var sums = new Dictionary<string, long>();
        string? after = null;
        do
        {
            var page = (await Shop.Get($"/ledger/entries?limit=500{(after is null ? "" : $"&after={after}")}")).ShouldBeOk().Json;
            foreach (var posting in page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()))
            {
                var key = $"{posting.Text("account")} {posting.Text("owner")} {posting.Text("unit")}{((bool)posting!["pending"]! ? " pending" : "")}";
                sums[key] = sums.GetValueOrDefault(key) + (long)posting["amount"]!;
            }

            after = (string?)page["next"];
        }
        while (after is not null);

        return sums;
    }

    public async Task BooksShouldBe(string order, params (string Account, long Amount)[] expected) =>
        (await Books(order)).Where(b => b.Value != 0).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => (b.Key, b.Value))
            .ShouldBe(expected.OrderBy(e => e.Account, StringComparer.Ordinal));
}

internal static class Reading
{
    public static long Amount(this JsonNode? money) => (long)money!["amount"]!;

    public static string Text(this JsonNode? node, string name) => (string)node![name]!;

    public static string Order(this Reply sold) => (string)sold.Json["order"]!["id"]!;

    public static long Total(this Reply reply, string name) => (reply.Json["order"] ?? reply.Json)["totals"]![name].Amount();

    public static string LineId(this Reply sold, int index) => (string)(sold.Json["order"] ?? sold.Json)["lines"]![index]!["id"]!;
}
