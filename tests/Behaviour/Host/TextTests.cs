using System.Text;

namespace Bookend.Behaviour.Host;

/// <summary>What callers send wrong is said to them, not to the operator.</summary>
public sealed class TextTests
{
    [Theory, BothStores]
    public async Task Malformed_json_is_refused_and_does_not_fill_the_log(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var shop = await Shop.Open(server);
        (await Send(shop, "{\"name\": ")).ShouldRefuse(400, "invalid");
        (await Send(shop, "{\"name\": \"A\", \"nickname\": \"B\"}")).ShouldRefuse(400, "invalid");
        (await Send(shop, "[]")).ShouldRefuse(400, "invalid");
        server.HasSaid("Exception").ShouldBeFalse(server.Log);
        server.HasSaid("fail:").ShouldBeFalse(server.Log);
    }

    [Theory]
    [BothStores("An\\u0000na")]
    [BothStores("An\\ud83dna")]
    [BothStores("An\\ude00na")]
    [BothStores("Anna\\ud83d")]
    public async Task A_text_that_no_database_can_keep_is_refused(StoreKind store, string name)
    {
        var shop = await Shop.Open(store);
        var seq = await shop.LastFact();
        (await Send(shop, $$"""{"name": "{{name}}"}""")).ShouldRefuse(400, "invalid");
        (await Send(shop, $$"""{"name": "Anna", "email": "{{name}}@example.com"}""")).ShouldRefuse(400, "invalid");
        (await Send(shop, $$"""{"name": "Anna", "serviceIds": [], "title": "{{name}}"}""", "/team")).ShouldRefuse(400, "invalid");
        var client = (await shop.Post("/clients", new { name = "Anna \U0001F600" })).ShouldBeOk(); // whole ones are welcome
        ((string)client.Json["name"]!).ShouldBe("Anna \U0001F600");
        (await Send(shop, $$"""{"tags": ["{{name}}"]}""", $"/clients/{client.Id}", HttpMethod.Patch)).ShouldRefuse(400, "invalid");
        (await Send(shop, $$"""{"pronouns": "{{name}}"}""", $"/clients/{client.Id}", HttpMethod.Patch)).ShouldRefuse(400, "invalid");
        (await shop.Facts(seq)).ShouldBe(["client.created"]);
    }

    [Theory, BothStores]
    public async Task Nor_may_a_question_hold_one(StoreKind store)
    {
        var shop = await Shop.Open(store);
        (await shop.Get("/clients?search=An%00na")).ShouldRefuse(400, "invalid");
        (await shop.Get("/orders?search=%00")).ShouldRefuse(400, "invalid");
        (await shop.Get("/products?barcode=1%002")).ShouldRefuse(400, "invalid");
    }

    private static async Task<Reply> Send(Shop shop, string body, string path = "/clients", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/v1" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Shop.NewKey());
        using var answer = await shop.Http.SendAsync(request);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), false);
    }
}
