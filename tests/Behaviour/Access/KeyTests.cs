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
        var key = (await shop.Post("/api-keys", new { name = "Books", scopes = new[] { "audit.read" } })).ShouldBeOk().Json;
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
