using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bookend.Behaviour.Online;

public sealed partial class GiftTests
{
    private static readonly (string, string)[] Gift =
        [("other", "75,50"), ("to", "Mia Moser"), ("toEmail", "mia@example.com"), ("message", "Alles Liebe\n<b>Papa</b>"), ("name", "Paul Moser"), ("email", "paul@example.com")];

    [Theory, BothStores]
    public async Task A_gift_is_bought_arrives_and_pays_at_the_till(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var shop = salon.Shop;
        using var guest = salon.Guest();
        await guest.Open(salon.Path);
        await guest.Follow("a[href$='/gift']");
        await guest.Submit(fields: Gift);
        guest.Heading.ShouldBe("Stimmt alles so?");
        guest.Main.ShouldContain("75,50");
        guest.Main.ShouldContain("<b>Papa</b>"); // as text
        var pay = Enumerable.Range(0, 3).Select(_ => guest.Form(null, null, ("card", "tok_ok"))).ToList();
        var paid = await Task.WhenAll(pay.Select(guest.Send));
        var bought = paid.Select(p => p.RequestMessage!.RequestUri!.PathAndQuery).Distinct().ShouldHaveSingleItem();
        await guest.Open(bought);
        guest.Heading.ShouldBe("Danke, er ist bezahlt");
        guest.Notice!.ShouldContain("paul@example.com");
        await guest.Open(bought); // a reload sends nothing again

        var card = (await shop.Get("/gift-cards")).ShouldBeOk().Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((long)card["balance"]!["amount"]!).ShouldBe(7550);
        ((string?)card["buyerName"]).ShouldBe("Paul Moser");
        card["clientId"].ShouldBeNull();
        (await Orders(shop)).ShouldHaveSingleItem()["state"]!.ToString().ShouldBe("completed");
        (await shop.Facts()).Count(f => f == "payment.captured").ShouldBe(1);

        var letters = await shop.Letters(2);
        var gift = Outbox.Part(shop.File(letters.Single(l => (string?)l["to"] == "mia@example.com")), "text/plain");
        gift.ShouldContain("Alles Liebe");
        ((string)letters.Single(l => (string?)l["to"] == "mia@example.com")["subject"]!).ShouldContain("von Paul Moser");
        var thanks = Outbox.Part(shop.File(letters.Single(l => (string?)l["to"] == "paul@example.com")), "text/plain");
        thanks.ShouldContain("Für: Mia Moser");
        await guest.Open(new Uri(Link().Match(thanks).Value).AbsolutePath);
        guest.Heading.ShouldBe("Beleg");

        var code = Code().Match(gift).Groups[1].Value.Trim();
        await guest.Open($"{salon.Path}/balance");
        await guest.Submit(fields: [("code", $" {code.ToLowerInvariant()} ")]);
        guest.Main.ShouldContain("75,50");
        (await shop.Post("/sales", new
        {
            siteId = shop.SiteId, tillId = shop.TillId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1 } },
            tenders = new[] { new { method = "giftCard", amount = new { amount = 5900, currency = "EUR" }, reference = code } },
        })).ShouldBeOk();
        await guest.Open($"{salon.Path}/balance");
        await guest.Submit(fields: [("code", code)]);
        guest.Main.ShouldContain("16,50");
    }

    [Theory, BothStores]
    public async Task A_card_that_is_declined_costs_nothing_and_another_may_be_tried(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        using var guest = await salon.Paying(Gift);
        var form = guest.Form(null, null, ("card", "tok_declined"));
        var reload = guest.Form(null, null, ("card", "tok_declined"));
        var back = guest.Form(null, null, ("card", "tok_ok")); // from the same page, another card
        await guest.Load(form, 422);
        guest.Notice!.ShouldContain("nichts abgebucht");
        using var again = await guest.Send(reload);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Orders(salon.Shop)).ShouldHaveSingleItem()["state"]!.ToString().ShouldBe("voided");
        (await salon.Shop.Get("/gift-cards")).Json["items"]!.AsArray().ShouldBeEmpty();
        await guest.Load(back, 422);
        guest.Notice!.ShouldContain("noch einmal");

        await guest.Submit(fields: [("card", "tok_ok")]);
        guest.Heading.ShouldBe("Danke, er ist bezahlt");
        (await salon.Shop.Facts()).Count(f => f == "payment.captured").ShouldBe(1);
        await salon.Shop.Letters(2); // none for the one that was declined
    }

    [Theory, BothStores]
    public async Task A_bank_that_does_not_answer_is_asked_and_never_charged_twice(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        using var guest = await salon.Paying(Gift);
        var again = guest.Form(null, null, ("card", "tok_unknown"));
        var other = guest.Form(null, null, ("card", "tok_ok"));
        await guest.Submit(fields: [("card", "tok_unknown")]);
        guest.Heading.ShouldBe("Die Bank überlegt noch");
        guest.Notice!.ShouldContain("nicht noch einmal");
        (await salon.Shop.Get("/gift-cards")).Json["items"]!.AsArray().ShouldBeEmpty();
        await guest.Load(again, 200);
        guest.Heading.ShouldBe("Die Bank überlegt noch");
        await guest.Load(other, 200); // back and another card: what was sent first stands
        guest.Heading.ShouldBe("Die Bank überlegt noch");
        (await Orders(salon.Shop)).ShouldHaveSingleItem();

        await guest.Submit();
        guest.Heading.ShouldBe("Danke, er ist bezahlt");
        (await salon.Shop.Get("/gift-cards")).Json["items"]!.AsArray().ShouldHaveSingleItem();
        (await salon.Shop.Facts()).Count(f => f == "payment.captured").ShouldBe(1);
        await salon.Shop.Letters(2);
    }

    [Theory, BothStores]
    public async Task A_payment_that_never_reached_the_bank_ends_with_a_letter_that_says_so(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        using var guest = await salon.Paying(Gift);
        await guest.Submit(fields: [("card", "tok_lost")]);
        await guest.Submit(); // it may still be on its way
        guest.Heading.ShouldBe("Die Bank überlegt noch");
        await salon.Shop.SetClock("2026-11-23T08:03:00+01:00");
        await guest.Submit();
        guest.Heading.ShouldBe("Ihr Gutschein wurde nicht bezahlt");
        var letter = (await salon.Shop.Letters(1))[0];
        ((string?)letter["to"]).ShouldBe("paul@example.com");
        Outbox.Part(salon.Shop.File(letter), "text/plain").ShouldContain("nichts abgebucht");
        (await Orders(salon.Shop)).ShouldHaveSingleItem()["state"]!.ToString().ShouldBe("voided");
    }

    [Theory, BothStores]
    public async Task Whoever_closes_the_page_gets_her_card_all_the_same(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_ONLINE__GIFTSECONDS", "1"));
        var salon = await Gifts.Open(server);
        using var guest = await salon.Paying(Gift);
        await guest.Submit(fields: [("card", "tok_unknown")]);
        var order = (await Orders(salon.Shop)).ShouldHaveSingleItem();
        var tender = (string)order["tenders"]![0]!["id"]!;
        (await salon.Shop.Post($"/orders/{order["id"]}/tenders/{tender}/resolve", new { })).ShouldBeOk(); // as Sales does by itself, and a person may
        await salon.Shop.SetClock("2026-11-23T08:01:00+01:00");
        await salon.Shop.Letters(2);
        (await Orders(salon.Shop)).ShouldHaveSingleItem()["state"]!.ToString().ShouldBe("completed");
    }

    [Theory, BothStores]
    public async Task The_day_of_arrival_is_hers_to_choose(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        using var guest = await salon.Paying([.. Gift.Where(f => f.Item1 != "toEmail"), ("on", "2026-12-24")]);
        guest.Main.ShouldContain("Donnerstag, 24. Dezember 2026");
        guest.Main.ShouldContain("paul@example.com"); // no address of the recipient: it comes to the buyer
        await guest.Submit(fields: [("card", "tok_ok")]);
        var card = (await salon.Shop.Get("/gift-cards")).Json["items"]![0]!;
        ((string?)card["sendAt"]).ShouldBe("2026-12-24T07:00:00Z");
        ((string?)card["recipientEmail"]).ShouldBe("paul@example.com");
        Outbox.Part(salon.Shop.File((await salon.Shop.Letters(1))[0]), "text/plain").ShouldContain("Kommt an: Donnerstag, 24. Dezember 2026");
    }

    [Theory, BothStores]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_kept(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}/gift");
        await guest.Submit(status: 422, fields: [("other", "1.000"), ("toEmail", "mia"), ("message", new string('x', 501)), ("on", "2026-11-22"), ("email", "paul@")]);
        guest.Page.QuerySelectorAll(".field.wrong [aria-invalid=true]").Select(f => f.Id).ShouldBe(["other", "to", "toEmail", "message", "on", "name", "email"]);
        foreach (var (amount, other) in new[] { ("", ""), ("2500", "30"), ("7777", ""), ("", "4,99"), ("", "1000,01"), ("", "-50"), ("", "50,001") })
        {
            await guest.Submit(status: 422, fields: [.. Gift.Skip(1), ("amount", amount), ("other", other), ("on", "")]);
            guest.Page.QuerySelectorAll(".field.wrong [aria-invalid=true]").Select(f => f.Id).ShouldBe(["other"], $"'{amount}' and '{other}'");
        }

        await guest.Submit(status: 400, fields: [.. Gift, ("website", "https://spam.example")]);
        guest.Notice!.ShouldContain("Programm");
        await guest.Submit(fields: [.. Gift.Skip(1), ("amount", "2500"), ("other", ""), ("website", "")]);
        guest.Main.ShouldContain("25,00");
        await guest.Submit("edit", "yes");
        guest.Page.QuerySelector("#to")!.GetAttribute("value").ShouldBe("Mia Moser");
        guest.Page.QuerySelector("[name=amount][checked]")!.GetAttribute("value").ShouldBe("2500");
        (await Orders(salon.Shop)).ShouldBeEmpty();
        (await salon.Shop.Facts()).ShouldNotContain("order.opened");
    }

    [Theory, BothStores]
    public async Task A_forged_or_foreign_form_buys_nothing(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var other = await Gifts.Open(store);
        using var guest = await salon.Paying(Gift);
        using var stranger = salon.Guest(); // has the form's fields but not the cookie
        await stranger.Load(guest.Form(null, null, ("card", "tok_ok")), 200);
        stranger.Notice!.ShouldContain("lange offen");
        var page = await guest.Form(null, null, ("card", "tok_ok")).Content!.ReadAsStringAsync();
        await guest.Load(Post($"{salon.Path}/gift/pay", page.Replace("tok_ok", "tok_keeps", StringComparison.Ordinal)), 422); // not one that is offered
        await guest.Load(Post($"{salon.Path}/gift/pay", Regex.Replace(page, "nonce=[^&]*", "nonce=1")), 422);
        await guest.Load(Post($"{salon.Path}/gift/pay", page.Replace("75%2C50", "1", StringComparison.Ordinal)), 422);
        (await Orders(salon.Shop)).ShouldBeEmpty();

        await guest.Load(Post($"{salon.Path}/gift/pay", page), 200);
        var key = guest.Address.Split('/')[^1];
        await guest.Open($"{other.Path}/gift/bought/{key}", 404); // another business's page knows nothing of it
        await guest.Open($"{salon.Path}/gift/bought/{new string('A', 22)}", 404);
        await guest.Open($"{salon.Path}/gift/bought/x", 404);
    }

    [Theory, BothStores]
    public async Task Typing_somebodys_address_tells_nothing_of_her_and_writes_into_nobodys_file(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var known = (await salon.Shop.Post("/clients", new { name = "Paulina Geheim", email = "paul@example.com" })).ShouldBeOk();
        using var guest = await salon.Paying(Gift);
        await guest.Submit(fields: [("card", "tok_ok")]);
        guest.Page.DocumentElement.TextContent.ShouldNotContain("Geheim");
        await guest.Follow(".actions a");
        guest.Heading.ShouldBe("Beleg");
        guest.Main.ShouldNotContain("Geheim");
        foreach (var letter in await salon.Shop.Letters(2))
        {
            salon.Shop.File(letter).ShouldNotContain("Geheim");
            Outbox.Part(salon.Shop.File(letter), "text/plain").ShouldNotContain("Geheim");
        }

        (await Orders(salon.Shop)).ShouldHaveSingleItem()["clientId"].ShouldBeNull();
        (await salon.Shop.Get($"/clients/{known.Id}/timeline")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task None_are_sold_unless_the_business_says_so_nor_by_a_provider_that_moves_no_money(StoreKind store)
    {
        var off = await Salon.Open(store);
        using var guest = off.Guest();
        await guest.Open(off.Path);
        guest.Page.QuerySelector("a[href$='/gift']").ShouldBeNull();
        await guest.Open($"{off.Path}/gift", 404);
        guest.Heading.ShouldBe("Gutscheine");
        await guest.Open($"{off.Path}/balance"); // asking what is left is always possible

        var slug = $"real-{Shop.NewKey()}";
        var body = JsonSerializer.SerializeToNode(Shop.NewBusiness(slug))!;
        (body["test"], body["clockAt"]) = (false, null);
        using var http = off.Shop.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/businesses") { Content = new StringContent(body.ToJsonString(), null, "application/json") };
        request.Headers.Add("X-Operator-Key", Server.OperatorKey);
        request.Headers.Add("Idempotency-Key", slug);
        var made = JsonNode.Parse(await (await http.SendAsync(request)).Content.ReadAsStringAsync())!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["apiKey"]!);
        var policy = JsonNode.Parse(await http.GetStringAsync("/api/v1/stored-value/policy"))!;
        policy["giftCards"]!["soldOnline"] = true;
        using var put = new HttpRequestMessage(HttpMethod.Put, "/api/v1/stored-value/policy") { Content = new StringContent(policy.ToJsonString(), null, "application/json") };
        put.Headers.Add("Idempotency-Key", slug);
        (await http.SendAsync(put)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await guest.Open($"/book/{slug}/gift", 404);
    }

    [Theory, BothStores]
    public async Task A_wrong_code_and_a_blocked_card_get_the_same_words(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var other = await Gifts.Open(store);
        using var guest = await salon.Paying(Gift);
        await guest.Submit(fields: [("card", "tok_ok")]);
        var card = (string)(await salon.Shop.Get("/gift-cards")).Json["items"]![0]!["id"]!;
        var code = (string)(await salon.Shop.Once(HttpMethod.Post, $"/gift-cards/{card}/code", new { }, Shop.NewKey())).ShouldBeOk().Json["code"]!; // said once
        async Task<string> Ask(Salon at, string typed, int status)
        {
            await guest.Open($"{at.Path}/balance");
            await guest.Submit(status: status, fields: [("code", typed)]);
            guest.Address.ShouldBe($"{at.Path}/balance"); // no code in an address
            return Regex.Replace(guest.Main, "value=\"[^\"]*\"", "");
        }

        (await Ask(salon, code, 200)).ShouldContain("75,50");
        var wrong = await Ask(salon, "ABCD-EFGH-JKLM", 422);
        wrong.ShouldContain("keinen Gutschein");
        (await Ask(other, code, 422)).ShouldBe(wrong);
        (await Ask(salon, "", 422)).ShouldBe(wrong);
        (await salon.Shop.Post($"/gift-cards/{card}/block", new { reason = "verloren" })).ShouldBeOk();
        (await Ask(salon, code, 422)).ShouldBe(wrong);
    }

    [Theory, BothStores]
    public async Task Guessing_codes_and_trying_cards_is_slowed_down(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__LOOKSPERMINUTE", "3"), ("BOOKEND_ONLINE__PAYSPERMINUTE", "2"));
        var salon = await Gifts.Open(server);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}/balance");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await guest.Send(guest.Form(null, null, ("code", $"ABCD-EFGH-{i}")));
            statuses.Add(answer.StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests]);
        await guest.Open($"{salon.Path}/gift");
        await guest.Submit(fields: Gift);
        for (var i = 0; i < 3; i++)
        {
            await guest.Submit(status: i < 2 ? 422 : 429, fields: [("card", "tok_declined")]);
        }

        await guest.Open(salon.Path); // looking goes on
    }

    [Theory, BothStores]
    public async Task It_speaks_french_too(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        (await salon.Shop.Patch("/business", new { locale = "fr-FR" })).ShouldBeOk();
        using var guest = await salon.Paying(Gift);
        await guest.Submit(fields: [("card", "tok_ok")]);
        guest.Heading.ShouldBe("Merci, c’est payé");
        (await salon.Shop.Letters(2)).Select(l => (string)l["subject"]!).Order().Select(s => s.Split(' ')[0]).ShouldBe(["Merci", "Une"]);
    }

    private static HttpRequestMessage Post(string path, string form) => new(HttpMethod.Post, path) { Content = new StringContent(form, null, "application/x-www-form-urlencoded") };

    private static async Task<List<JsonNode>> Orders(Shop shop) => [.. (await shop.Get("/orders?limit=50")).ShouldBeOk().Json["items"]!.AsArray().OfType<JsonNode>()];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"Code: ([0-9A-Z][0-9A-Z -]+)")]
    private static partial Regex Code();
}

/// <summary>A salon that sells gift cards on its pages.</summary>
internal static class Gifts
{
    public static async Task<Salon> Open(StoreKind store) => await Sell(await Salon.Open(store));

    public static async Task<Salon> Open(Server server) => await Sell(await Salon.Open(server));

    /// <summary>In front of the page on which she pays.</summary>
    public static async Task<Guest> Paying(this Salon salon, params (string, string)[] gift)
    {
        var guest = salon.Guest();
        await guest.Open($"{salon.Path}/gift");
        await guest.Submit(fields: gift);
        guest.Page.QuerySelector("[name=card]").ShouldNotBeNull();
        return guest;
    }

    public static async Task<Salon> Sell(Salon salon)
    {
        var policy = (await salon.Shop.Get("/stored-value/policy")).ShouldBeOk().Json;
        policy["giftCards"]!["soldOnline"] = true;
        (await salon.Shop.Put("/stored-value/policy", policy)).ShouldBeOk();
        return salon;
    }
}
