using System.Net.Http.Headers;

namespace Bookend.Behaviour.Access;

public sealed class KeyTests
{
    [Theory, BothStores]
    public async Task A_key_may_what_its_scopes_say_until_it_is_deleted(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Post("/api-keys", new { name = "", scopes = new[] { "audit.read" } })).ShouldRefuse(400, "invalid");
        (await shop.Post("/api-keys", new { name = "Books", scopes = new[] { "no.such" } })).ShouldRefuse(400, "invalid");
        (await shop.Post("/api-keys", new { name = "Books", scopes = new string?[] { null } })).ShouldRefuse(400, "invalid");
        var key = (await shop.Once(HttpMethod.Post, "/api-keys", new { name = "Books", scopes = new[] { "audit.read" } }, Shop.NewKey())).ShouldBeOk().Json;
        using var program = shop.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)key["secret"]!);
        ((int)(await program.GetAsync("/api/v1/audit")).StatusCode).ShouldBe(200);
        ((int)(await program.GetAsync("/api/v1/api-keys")).StatusCode).ShouldBe(403);
        var listed = (await shop.Get("/api-keys")).Json["items"]!.AsArray();
        listed.Select(k => (string?)k!["secret"]).ShouldAllBe(s => s == null);
        listed.Select(k => (string?)k!["name"]).ShouldContain("Books");
        var id = (string)key["id"]!;
        (await shop.Delete($"/api-keys/{id}")).ShouldBeOk();
        ((int)(await program.GetAsync("/api/v1/audit")).StatusCode).ShouldBe(401);
    }

    [Theory, BothStores]
    public async Task A_secret_is_said_once_and_stored_nowhere(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var (key, body) = (Shop.NewKey(), new { name = "Till", scopes = new[] { "audit.read" } });
        var first = (await shop.Once(HttpMethod.Post, "/api-keys", body, key)).ShouldBeOk();
        var again = (await shop.Once(HttpMethod.Post, "/api-keys", body, key)).ShouldBeOk();
        (again.Status, again.Replayed, again.Id).ShouldBe((201, true, first.Id));
        (((string?)first.Json["secret"])?.Length, (string?)again.Json["secret"]).ShouldBe((77, null));
        (await shop.Get("/api-keys")).Json["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task A_program_gives_nobody_more_than_it_has(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var key = (await shop.Once(HttpMethod.Post, "/api-keys", new { name = "HR", scopes = new[] { "team.credentials" } }, Shop.NewKey())).ShouldBeOk().Json;
        using var program = shop.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", (string)key["secret"]!);
        async Task<int> Put(string path, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/team/{shop.OwnerId}/{path}");
            request.Headers.Add("Idempotency-Key", Shop.NewKey());
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await program.SendAsync(request);
            return (int)answer.StatusCode;
        }

        (await Put("login", """{"email":"evil@example.com","password":"another horse battery","role":"owner"}""")).ShouldBe(404);
        (await Put("login", """{"email":"evil@example.com","password":"another horse battery","role":"staff"}""")).ShouldBe(404);
        (await Put("pin", """{"pin":"2580"}""")).ShouldBe(404);
    }

    [Theory, BothStores]
    public async Task A_business_that_was_refused_does_not_exist(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var http = shop.Anonymous();
        const string Id = "biz_01m8088ad3e77tp4c23rts9msm";
        async Task<Reply> Open(string slug, string clock = Shop.Morning)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/businesses");
            request.Headers.Add("X-Operator-Key", Server.OperatorKey);
            request.Headers.Add("Idempotency-Key", Shop.NewKey());
            request.Content = System.Net.Http.Json.JsonContent.Create(new
            {
                id = Id, name = "X", slug, currency = "EUR", timeZone = "Europe/Berlin", locale = "de-DE", siteName = "X", ownerName = "X", test = true, clockAt = clock,
                ownerEmail = "x@example.com", ownerPassword = "correct horse battery", pricesIncludeTax = true, taxRates = Array.Empty<object>(),
            });
            using var answer = await http.SendAsync(request);
            return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), false);
        }

        (await Open(shop.Slug)).ShouldRefuse(409, "slug_taken");
        (await Open($"{shop.Slug}-2", "9999-12-31T00:00:00Z")).ShouldRefuse(400, "invalid"); // where days end, jobs of all businesses would stumble
        var made = (await Open($"{shop.Slug}-2")).ShouldBeOk().Json;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["apiKey"]!);
        using var clock = new HttpRequestMessage(HttpMethod.Put, "/api/v1/test-clock") { Content = new StringContent("""{"at":null}""", System.Text.Encoding.UTF8, "application/json") };
        clock.Headers.Add("Idempotency-Key", Shop.NewKey());
        ((int)(await http.SendAsync(clock)).StatusCode).ShouldBe(200, "it is the test business that was asked for");
    }

    [Theory, BothStores]
    public async Task Privileged_acts_leave_a_trail(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "2580" })).ShouldBeOk();
        var trail = (await shop.Get("/audit?limit=10")).Json["items"]!.AsArray().Select(a => (string?)a!["action"]).ToList();
        trail.ShouldBe(["setPin", "createKey"], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task Only_a_test_business_moves_its_clock(StoreKind store)
    {
        var shop = await Shop.Open(store);
        ((string?)(await shop.Put("/test-clock", new { at = "2027-01-01T00:00:00Z" })).ShouldBeOk().Json["now"]).ShouldBe("2027-01-01T00:00:00Z");
    }

    [Theory, BothStores]
    public async Task Only_the_operator_opens_a_business(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var http = shop.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/businesses");
        request.Headers.Add("X-Operator-Key", "guess");
        request.Headers.Add("Idempotency-Key", Shop.NewKey());
        request.Content = new StringContent(
            """{"name":"X","slug":"x-y","currency":"EUR","timeZone":"Europe/Berlin","locale":"de-DE","siteName":"X","ownerName":"X","ownerEmail":"x@example.com","ownerPassword":"xxxxxxxxxxxx","pricesIncludeTax":true,"taxRates":[]}""",
            System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(403);
    }
}
