using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bookend.Simulation;

namespace Bookend.Load;

/// <summary>A business to measure on, made over HTTP: two tax rates, a service, two products, people, a client.</summary>
internal sealed class BenchBusiness
{
    private readonly HttpClient http;
    private readonly string sale;

    private BenchBusiness(Uri server, string key, string site, string service, IReadOnlyList<string> people, string sale)
    {
        (Key, Site, Service, People, this.sale) = (key, site, service, people, sale);
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2) }) { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public string Key { get; }

    public string SaleBody => sale;

    public string Site { get; }

    public string Service { get; }

    public IReadOnlyList<string> People { get; }

    /// <param name="hours">Of every person, on all seven days; null: the site's.</param>
    public static async Task<BenchBusiness> Open(Uri server, string name, int people = 3, (string From, string To)? hours = null, string clock = "2026-11-23T08:00:00+01:00")
    {
        var made = (await Api.At(server).OpenBusiness(
            BenchServer.OperatorKey,
            new
            {
                name, slug = name, currency = "EUR", timeZone = "Europe/Berlin", locale = "de-DE", siteName = name, ownerName = "Bea Bench",
                ownerEmail = $"{name}@example.com", ownerPassword = "not a secret at all", pricesIncludeTax = true,
                taxRates = new[] { new { name = "19 %", ppm = 190_000 }, new { name = "7 %", ppm = 70_000 } }, test = true, clockAt = clock,
            },
            name)).Ok();
        var api = Api.At(server, (string)made["apiKey"]!);
        var taxes = made["taxIds"]!.AsArray().Select(t => (string)t!).ToArray();
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        var week = hours is var (from, to) ? days.Select(day => new { day, from, to }).ToArray() : null;
        if (week is not null)
        {
            (await api.Patch($"/sites/{made["siteId"]}", new { hours = week }, "hours")).Ok();
        }

        var service = (string)(await api.Post("/services", new { name = "Massage", durationMinutes = 30, price = Json(5_900), taxIds = new[] { taxes[0] }, online = true }, "service")).Ok()["id"]!;
        var products = new[]
        {
            (string)(await api.Post("/products", new { name = "Oil", price = Json(1_450), taxIds = new[] { taxes[0] } }, "product-1")).Ok()["id"]!,
            (string)(await api.Post("/products", new { name = "Tea", price = Json(1_200), taxIds = new[] { taxes[1] } }, "product-2")).Ok()["id"]!,
        };
        var members = new List<string>();
        for (var i = 1; i <= people; i++)
        {
            object person = week is null
                ? new { name = $"Person {i}", bookable = true, serviceIds = new[] { service } }
                : new { name = $"Person {i}", bookable = true, serviceIds = new[] { service }, hours = week };
            members.Add((string)(await api.Post("/team", person, $"person-{i}")).Ok()["id"]!);
        }

        var client = (string)(await api.Post("/clients", new { name = "Clara Client", phone = "+49301234567" }, "client")).Ok()["id"]!;
        return new BenchBusiness(server, (string)made["apiKey"]!, (string)made["siteId"]!, service, members, Sale(made, service, products, members[0], client));
    }

    /// <summary>The same business when its server has been started again.</summary>
    public BenchBusiness At(Uri server) => new(server, Key, Site, Service, People, sale);

    private static string Sale(JsonNode made, string service, string[] products, string person, string client) => new JsonObject
    {
        ["siteId"] = (string)made["siteId"]!,
        ["tillId"] = (string)made["tillId"]!,
        ["clientId"] = client,
        ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = "service", ["itemId"] = service, ["memberId"] = person },
            new JsonObject { ["kind"] = "product", ["itemId"] = products[0], ["quantity"] = 2 },
            new JsonObject { ["kind"] = "product", ["itemId"] = products[1] }),
        ["tenders"] = new JsonArray(new JsonObject { ["method"] = "cash", ["amount"] = Money(10_000) }),
    }.ToJsonString();

    /// <summary>A whole checkout: three lines, two tax rates, a client, paid in cash.</summary>
    public Task<bool> Sell(string key) => Send(HttpMethod.Post, "/api/v1/sales", sale, key);

    public Task<bool> Book(string person, string start, string key) =>
        Send(HttpMethod.Post, "/api/v1/bookings", $$"""{"siteId":"{{Site}}","serviceId":"{{Service}}","memberId":"{{person}}","start":"{{start}}"}""", key);

    /// <summary>The status of the answer; a refusal is an answer too.</summary>
    public async Task<int> TryBook(string person, string start, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = new StringContent($$"""{"siteId":"{{Site}}","serviceId":"{{Service}}","memberId":"{{person}}","start":"{{start}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async Task<int> Availability(string from, string to, string? person, string? service = null, string? more = null)
    {
        using var answer = await http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/availability?siteId={Site}&serviceId={service ?? Service}&memberId={person}&from={from}&to={to}&more={more}"));
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? body.Length : throw new InvalidOperationException(Encoding.UTF8.GetString(body));
    }

    private async Task<bool> Send(HttpMethod method, string path, string body, string key)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
        {
            Console.Error.WriteLine($"{path} → {(int)answer.StatusCode} {Encoding.UTF8.GetString(text)}");
        }

        return answer.IsSuccessStatusCode;
    }

    private static JsonObject Money(long amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };

    private static object Json(long amount) => new { amount, currency = "EUR" };
}
