using System.Text.RegularExpressions;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

/// <summary>What happens by itself when its time has come: letters, notices, expiry. On a server whose job looks every second.</summary>
public sealed class DueTests
{
    [Theory, BothStores]
    public async Task A_card_reaches_its_recipient_is_announced_and_expires(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__JOBSECONDS", "1"));
        var counter = await Counter.Open(store, server: server);
        await counter.Policy(p => p["giftCards"]!["validMonths"] = 1, p => p["giftCards"]!["noticeDays"] = 0);
        var (id, code, _) = await counter.SellCard(5000, new { recipient = new { name = "Mia", email = "mia@example.com", greeting = "Alles Liebe" }, sendOn = "2026-12-20" });
        await counter.SellCard(2500, new { recipient = new { email = "now@example.com" } });

        // At once, and that morning at the site; with the code, and a card whose QR code holds it.
        (await counter.Shop.Letters(1))[0].Text("to").ShouldBe("now@example.com");
        await counter.Shop.SetClock("2026-12-20T08:00:00+01:00");
        var letter = (await counter.Shop.Letters(2))[1];
        letter.Text("to").ShouldBe("mia@example.com");
        letter.Text("text").ShouldContain(code);
        letter.Text("text").ShouldContain("Alles Liebe");
        letter.Text("text").ShouldContain("Gültig bis: 23.12.2026");
        Outbox.Part(counter.Shop.File(letter), "image/svg+xml").ShouldContain(code);
        (await counter.Card(id))["sentAt"].ShouldNotBeNull();
    }

    [Theory, BothStores]
    public async Task What_nobody_used_is_announced_once_and_expires_as_breakage(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__JOBSECONDS", "1"));
        var counter = await Counter.Open(store, server: server);
        await counter.Policy(p => p["giftCards"]!["validMonths"] = 1, p => p["giftCards"]!["noticeDays"] = 10);
        var buyer = (await counter.Shop.Post("/clients", new { name = "Lea", email = "lea@example.com" })).ShouldBeOk().Id;
        var (id, code, _) = await counter.SellCard(5000, clientId: buyer);
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldBeOk();
        await counter.Shop.SetClock("2026-12-15T12:00:00+01:00");
        var notice = (await counter.Shop.Letters(1))[0];
        notice.Text("to").ShouldBe("lea@example.com");
        notice.Text("text").ShouldContain("30,01 EUR");
        notice.Text("text").ShouldNotContain(code[..4]);

        // Valid to the end of the last day at the site.
        await counter.Shop.SetClock("2026-12-23T23:59:00+01:00");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1000), counter.Cash(999)])).ShouldBeOk();
        await counter.Shop.SetClock("2026-12-24T00:00:00+01:00");
        await counter.Shop.Until(async () => await counter.Left(id) == 0);
        (await counter.Card(id)).Text("state").ShouldBe("expired");
        (await counter.History(id)).ShouldContain("expired -2001 = 0");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldRefuse(409, "gift_card_expired");
        await counter.Shop.Letters(1);

        // What comes back to an expired card may be spent for a while.
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(1999);
        (await counter.Card(id)).Text("expiresAt").ShouldBe("2027-03-23T23:00:00Z");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldBeOk();
        (await counter.Shop.Get("/ledger/entries?limit=500")).Json["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray())
            .Where(p => p.Text("account") == "income.breakage").Sum(p => (long)p!["amount"]!).ShouldBe(-2001);
        (await server.Command("verify")).Exit.ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_manager_lets_what_is_over_expire_at_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await counter.Policy(p => p["giftCards"]!["validMonths"] = 1);
        var (id, _, _) = await counter.SellCard(5000);
        (await counter.Shop.Post("/stored-value/expire", new { })).ShouldBeOk().Json["done"]!.GetValue<int>().ShouldBe(0);
        (await counter.Left(id)).ShouldBe(5000);
        await counter.Shop.SetClock("2026-12-24T00:00:00+01:00");
        await counter.Shop.Until(async () => (int)(await counter.Shop.Post("/stored-value/expire", new { })).ShouldBeOk().Json["done"]! == 0);
        (await counter.Left(id)).ShouldBe(0);
        (await counter.Card(id)).Text("state").ShouldBe("expired");
        (await counter.History(id)).Count(h => h.StartsWith("expired", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task A_manager_gives_a_card_a_later_day_and_sends_it_again(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(5000);
        (await counter.Shop.Post($"/gift-cards/{id}/extend", new { until = "2027-01-01", reason = "Shorter" })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post($"/gift-cards/{id}/extend", new { until = "2031-01-01", reason = "She was ill" })).ShouldBeOk().Json.Text("expiresAt").ShouldBe("2031-01-01T23:00:00Z");
        (await counter.Shop.Post($"/gift-cards/{id}/extend", new { reason = "For ever" })).ShouldBeOk().Json["expiresAt"].ShouldBeNull();
        (await counter.Left(id)).ShouldBe(5000);
        (await counter.History(id)).Count(h => h == "extended 0 = 5000").ShouldBe(2);
        (await counter.Shop.Post($"/gift-cards/{id}/send", new { })).ShouldRefuse(400, "email_invalid");
        (await counter.Shop.Post($"/gift-cards/{id}/send", new { email = "mia@example.com", name = "Mia" })).ShouldBeOk();
        (await counter.Shop.Letters(1))[0].Text("text").ShouldContain(code);
        (await counter.Shop.Get("/gift-cards?search=mia")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }
}

public sealed class PublicBalanceTests
{
    [Theory, BothStores]
    public async Task Whoever_has_the_code_learns_what_is_left_and_nobody_finds_one_by_trying(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var counter = await Counter.Open(store, server: server);
        var empty = await Shop.Open(server);
        var (_, code, _) = await counter.SellCard(5000);
        using var http = counter.Shop.Anonymous();
        async Task<(int Status, string Text)> Ask(string to, string asked)
        {
            using var answer = await http.PostAsync($"/api/v1{to}", new StringContent($$"""{"code":"{{asked}}"}""", System.Text.Encoding.UTF8, "application/json"));
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        var sites = (await counter.Shop.Get("/sites")).Json["items"]!.AsArray();
        var path = $"/public/{sites[0].Text("slug")}/gift-card-balance";
        var (status, text) = await Ask(path, code);
        status.ShouldBe(200, text);
        text.ShouldContain("\"balance\":{\"amount\":5000,\"currency\":\"EUR\"}");
        text.ShouldNotContain(code[..4]);
        var (miss, nowhere) = (await Ask(path, "ABCD-EFGH"), await Ask("/public/nowhere/gift-card-balance", code));
        (miss.Status, nowhere.Status).ShouldBe((404, 404));
        Said(miss.Text).ShouldBe(Said(nowhere.Text), "a miss says the same everywhere");
        var other = (await empty.Get("/sites")).Json["items"]![0].Text("slug");
        (await Ask($"/public/{other}/gift-card-balance", code)).Status.ShouldBe(404);
        var answers = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add((await Ask(path, $"AAAA{i:0000}")).Status);
        }

        answers.ShouldContain(429);
        answers.ShouldAllBe(a => a == 404 || a == 429);
    }

    private static (string, string) Said(string problem)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(problem);
        return (json.Text("code"), json.Text("detail"));
    }
}
