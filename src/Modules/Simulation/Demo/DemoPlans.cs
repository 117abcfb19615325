using System.Text.Json.Nodes;

namespace Bookend.Simulation.Demo;

/// <summary>What the spa sells in advance: packages and memberships, bought by some of its clients and used on their visits.</summary>
internal sealed class DemoPlans(Api api, DemoIds ids, Func<int, object> money)
{
    private const int PackagesSold = 40;
    private const int Members = 24;
    private readonly List<(string Id, int Price)> packages = [];
    private readonly List<(string Id, int Price)> plans = [];

    public async Task Furnish()
    {
        await Package("10 × Classic facial", 620, new { validMonths = 12, shareable = true, transferable = true }, (10, ["Classic facial"]));
        await Package("Manicure 5 + 1", 175, new { validMonths = 12, description = "Six for the price of five." }, (6, ["Manicure"]));
        await Package("Massage, five of your choice", 385, new { validDays = 180, activation = "firstVisit", shareable = true }, (5, ["Swedish massage 60", "Deep tissue massage", "Pregnancy massage"]));
        await Package("Bridal", 290, new { validMonths = 6 }, (2, ["Classic facial"]), (1, ["Gel manicure"]), (1, ["Pedicure"]));
        await Plan("Lindenhof Club", 59, 1, 1, ["Back and neck", "Express facial"]);
        await Plan("Massage monthly", 69, 1, 0, ["Swedish massage 60", "Deep tissue massage"]);
    }

    /// <summary>The first clients come most often, so they are those who buy.</summary>
    public async Task Sell(Random random)
    {
        for (var i = 0; i < PackagesSold; i++)
        {
            var (id, price) = DemoBusiness.Pick(random, packages);
            await Buy("package", id, price, ids.Clients[i * 3].Id, $"package-{i}");
        }

        for (var i = 0; i < Members; i++)
        {
            var (id, price) = DemoBusiness.Pick(random, plans);
            var client = ids.Clients[i * 4 + 1].Id;
            await Buy("membership", id, price, client, $"member-{i}");
            if (i % 3 > 0)
            {
                // On one card in eight nothing is left: the desk is to see what that looks like.
                (await api.Post($"/clients/{client}/cards", new { token = i % 8 == 1 ? "tok_empty" : "tok_ok", autopay = true }, $"card-{i}")).Ok();
            }
        }
    }

    /// <summary>Whatever was paid in advance and fits is used, as the desk is advised.</summary>
    public async Task Cover(string order, string key)
    {
        var lines = (await api.Get($"/orders/{order}/covers")).Ok()["lines"]!.AsArray();
        var operations = lines.Where(l => l!["covers"]!.AsArray().Count > 0)
            .Select(l => (object)new { op = "cover", lineId = (string)l!["lineId"]!, cover = l["covers"]![0]!["cover"] }).Take(1).ToList();
        if (operations.Count > 0)
        {
            // The last session may have gone to another chair in this very half hour; then it is paid like any other visit.
            await api.Post($"/orders/{order}/changes", new { operations }, $"{key}-cover");
        }
    }

    /// <summary>The desk settles most of what has fallen due.</summary>
    public async Task Settle(Random random, string key)
    {
        foreach (var due in (await api.Get("/memberships/due?limit=100")).Ok()["items"]!.AsArray().Where(_ => random.Next(5) > 0))
        {
            var charge = due!["charge"]!;
            var plan = (await api.Get($"/memberships/{(string)due["membershipId"]!}")).Ok()["membership"]!;
            await Pay(new { kind = "membership", itemId = (string)plan["planId"]!, details = new { chargeId = (string)charge["id"]! } }, charge["price"]!, (string)due["clientId"]!, $"{key}-{(string)charge["id"]!}");
        }
    }

    private Task Buy(string kind, string id, int price, string client, string key) => Pay(new { kind, itemId = id }, money(price), client, key);

    private async Task Pay(object line, object price, string client, string key) => (await api.Post("/sales", new
    {
        siteId = ids.Site, tillId = ids.Till, clientId = client, lines = new[] { line }, tenders = new[] { new { method = "terminal", amount = price, reference = "A204310" } },
    }, key)).Ok();

    private async Task Package(string name, int price, object more, params (int Sessions, string[] Services)[] contents)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject();
        body["name"] = name;
        body["price"] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(money(price)));
        body["contents"] = new JsonArray([.. contents.Select(c => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new { sessions = c.Sessions, serviceIds = c.Services.Select(Service) })))]);
        packages.Add(((string)(await api.Post("/packages", body, $"package-kind-{packages.Count}")).Ok()["id"]!, price));
    }

    private async Task Plan(string name, int price, int visits, int carryOver, string[] services)
    {
        var made = (await api.Post("/membership-plans", new
        {
            name, price = money(price), taxIds = ids.Taxes, included = new[] { new { visits, serviceIds = services.Select(Service) } },
            memberPrices = new[] { new { percentPpm = 100_000 } }, carryOver, noticeDays = 14, minimumPeriods = 3,
        }, $"plan-{plans.Count}")).Ok();
        plans.Add(((string)made["id"]!, price));
    }

    private string Service(string name) => ids.Services.First(s => s.Data.Name == name).Id;
}
