using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Access;

public sealed class SignInTests
{
    private const string Password = "correct horse battery";

    [Theory, BothStores]
    public async Task The_owner_signs_in_and_out(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var browser = new Browser(shop);
        (await browser.Get("/auth/session")).Status.ShouldBe(401);
        var session = (await browser.Post("/auth/sign-in", new { email = $"OWNER-{shop.Slug}@example.com ", password = Password })).ShouldBeOk().Json;
        ((string?)session["member"]!["id"]).ShouldBe(shop.OwnerId);
        ((string?)session["member"]!["role"]).ShouldBe("owner");
        session["permissions"]!.AsArray().Select(p => (string?)p).ShouldContain("bookings.write");
        (await browser.Get("/auth/session")).Json.ToJsonString().ShouldBe(session.ToJsonString());
        (await browser.Get("/business")).Status.ShouldBe(200);
        (await browser.Post("/auth/sign-out", new { })).ShouldBeOk();
        (await browser.Get("/business")).ShouldRefuse(401, "unauthenticated");
    }

    [Theory, BothStores]
    public async Task Wrong_passwords_lock_the_login_for_a_while(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var browser = new Browser(shop);
        var email = $"owner-{shop.Slug}@example.com";
        for (var i = 0; i < 8; i++)
        {
            (await browser.Post("/auth/sign-in", new { email, password = "wrong horse battery" })).ShouldRefuse(401, "wrong_credentials");
        }

        (await browser.Post("/auth/sign-in", new { email, password = Password })).ShouldRefuse(429, "login_locked");
        (await browser.Post("/auth/sign-in", new { email = "nobody@example.com", password = Password })).ShouldRefuse(401, "wrong_credentials");
    }

    [Theory, BothStores]
    public async Task A_form_of_another_site_is_refused(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var browser = new Browser(shop);
        using var form = new StringContent("email=a&password=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await browser.Send(HttpMethod.Post, "/auth/sign-in", form)).ShouldRefuse(415, "unsupported_media_type");
    }

    [Theory, BothStores]
    public async Task A_pin_counts_only_on_an_enrolled_device(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "1111" })).ShouldRefuse(400, "weak_pin");
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "2580" })).ShouldBeOk();
        using var stranger = new Browser(shop);
        (await stranger.Get("/auth/pin-people")).ShouldRefuse(403, "not_enrolled");
        (await stranger.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "2580" })).ShouldRefuse(403, "not_enrolled");

        using var device = new Browser(shop);
        await device.SignInAsOwner();
        (await device.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
        (await device.Post("/auth/sign-out", new { })).ShouldBeOk();
        (await device.Get("/auth/pin-people")).Json["items"]!.AsArray().Select(p => (string?)p!["id"]).ShouldBe([shop.OwnerId]);
        var session = (await device.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "2580" })).ShouldBeOk().Json;
        ((string?)session["till"]!["id"]).ShouldBe(shop.TillId);
        for (var i = 0; i < 5; i++)
        {
            (await device.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "9999" })).ShouldRefuse(401, "pin_wrong");
        }

        (await device.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "2580" })).ShouldRefuse(429, "pin_locked");
        (await shop.Delete($"/tills/{shop.TillId}/enrol")).ShouldBeOk();
        (await device.Get("/auth/pin-people")).ShouldRefuse(403, "not_enrolled");
    }

    [Theory, BothStores]
    public async Task Ones_own_pin_does_not_clear_tries_at_anothers(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var staff = (await shop.Post("/team", new { name = "Sam", role = "staff" })).ShouldBeOk().Id;
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "2580" })).ShouldBeOk();
        (await shop.Put($"/team/{staff}/pin", new { pin = "1357" })).ShouldBeOk();
        using var device = new Browser(shop);
        await device.SignInAsOwner();
        (await device.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
        async Task Try(string member, string pin, int status) => (await device.Post("/auth/pin", new { memberId = member, pin })).Status.ShouldBe(status);
        for (var i = 0; i < 4; i++)
        {
            await Try(staff, "9999", 401);
            await Try(staff, "1357", 200); // one's own mistakes are made good
        }

        for (var i = 0; i < 4; i++)
        {
            await Try(shop.OwnerId, "9999", 401);
            await Try(staff, "1357", 200);
        }

        await Try(shop.OwnerId, "9999", 401);
        await Try(shop.OwnerId, "2580", 429);
    }

    [Theory, BothStores]
    public async Task A_till_that_is_shut_out_ends_who_was_switched_to_there(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "2580" })).ShouldBeOk();
        using var device = new Browser(shop);
        await device.SignInAsOwner();
        (await device.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
        (await device.Post($"/tills/{shop.TillId}/enrol?dryRun=true", new { })).ShouldBeOk();
        (await device.Post("/tills/till_01m8088ad3e77tp4c23rts9msm/enrol", new { })).ShouldRefuse(404, "not_found");
        (await device.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "2580" })).ShouldBeOk(); // neither has pushed out the device's token
        (await device.Get("/business")).ShouldBeOk();
        (await shop.Delete($"/tills/{shop.TillId}/enrol")).ShouldBeOk();
        (await device.Get("/business")).ShouldRefuse(401, "unauthenticated");
    }

    [Theory, BothStores]
    public async Task A_new_login_replaces_the_sessions_of_the_old(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var browser = new Browser(shop);
        await browser.SignInAsOwner();
        (await shop.Put($"/team/{shop.OwnerId}/login", new { email = $"new-{shop.Slug}@example.com", password = "short", role = "owner" })).ShouldRefuse(400, "weak_password");
        (await shop.Put($"/team/{shop.OwnerId}/login", new { email = $"new-{shop.Slug}@example.com", password = "another horse battery", role = "owner" })).ShouldBeOk();
        (await browser.Get("/business")).ShouldRefuse(401, "unauthenticated");
        (await browser.Post("/auth/sign-in", new { email = $"new-{shop.Slug}@example.com", password = "another horse battery" })).ShouldBeOk();
    }
}

/// <summary>A person's browser: cookies, and a key per write.</summary>
internal sealed class Browser : IDisposable
{
    private static int next;
    private readonly Shop shop;
    private readonly HttpClient http;

    /// <param name="address">Where it sits; by default at an address of its own, so that tests do not use up each other's tries.</param>
    public Browser(Shop shop, string? address = null)
    {
        this.shop = shop;
        http = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = shop.Server.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address ?? NewAddress());
    }

    public static string NewAddress()
    {
        var number = Interlocked.Increment(ref next);
        return $"198.18.{number >> 8}.{number & 255}";
    }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public async Task<Reply> Post(string path, object body, string? key = null)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await Send(HttpMethod.Post, path, content, key);
    }

    public async Task SignInAsOwner() =>
        (await Post("/auth/sign-in", new { email = $"owner-{shop.Slug}@example.com", password = "correct horse battery" })).ShouldBeOk();

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = content };
        request.Headers.Add("Idempotency-Key", key ?? Shop.NewKey());
        using var answer = await http.SendAsync(request);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), false, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    public void Dispose() => http.Dispose();
}
