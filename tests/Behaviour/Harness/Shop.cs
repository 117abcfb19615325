using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Harness;

/// <summary>
/// A business of the test's own on a shared server, at a fixed moment of its test clock (Monday 2026-11-23, 08:00 in Berlin),
/// with a key that may do everything. Every write is sent twice: the answer must be the same and nothing may change.
/// </summary>
public sealed class Shop
{
    public const string Morning = "2026-11-23T08:00:00+01:00";
    private static readonly HttpClientHandler Handler = new() { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 2000 };
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);
    private static int next;

    private Shop(Server server, JsonNode made, string slug)
    {
        Server = server;
        Made = made;
        Slug = slug;
        Http = new HttpClient(Handler, disposeHandler: false) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(100) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text("apiKey"));
    }

    public Server Server { get; }

    public HttpClient Http { get; }

    public JsonNode Made { get; }

    public string Slug { get; }

    public string SiteId => Text("siteId");

    public string TillId => Text("tillId");

    public string OwnerId => Text("memberId");

    /// <summary>19 %, prices include it, unless the test asked otherwise.</summary>
    public string TaxId => (string)Made["taxIds"]![0]!;

    public static async Task<Shop> Open(
        StoreKind store, string zone = "Europe/Berlin", string currency = "EUR", bool pricesIncludeTax = true, string clock = Morning,
        object[]? taxRates = null) => await Open(await Server.Of(store), zone, currency, pricesIncludeTax, clock, taxRates);

    public static async Task<Shop> Open(
        Server server, string zone = "Europe/Berlin", string currency = "EUR", bool pricesIncludeTax = true, string clock = Morning, object[]? taxRates = null)
    {
        var number = Interlocked.Increment(ref next);
        var slug = $"salon-{Environment.ProcessId}-{number}";
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/businesses");
        request.Headers.Add("X-Operator-Key", Server.OperatorKey);
        request.Headers.Add("Idempotency-Key", slug);
        request.Content = Body(NewBusiness(slug, $"Salon {number}", zone, currency, pricesIncludeTax, clock, taxRates));
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return new Shop(server, JsonNode.Parse(text)!, slug);
    }

    /// <summary>What the operator sends to open a business.</summary>
    public static object NewBusiness(
        string slug, string name = "Salon", string zone = "Europe/Berlin", string currency = "EUR", bool pricesIncludeTax = true, string clock = Morning,
        object[]? taxRates = null) => new
        {
            name,
            slug,
            currency,
            timeZone = zone,
            locale = "de-DE",
            siteName = "Altstadt",
            ownerName = "Olga Owner",
            ownerEmail = $"owner-{slug}@example.com",
            ownerPassword = "correct horse battery",
            pricesIncludeTax,
            taxRates = taxRates ?? [new { name = "MwSt 19 %", ppm = 190000 }],
            test = true,
            clockAt = clock,
        };

    /// <summary>The same business, reached through another server process.</summary>
    public Shop On(Server other) => new(other, Made, Slug);

    /// <summary>Asks again until it is so; fails after half a minute with what the server said.</summary>
    public async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            limit.IsCancellationRequested.ShouldBeFalse(Server.Log);
            await Task.Delay(Again); // who asks without a pause slows down what she waits for
        }
    }

    /// <summary>The same business as another caller (another key, a cookie).</summary>
    public HttpClient Anonymous() => new(Handler, disposeHandler: false) { BaseAddress = Server.Address };

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null, null);

    public Task<Reply> Post(string path, object body, string? key = null) => Twice(HttpMethod.Post, path, body, key);

    public Task<Reply> Put(string path, object body, string? key = null) => Twice(HttpMethod.Put, path, body, key);

    public Task<Reply> Patch(string path, object body, string? key = null) => Twice(HttpMethod.Patch, path, body, key);

    public Task<Reply> Delete(string path, string? key = null) => Twice(HttpMethod.Delete, path, null, key);

    public async Task SetClock(string at) => (await Once(HttpMethod.Put, "/test-clock", new { at }, NewKey())).ShouldBeOk();

    public async Task<long> LastFact() => (long)(await Get("/events?after=1000000000")).Json["next"]!;

    /// <summary>Types of the facts after a number, in order.</summary>
    public async Task<IReadOnlyList<string>> Facts(long after = 0)
    {
        var page = await Get($"/events?after={after}&limit=500");
        return [.. page.Json["items"]!.AsArray().Select(f => (string)f!["type"]!)];
    }

    public static string NewKey() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));

    /// <summary>One request without the second try, for races and faults.</summary>
    public Task<Reply> Once(HttpMethod method, string path, object? body, string key) => Send(method, path, body, key);

    private async Task<Reply> Twice(HttpMethod method, string path, object? body, string? key)
    {
        key ??= NewKey();
        var first = await Send(method, path, body, key);
        if (path.Contains("dryRun", StringComparison.Ordinal) || first.Status is >= 500 or 401 or 403)
        {
            return first;
        }

        var seq = await LastFact();
        var second = await Send(method, path, body, key);
        second.Status.ShouldBe(first.Status, $"the second {method} {path} answered differently: {second.Text}");
        if (first.Status < 400)
        {
            second.Text.ShouldBe(first.Text, $"the second {method} {path} gave another body");
        }


        // What follows by itself (letters, offers to those who wait) comes whenever it does.
        (await Get($"/events?after={seq}&limit=500")).Json["items"]!.AsArray().Where(f => !((string)f!["actor"]!).StartsWith("system:", StringComparison.Ordinal))
            .Select(f => (string)f!["type"]!).ShouldBeEmpty($"the second {method} {path} changed something");
        return first;
    }

    private async Task<Reply> Send(HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = Body(body);
        }

        using var answer = await Reach(request);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Contains("Idempotent-Replayed"), answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    private async Task<HttpResponseMessage> Reach(HttpRequestMessage request)
    {
        try
        {
            return await Http.SendAsync(request);
        }
        catch (HttpRequestException gone)
        {
            throw new HttpRequestException($"The server did not answer. It said:\n{Server.Log}", gone);
        }
    }

    private static StringContent Body(object body) =>
        new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private string Text(string name) => (string)Made[name]!;
}

/// <param name="RetryAfter">The header, in seconds.</param>
public sealed record Reply(int Status, string Text, bool Replayed, double? RetryAfter = null)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("An empty answer.");

    public string Id => (string)Json["id"]!;

    public Reply ShouldBeOk()
    {
        Status.ShouldBeInRange(200, 299, Text);
        return this;
    }

    /// <summary>A refusal with this status and stable code.</summary>
    public Reply ShouldRefuse(int status, string code)
    {
        Status.ShouldBe(status, Text);
        ((string?)Json["code"]).ShouldBe(code, Text);
        return this;
    }
}
