using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;

namespace Bookend.Behaviour.Access;

/// <summary>Every route of the served document × nobody, a key without scopes, another business: no data, no effect, no fault of ours.</summary>
public sealed class IsolationTests
{
    /// <summary>They check a password, a PIN or the operator's key themselves.</summary>
    private static readonly string[] Open = ["/auth/sign-in", "/auth/sign-out", "/auth/session", "/auth/pin-people", "/auth/pin", "/auth/co-sign", "/businesses", "/public/{slug}/gift-card-balance"];

    [Theory, BothStores]
    public async Task Nobody_sees_or_does_anything(StoreKind store)
    {
        var victim = await Victim.Make(store);
        using var http = victim.Shop.Anonymous();
        foreach (var call in await Calls(victim))
        {
            var (status, text) = await Send(http, call);
            status.ShouldBe(401, $"{call.Method} {call.Path}: {text}");
        }

        await victim.IsUntouched();
    }

    [Theory, BothStores]
    public async Task A_key_without_scopes_may_nothing(StoreKind store)
    {
        var victim = await Victim.Make(store);
        var key = (await victim.Shop.Once(HttpMethod.Post, "/api-keys", new { name = "Nothing", scopes = Array.Empty<string>() }, Shop.NewKey())).ShouldBeOk().Json;
        await victim.Remember();
        using var http = victim.Shop.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)key["secret"]!);
        foreach (var call in await Calls(victim))
        {
            var (status, text) = await Send(http, call);
            status.ShouldBe(403, $"{call.Method} {call.Path}: {text}");
            text.ShouldNotContain(Victim.Canary);
        }

        await victim.IsUntouched();
    }

    [Theory, BothStores]
    public async Task Another_business_finds_nothing(StoreKind store)
    {
        var victim = await Victim.Make(store);
        var other = await Shop.Open(store);
        foreach (var call in (await Calls(victim)).Where(c => c.HasIds))
        {
            var (status, text) = await Send(other.Http, call);
            (status is 404 or 403 or 400).ShouldBeTrue($"{call.Method} {call.Path}: {status} {text}");
            text.ShouldNotContain(Victim.Canary);
        }

        foreach (var call in (await Calls(victim)).Where(c => !c.HasIds && c.Method == HttpMethod.Get))
        {
            var (status, text) = await Send(other.Http, call);
            status.ShouldBeLessThan(500, $"{call.Path}: {text}");
            text.ShouldNotContain(Victim.Canary);
        }

        await victim.IsUntouched();
    }

    private sealed record Call(HttpMethod Method, string Path, bool HasIds);

    private static async Task<IReadOnlyList<Call>> Calls(Victim victim)
    {
        using var http = victim.Shop.Anonymous();
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        var calls = new List<Call>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var route = path["/api/v1".Length..];
            if (!path.StartsWith("/api/v1/", StringComparison.Ordinal) || Open.Contains(route))
            {
                continue;
            }

            foreach (var (method, _) in item!.AsObject().Where(m => m.Key is "get" or "post" or "put" or "patch" or "delete"))
            {
                calls.Add(new Call(new HttpMethod(method.ToUpperInvariant()), "/api/v1" + victim.Fill(route), route.Contains('{')));
            }
        }

        calls.Count.ShouldBeGreaterThan(40);
        return calls;
    }

    private static async Task<(int Status, string Text)> Send(HttpClient http, Call call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.Method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", Shop.NewKey());
            request.Content = call.Method == HttpMethod.Delete ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>A salon with one of everything, each marked.</summary>
internal sealed class Victim
{
    public const string Canary = "Kanarienvogel";
    private readonly Dictionary<string, string> ids = [];
    private long facts;

    private Victim(Shop shop) => Shop = shop;

    public Shop Shop { get; }

    public static async Task<Victim> Make(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var victim = new Victim(salon.Shop);
        var shop = salon.Shop;
        var client = (await shop.Post("/clients", new { name = $"{Canary} Client", email = "canary@example.com" })).ShouldBeOk();
        var booking = (await shop.Post("/bookings", new
        {
            siteId = shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At("10:00"), clientId = client.Id, note = Canary,
        })).ShouldBeOk();
        victim.ids["clients"] = client.Id;
        victim.ids["bookings"] = booking.Id;
        victim.ids["orders"] = (string)booking.Json["orderId"]!;
        victim.ids["sites"] = shop.SiteId;
        victim.ids["tills"] = shop.TillId;
        victim.ids["tax-rates"] = shop.TaxId;
        victim.ids["team"] = salon.Anna;
        victim.ids["services"] = salon.Cut;
        await victim.Remember();
        return victim;
    }

    /// <summary>A path with this business's own ids; things that it has none of get an id of the right kind.</summary>
    public string Fill(string route) => string.Join('/', route.Split('/').Select((part, i) => part.StartsWith('{') ? IdFor(route.Split('/')[i - 1]) : part));

    public async Task Remember() => facts = await Shop.LastFact();

    /// <summary>Letters of what the salon itself did may still be on their way.</summary>
    public async Task IsUntouched() =>
        (await Shop.Facts(facts)).Where(f => !f.StartsWith("message.", StringComparison.Ordinal)).ShouldBeEmpty();

    private string IdFor(string noun) => ids.TryGetValue(noun, out var id) ? id : $"{Prefix(noun)}_01m8088ad3e77tp4c23rts9msm";

    private static string Prefix(string noun) => noun switch
    {
        "products" => "prd",
        "holds" => "hld",
        "receipts" => "rcp",
        "api-keys" => "key",
        "messages" => "msg",
        "rooms" => "res",
        "time-off" => "clm",
        "tenders" => "tnd",
        "allergies" or "preferences" or "notes" => "rmk",
        _ => "xxx",
    };
}
