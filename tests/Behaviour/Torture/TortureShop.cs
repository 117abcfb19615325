using System.Globalization;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Torture;

/// <summary>A shop that always sells the same: three lines, two rates, cash. So what must be there afterwards is known to the cent.</summary>
internal sealed class TortureShop
{
    private const long Total = 10_000;
    private readonly Shop shop;
    private readonly object sale;

    private TortureShop(Shop shop, string service, string[] products)
    {
        this.shop = shop;
        sale = new
        {
            siteId = shop.SiteId,
            tillId = shop.TillId,
            lines = new object[]
            {
                new { kind = "service", itemId = service }, new { kind = "product", itemId = products[0], quantity = 2 }, new { kind = "product", itemId = products[1] },
            },
            tenders = new[] { new { method = "cash", amount = Money(Total) } },
        };
    }

    public static async Task<TortureShop> Open(Server server)
    {
        var shop = await Shop.Open(server, taxRates: [new { name = "19 %", ppm = 190000 }, new { name = "7 %", ppm = 70000 }]);
        var taxes = shop.Made["taxIds"]!.AsArray().Select(t => (string)t!).ToArray();
        var service = (await shop.Post("/services", new { name = "Massage", durationMinutes = 30, price = Money(5_900), taxIds = new[] { taxes[0] } })).ShouldBeOk().Id;
        var oil = (await shop.Post("/products", new { name = "Oil", price = Money(1_450), taxIds = new[] { taxes[0] } })).ShouldBeOk().Id;
        var tea = (await shop.Post("/products", new { name = "Tea", price = Money(1_200), taxIds = new[] { taxes[1] } })).ShouldBeOk().Id;
        return new TortureShop(shop, service, [oil, tea]);
    }

    public Task<Reply> Sell(string key) => shop.Once(HttpMethod.Post, "/sales", sale, key);

    public async Task ShouldHoldExactly(IReadOnlyDictionary<string, string> acknowledged)
    {
        var orders = await All("/orders?limit=500");
        orders.Count.ShouldBe(acknowledged.Count, "every sale once");
        orders.Select(o => (string)o["id"]!).Order(StringComparer.Ordinal)
            .ShouldBe(acknowledged.Values.Select(a => (string)JsonNode.Parse(a)!["order"]!["id"]!).Order(StringComparer.Ordinal));
        foreach (var order in orders)
        {
            ((string)order["state"]!).ShouldBe("completed");
            order["lines"]!.AsArray().Count.ShouldBe(3);
            order["tenders"]!.AsArray().Count.ShouldBe(1);
            ((long)order["totals"]!["paid"]!["amount"]!).ShouldBe(Total);
        }

        var numbers = orders.Select(o => long.Parse((string)o["receipts"]!.AsArray().ShouldHaveSingleItem()!["number"]!, CultureInfo.InvariantCulture));
        numbers.Order().ShouldBe(Enumerable.Range(1, orders.Count).Select(n => (long)n), "receipt numbers without a gap");
        await LedgerShouldBalance(orders.Count);
        await LogShouldBeDense(orders.Count);
    }

    private async Task LedgerShouldBalance(int sales)
    {
        var entries = await All("/ledger/entries?limit=500");
        entries.Select(e => (long)e["seq"]!).ShouldBe(Enumerable.Range(1, entries.Count).Select(n => (long)n));
        entries.Select(e => (string?)e["orderId"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(sales);
        entries.Count.ShouldBe(sales, "one entry per sale");
        foreach (var unit in entries.SelectMany(e => e["postings"]!.AsArray()).GroupBy(p => (string)p!["unit"]!, StringComparer.Ordinal))
        {
            unit.Sum(p => (long)p!["amount"]!).ShouldBe(0, unit.Key);
        }
    }

    private async Task LogShouldBeDense(int sales)
    {
        var (last, completed) = (0L, 0);
        while ((await shop.Get($"/events?after={last}&limit=500")).ShouldBeOk().Json["items"]!.AsArray() is { Count: > 0 } page)
        {
            foreach (var fact in page)
            {
                ((long)fact!["sequence"]!).ShouldBe(++last);
                completed += (string)fact["type"]! == "order.completed" ? 1 : 0;
            }
        }

        completed.ShouldBe(sales);
    }

    private async Task<List<JsonNode>> All(string path)
    {
        var all = new List<JsonNode>();
        for (var after = ""; after is not null;)
        {
            var page = (await shop.Get($"{path}&after={Uri.EscapeDataString(after)}")).ShouldBeOk().Json;
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            after = (string?)page["next"];
        }

        return all;
    }

    private static object Money(long amount) => new { amount, currency = "EUR" };
}
