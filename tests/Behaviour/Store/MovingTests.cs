using Bookend.Behaviour.Booking;

namespace Bookend.Behaviour.Store;

/// <summary>Businesses move from one kind of database to the other and back, and nobody who asks can tell.</summary>
public sealed class MovingTests
{
    private static readonly string[] Questions =
    [
        "/business", "/sites", "/tills", "/tax-rates", "/team", "/services", "/products", "/clients", "/orders?limit=500", "/ledger/entries?limit=500",
        "/events?limit=500", "/bookings?from=2026-11-23&limit=500", "/audit",
    ];

    [Theory]
    [InlineData(StoreKind.Sqlite, StoreKind.Postgres)]
    [InlineData(StoreKind.Postgres, StoreKind.Sqlite)]
    public async Task A_business_is_the_same_elsewhere(StoreKind from, StoreKind to)
    {
        await using var here = await Server.Start(from);
        var shop = await Furnished(here);
        var answers = await Answers(shop.Http);
        var file = Path.Combine(here.Data, "businesses.jsonl");
        (await here.Command("export", file)).ShouldSucceed();

        await using var there = await Server.Start(to);
        there.Kill();
        (await there.Command("import", file)).ShouldSucceed();
        (await there.Command("verify")).ShouldSucceed();
        var again = Path.Combine(there.Data, "again.jsonl");
        (await there.Command("export", again)).ShouldSucceed();
        (await File.ReadAllTextAsync(again)).ShouldBe(await File.ReadAllTextAsync(file));

        await there.Launch();
        using var http = new HttpClient { BaseAddress = there.Address };
        http.DefaultRequestHeaders.Authorization = shop.Http.DefaultRequestHeaders.Authorization;
        (await Answers(http)).ShouldBe(answers);

        // The books and the numbers go on where they were.
        var sold = await Sell(http, shop, "after the move");
        sold.ShouldContain("\"number\":\"2\"");

        there.Kill();
        var (exit, text) = await there.Command("import", file);
        exit.ShouldBe(1);
        text.ShouldContain("here already");
    }

    [Fact]
    public async Task A_damaged_file_is_refused_before_anything_is_stored()
    {
        await using var here = await Server.Start(StoreKind.Sqlite);
        await Furnished(here);
        var file = Path.Combine(here.Data, "businesses.jsonl");
        (await here.Command("export", file)).ShouldSucceed();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Cleo Client", "Carl Client", StringComparison.Ordinal));

        await using var there = await Server.Start(StoreKind.Sqlite);
        there.Kill();
        var (exit, text) = await there.Command("import", file);
        exit.ShouldBe(1);
        text.ShouldContain("damaged");
        var empty = Path.Combine(there.Data, "empty.jsonl");
        (await there.Command("export", empty)).ShouldSucceed();
        (await File.ReadAllLinesAsync(empty)).Length.ShouldBe(2);
    }

    private static async Task<Shop> Furnished(Server server)
    {
        var salon = await Salon.Open(await Shop.Open(server));
        var visit = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Post($"/bookings/{visit.Id}/check-in", new { })).ShouldBeOk();
        await salon.Book("14:00", salon.Ben);
        await Sell(salon.Shop.Http, salon.Shop, "before the move");
        return salon.Shop;
    }

    private static async Task<string> Sell(HttpClient http, Shop shop, string key)
    {
        var money = """{"amount":1234,"currency":"EUR"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sales");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = new StringContent(
            $$"""{"siteId":"{{shop.SiteId}}","tillId":"{{shop.TillId}}","lines":[{"kind":"custom","name":"Öl für Zöe 🌿","unitPrice":{{money}},"taxIds":["{{shop.TaxId}}"]}],"tenders":[{"method":"cash","amount":{{money}}}]}""",
            System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return text;
    }

    private static async Task<Dictionary<string, string>> Answers(HttpClient http)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            answers[question] = await http.GetStringAsync($"/api/v1{question}");
        }

        return answers;
    }
}

internal static class CommandExtensions
{
    public static void ShouldSucceed(this (int Exit, string Output) command) => command.Exit.ShouldBe(0, command.Output);
}
