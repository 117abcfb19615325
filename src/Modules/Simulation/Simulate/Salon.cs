using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Simulate;

/// <summary>Where the journeys take place.</summary>
/// <param name="Goods">Null: a business that is not ours.</param>
internal sealed record Salon(
    Api Api, string Site, string Till, string Currency, string Today, IReadOnlyList<string> Services, IReadOnlyList<string> Products, IReadOnlyList<string> People,
    Goods? Goods = null)
{
    /// <summary>Monday morning: a fixed clock, so that a run does not depend on the hour at which it is started.</summary>
    private const string Clock = "2026-11-23T10:00:00+01:00";

    /// <summary>When the first month of a membership that is bought on the first day is over.</summary>
    public const string MonthLater = "2026-12-23T10:00:00+01:00";

    /// <summary>Short packages are over, who has not paid for a month is no member any more; gift cards, points and credit that we gave are over.</summary>
    public const string Winter = "2027-02-15T10:00:00+01:00";

    /// <summary>The first instalments are due then.</summary>
    public const string NextMonth = "2026-12-31";

    public static readonly Instant Opens = At(Clock);

    private const int OwnPeople = 6;

    public static async Task<Salon> Enter(SimulationWish wish)
    {
        var (api, tax) = wish.ApiKey is null ? await Open(wish) : (Api.At(wish.Server, wish.ApiKey), null);
        var business = (await api.Get("/business")).Ok();
        var site = (string)(await api.Get("/sites")).Ok()["items"]![0]!["id"]!;
        var till = (await api.Post("/tills", new { siteId = site, name = $"Simulation {wish.Run}" }, $"{wish.Run}-till")).Ok();
        var day = (await api.Get($"/day?siteId={site}&date=2026-11-23")).Ok();
        var people = (await api.Get("/team?limit=500")).Ok()["items"]!.AsArray().Where(m => (bool)m!["active"]! && (bool)m["bookable"]!).ToList();
        var services = (await api.Get("/services?limit=500")).Ok()["items"]!.AsArray()
            .Where(s => (bool)s!["active"]! && (string)s["kind"]! == "service" && people.Exists(p => Serves(p!, (string)s["id"]!))).ToList();
        var products = (await api.Get("/products?limit=500")).Ok()["items"]!.AsArray().Where(p => (bool)p!["active"]!).ToList();
        if (services.Count == 0 || products.Count == 0)
        {
            throw new SimulationException("The business needs a service that somebody offers, and a product.");
        }

        var salon = new Salon(
            api, site, (string)till["id"]!, (string)business["currency"]!, ((string)day["now"]!)[..10], Ids(services), Ids(products), Ids(people));
        if (tax is null)
        {
            return salon;
        }

        var prices = services.ToDictionary(s => (string)s!["id"]!, s => (long)s!["price"]!["amount"]!, StringComparer.Ordinal);
        return salon with { Goods = await Goods.Furnish(api, wish.Run, site, salon.Till, tax, prices) };
    }

    public static Instant At(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();

    /// <summary>All pages of a list.</summary>
    public async IAsyncEnumerable<JsonNode> All(string path)
    {
        for (var after = ""; after is not null;)
        {
            var page = (await Api.Get($"{path}&after={Uri.EscapeDataString(after)}")).Ok();
            foreach (var item in page["items"]!.AsArray())
            {
                yield return item!;
            }

            after = (string?)page["next"];
        }
    }

    private static IReadOnlyList<string> Ids(List<JsonNode?> nodes) => [.. nodes.Select(n => (string)n!["id"]!)];

    private static bool Serves(JsonNode person, string service) => person["serviceIds"]!.AsArray().Any(s => (string)s! == service);

    private static async Task<(Api Api, string? Tax)> Open(SimulationWish wish)
    {
        var made = (await Api.At(wish.Server).OpenBusiness(
            wish.OperatorKey ?? throw new SimulationException("Give --operator-key, or --api-key of a business."),
            new
            {
                name = "Simulated salon", slug = wish.Run, currency = "EUR", timeZone = "Europe/Berlin", locale = "de-DE", siteName = "Simulated site",
                ownerName = "Sam Simulation", ownerEmail = $"{wish.Run}@example.com", ownerPassword = $"not a secret {wish.Run}", pricesIncludeTax = true,
                taxRates = new[] { new { name = "19 %", ppm = 190_000 }, new { name = "7 %", ppm = 70_000 } }, test = true, clockAt = Clock,
            },
            wish.Run)).Ok();
        var api = Api.At(wish.Server, (string)made["apiKey"]!);
        var taxes = made["taxIds"]!.AsArray().Select(t => (string)t!).ToArray();
        var services = new List<string>();
        foreach (var (name, minutes, price) in new[] { ("Haircut", 30, 3_900), ("Massage", 60, 7_900), ("Manicure", 45, 4_500) })
        {
            var body = new { name, durationMinutes = minutes, price = new { amount = price, currency = "EUR" }, taxIds = new[] { taxes[0] }, online = true };
            services.Add((string)(await api.Post("/services", body, $"{wish.Run}-{name}")).Ok()["id"]!);
        }

        foreach (var (name, price, tax) in new[] { ("Shampoo", 1_290, 0), ("Oil", 2_450, 0), ("Book", 1_999, 1), ("Tea", 649, 1) })
        {
            var body = new { name, price = new { amount = price, currency = "EUR" }, taxIds = new[] { taxes[tax] } };
            (await api.Post("/products", body, $"{wish.Run}-{name}")).Ok();
        }

        for (var i = 1; i <= OwnPeople; i++)
        {
            (await api.Post("/team", new { name = $"Person {i}", bookable = true, serviceIds = services }, $"{wish.Run}-person-{i}")).Ok();
        }

        return (api, taxes[0]);
    }
}
