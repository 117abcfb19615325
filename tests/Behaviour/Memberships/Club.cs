using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Memberships;

/// <summary>A salon with a plan: 49.00 a month, two facials included, 10 % off the rest, one visit carried over.</summary>
internal sealed class Club
{
    private Club(Counter counter, string facial, string client, string plan)
    {
        Counter = counter;
        Facial = facial;
        Client = client;
        Plan = plan;
    }

    public Counter Counter { get; }

    public Shop Shop => Counter.Shop;

    public string Facial { get; }

    public string Client { get; }

    public string Plan { get; }

    public static async Task<Club> Open(StoreKind store, object? more = null, Server? server = null)
    {
        var counter = await Counter.Open(store, server: server);
        var shop = counter.Shop;
        var facial = (await shop.Post("/services", new { name = "Facial", kind = "service", durationMinutes = 60, price = counter.Money(6000), taxIds = new[] { shop.TaxId } })).ShouldBeOk();
        var client = (await shop.Post("/clients", new { name = "Clara Client" })).ShouldBeOk();
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new
        {
            name = "Gold", price = counter.Money(4900), taxIds = new[] { shop.TaxId }, included = new[] { new { visits = 2, serviceIds = new[] { facial.Id } } },
            memberPrices = new[] { new { percentPpm = 100_000 } }, carryOver = 1, noticeDays = 14,
        }))!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new { }))!.AsObject().ToList())
        {
            body[key] = value?.DeepClone();
        }

        var plan = (await shop.Post("/membership-plans", body.ToJsonString())).ShouldBeOk();
        return new Club(counter, facial.Id, client.Id, plan.Id);
    }

    public async Task<(Reply Sale, string Id)> Join(string? client = null)
    {
        var sale = (await Counter.Sell([new { kind = "membership", itemId = Plan }], [Counter.Cash(4900)], clientId: client ?? Client)).ShouldBeOk();
        var all = (await Shop.Get($"/memberships?clientId={client ?? Client}")).ShouldBeOk();
        return (sale, all.Json["items"]![0].Text("id"));
    }

    public async Task<JsonNode> Show(string id) => (await Shop.Get($"/memberships/{id}")).ShouldBeOk().Json["membership"]!;

    public async Task<int> Left(string id) => (int)(await Show(id))["included"]![0]!["left"]!;

    /// <summary>The job's work, until nothing is to be done.</summary>
    public Task Bill() => Shop.Until(async () => (int)(await Shop.Post("/memberships/bill", new { })).ShouldBeOk().Json["moved"]! == 0);

    public async Task BillOn(string moment)
    {
        await Shop.SetClock(moment);
        await Bill();
    }

    public async Task<Reply> Visit(string id)
    {
        var order = (await Shop.Post("/orders", new { siteId = Shop.SiteId, clientId = Client, lines = new[] { Counter.Line(Facial) } })).ShouldBeOk();
        var covered = await Counter.Change(order.Id, new { op = "cover", lineId = order.LineId(0), cover = new { source = "membership", id } });
        return covered.Status >= 400 ? covered : await Counter.Complete(order.Id);
    }

    public async Task<Reply> Settle(string charge) =>
        await Counter.Sell([new { kind = "membership", itemId = Plan, details = new { chargeId = charge } }], [Counter.Cash(4900)], clientId: Client);

    public async Task<string> DueCharge() => (await Shop.Get("/memberships/due")).ShouldBeOk().Json["items"]![0]!["charge"].Text("id");

    public async Task<Dictionary<string, long>> Books()
    {
        var sums = new Dictionary<string, long>();
        string? after = null;
        do
        {
            var page = (await Shop.Get($"/ledger/entries?limit=500{(after is null ? "" : $"&after={after}")}")).ShouldBeOk().Json;
            foreach (var posting in page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()))
            {
                var key = posting.Text("account") + " " + posting.Text("unit");
                sums[key] = sums.GetValueOrDefault(key) + (long)posting!["amount"]!;
            }

            after = (string?)page["next"];
        }
        while (after is not null);

        return sums;
    }

    public async Task<long> Of(string account) => (await Books()).Where(b => b.Key.StartsWith(account + " ", StringComparison.Ordinal)).Sum(b => b.Value);
}
