using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Messaging;

public sealed class OutboxTests
{
    [Theory, BothStores]
    public async Task A_real_business_writes_by_the_mail_server_and_a_test_business_never_does(StoreKind store)
    {
        using var mail = new MailServer();
        await using var server = await With(store, mail.Port);
        var test = await Shop.Open(server);
        await Send(test, test.SiteId, test.TillId, "guest@example.com");
        var written = await Settled(test, 1);
        ((string?)written[0]["state"]).ShouldBe("sent");
        File.Exists(Path.Combine(server.Data, "outbox", $"{written[0]["id"]}.eml")).ShouldBeTrue();
        mail.Mails.ShouldBeEmpty();

        var real = await Real(server);
        await Send(real, "guest@example.com");
        await Eventually(() => mail.Mails.Count == 1);
        var message = (await Settled(real, 1))[0];
        ((string?)message["state"]).ShouldBe("sent");
        ((int)message["attempts"]!).ShouldBe(1);
        mail.Mails[0].ShouldContain($"Message-ID: <{message["id"]}@");
        mail.Mails[0].ShouldContain("To: guest@example.com");
        File.Exists(Path.Combine(server.Data, "outbox", $"{message["id"]}.eml")).ShouldBeFalse();
        (await Facts(real)).ShouldContain("message.sent");
    }

    [Theory, BothStores]
    public async Task Refused_for_good_fails_at_once_and_a_person_may_try_again(StoreKind store)
    {
        using var mail = new MailServer { Answer = "550 no such mailbox" };
        await using var server = await With(store, mail.Port);
        var real = await Real(server);
        await Send(real, "nobody@example.com");
        var message = (await Settled(real, 1))[0];
        ((string?)message["state"]).ShouldBe("failed");
        ((string?)message["error"]).ShouldNotBeNullOrEmpty();
        (await Facts(real)).ShouldContain("message.failed");

        mail.Answer = "250 ok";
        (await Post(real, $"/messages/{message["id"]}/retry", new { })).Status.ShouldBe(200);
        await Eventually(() => mail.Mails.Count == 1);
        await Eventually(async () => (string?)(await Settled(real, 1))[0]["state"] == "sent");
        (await Post(real, $"/messages/{message["id"]}/retry", new { })).ShouldRefuse(409, "message_not_failed");
    }

    [Theory, BothStores]
    public async Task While_the_mail_server_is_away_letters_wait(StoreKind store)
    {
        int port;
        using (var gone = new MailServer())
        {
            port = gone.Port;
        }

        await using var server = await With(store, port);
        var real = await Real(server);
        await Send(real, "guest@example.com");
        await Eventually(async () => (string?)(await List(real))[0]["error"] is not null);
        var message = (await List(real))[0];
        ((string?)message["state"]).ShouldBe("queued");
        ((int)message["attempts"]!).ShouldBe(1);
        (await Facts(real)).ShouldNotContain("message.failed");
    }

    [Theory, BothStores]
    public async Task The_list_has_pages_and_filters_and_an_impossible_address_is_refused(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var receipt = await Send(shop, shop.SiteId, shop.TillId, "first@example.com");
        (await shop.Post($"/receipts/{receipt}/send", new { email = "second@example.com" })).ShouldBeOk();
        (await shop.Post($"/receipts/{receipt}/send", new { email = "Guest <guest@example.com>" })).ShouldRefuse(400, "email_invalid");
        await Settled(shop, 2);

        var first = (await shop.Get("/messages?limit=1")).ShouldBeOk().Json;
        var second = (await shop.Get($"/messages?limit=1&after={first["next"]}")).ShouldBeOk().Json;
        ((string?)first["items"]![0]!["to"]).ShouldBe("second@example.com");
        ((string?)second["items"]![0]!["to"]).ShouldBe("first@example.com");
        second["next"].ShouldBeNull();
        (await shop.Get($"/messages?about={receipt}&state=sent")).Json["items"]!.AsArray().Count.ShouldBe(2);
        (await shop.Get("/messages?state=failed")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await shop.Get("/messages?state=lost")).ShouldRefuse(400, "invalid");
        (await shop.Get("/messages?limit=0")).ShouldRefuse(400, "invalid");
        (await shop.Get("/messages?after=x")).ShouldRefuse(400, "invalid");
        (await shop.Post("/messages/msg_00000000000000000000000000/retry", new { })).ShouldRefuse(404, "not_found");
    }

    private static async Task<Server> With(StoreKind store, int port)
    {
        var server = await Server.Start(store);
        server.Kill();
        await server.Launch(
            ("BOOKEND_SMTP__HOST", "127.0.0.1"), ("BOOKEND_SMTP__PORT", $"{port}"), ("BOOKEND_SMTP__TLS", "false"), ("BOOKEND_SMTP__FROM", "desk@example.com"));
        return server;
    }

    /// <summary>A sale and its receipt, sent to this address.</summary>
    private static async Task<string> Send(Shop shop, string site, string till, string email)
    {
        var sale = (await shop.Post("/sales", Sale(site, till, shop.TaxId))).ShouldBeOk();
        var receipt = (string)sale.Json["receipt"]!["id"]!;
        (await shop.Post($"/receipts/{receipt}/send", new { email })).ShouldBeOk();
        return receipt;
    }

    private static async Task Send((HttpClient Http, JsonNode Made) real, string email)
    {
        var sale = await Post(real, "/sales", Sale((string)real.Made["siteId"]!, (string)real.Made["tillId"]!, (string)real.Made["taxIds"]![0]!));
        sale.ShouldBeOk();
        (await Post(real, $"/receipts/{sale.Json["receipt"]!["id"]}/send", new { email })).ShouldBeOk();
    }

    private static object Sale(string siteId, string tillId, string taxId) => new
    {
        siteId,
        tillId,
        lines = new[] { new { kind = "custom", name = "Seife", unitPrice = new { amount = 500, currency = "EUR" }, quantity = 1, taxIds = new[] { taxId } } },
        tenders = new[] { new { method = "cash", amount = new { amount = 500, currency = "EUR" }, tendered = new { amount = 500, currency = "EUR" } } },
    };

    private static Task<IReadOnlyList<JsonNode>> List((HttpClient Http, JsonNode Made) real) => List(real.Http);

    private static async Task<IReadOnlyList<JsonNode>> List(HttpClient http) =>
        [.. JsonNode.Parse(await http.GetStringAsync("/api/v1/messages"))!["items"]!.AsArray().OfType<JsonNode>()];

    private static Task<IReadOnlyList<JsonNode>> Settled(Shop shop, int count) => Settled(shop.Http, count);

    private static Task<IReadOnlyList<JsonNode>> Settled((HttpClient Http, JsonNode Made) real, int count) => Settled(real.Http, count);

    private static async Task<IReadOnlyList<JsonNode>> Settled(HttpClient http, int count)
    {
        IReadOnlyList<JsonNode> letters = [];
        await Eventually(async () => (letters = await List(http)).Count(l => (string?)l["state"] != "queued") >= count);
        return letters;
    }

    private static async Task<IReadOnlyList<string>> Facts((HttpClient Http, JsonNode Made) real) =>
        [.. JsonNode.Parse(await real.Http.GetStringAsync("/api/v1/events?limit=500"))!["items"]!.AsArray().Select(f => (string)f!["type"]!)];

    private static Task Eventually(Func<bool> holds) => Eventually(() => Task.FromResult(holds()));

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(150, "this did not come about within fifteen seconds");
            await Task.Delay(100);
        }
    }

    private static async Task<Reply> Post((HttpClient Http, JsonNode Made) real, string path, object body)
    {
        using var request = Request(path, body);
        using var answer = await real.Http.SendAsync(request);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), false);
    }

    private static HttpRequestMessage Request(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Shop.NewKey());
        return request;
    }

    /// <summary>A business that is no test: its letters leave the house.</summary>
    private static async Task<(HttpClient Http, JsonNode Made)> Real(Server server)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        using var request = Request("/businesses", new
        {
            name = "Echter Salon", slug = $"echt-{Shop.NewKey()}", currency = "EUR", timeZone = "Europe/Berlin", locale = "de-DE", siteName = "Altstadt", ownerName = "Olga Owner",
            ownerEmail = $"{Shop.NewKey()}@example.com", ownerPassword = "correct horse battery", pricesIncludeTax = true, taxRates = new[] { new { name = "MwSt 19 %", ppm = 190000 } }, test = false,
        });
        request.Headers.Add("X-Operator-Key", Server.OperatorKey);
        using var answer = await http.SendAsync(request);
        var made = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, made.ToString());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["apiKey"]!);
        return (http, made);
    }
}
