using System.Text.RegularExpressions;
using Bookend.Behaviour.Online;
using Microsoft.Playwright;

namespace Bookend.Browser;

/// <summary>Gift cards and a client's own page on a phone and a tablet, with and without JavaScript.</summary>
public sealed partial class PortalTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    [InlineData(false, ColorScheme.Light)]
    public async Task A_gift_card_is_bought_on_a_phone_and_pays_at_the_till(bool javaScript, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var policy = (await shop.Get("/stored-value/policy")).ShouldBeOk().Json;
        policy["giftCards"]!["soldOnline"] = true;
        (await shop.Put("/stored-value/policy", policy)).ShouldBeOk();
        var page = await Chromium.Phone(javaScript, colors);
        await page.GotoAsync($"{shop.Server.Address}book/{shop.Slug}");
        await page.Locator("a[href$='/gift']").ClickAsync();
        await Check(page, javaScript, "gift", colors);
        await page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".field.wrong")).ToHaveCountAsync(4);
        await Check(page, javaScript, "gift-wrong", colors);
        await page.Locator("input[name=amount][value='5000']").CheckAsync();
        await page.Locator("#to").FillAsync("Mia Moser");
        await page.Locator("#toEmail").FillAsync("mia@example.com");
        await page.Locator("#message").FillAsync("Alles Liebe zum Geburtstag!");
        await page.Locator("#name").FillAsync("Paul Moser");
        await page.Locator("#email").FillAsync("paul@example.com");
        await page.Locator("button.primary").ClickAsync();
        await Check(page, javaScript, "gift-pay", colors);
        await page.Locator("input[name=card][value=tok_declined]").CheckAsync();
        await page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("nichts abgebucht");
        await page.Locator("input[name=card][value=tok_ok]").CheckAsync();
        await page.Locator("button.primary").ClickAsync();
        page.Url.ShouldContain("/gift/bought/");
        await Check(page, javaScript, "gift-bought", colors);
        await page.GotoAsync(page.Url);
        (await shop.Get("/gift-cards")).Json["items"]!.AsArray().Count.ShouldBe(1);

        var letter = (await shop.Letters(2)).Single(l => (string?)l["to"] == "mia@example.com");
        var code = Code().Match(Outbox.Part(shop.File(letter), "text/plain")).Groups[1].Value.Trim();
        await page.GotoAsync($"{shop.Server.Address}book/{shop.Slug}/balance");
        await page.Locator("#code").FillAsync(code);
        await page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".big")).ToContainTextAsync("50,00");
        await Check(page, javaScript, "gift-balance", colors);
        (await shop.Post("/sales", new
        {
            siteId = shop.SiteId, tillId = shop.TillId, lines = new[] { new { kind = "custom", name = "Shampoo", unitPrice = new { amount = 2000, currency = "EUR" }, quantity = 1 } },
            tenders = new[] { new { method = "giftCard", amount = new { amount = 2000, currency = "EUR" }, reference = code } },
        })).ShouldBeOk();
        await page.GotoAsync($"{shop.Server.Address}book/{shop.Slug}/balance");
        await page.Locator("#code").FillAsync(code);
        await page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".big")).ToContainTextAsync("30,00");
    }

    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    [InlineData(false, ColorScheme.Light)]
    public async Task A_client_opens_her_own_page_by_the_link_of_a_letter(bool javaScript, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        await Furnish(shop, salon.Cut);
        foreach (var page in new[] { await Chromium.Phone(javaScript, colors), await Chromium.Tablet(colors) })
        {
            await page.GotoAsync($"{shop.Server.Address}my/{shop.Slug}");
            await Check(page, javaScript, "my-ask", colors);
            var before = await Links(shop);
            await page.Locator("#email").FillAsync("mia@example.com");
            await page.Locator("button.primary").ClickAsync();
            await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
            await shop.Until(async () => await Links(shop) > before);
            var letter = (await shop.Get("/messages?limit=100")).Json["items"]!.AsArray().First(l => ((string)l!["subject"]!).StartsWith("Ihr Link", StringComparison.Ordinal))!;
            await page.GotoAsync(shop.Server.Address + Link().Match(Outbox.Part(shop.File(letter), "text/plain")).Groups[1].Value);
            await Check(page, javaScript, "my-open", colors);
            await page.Locator("button.primary").ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Mia Moser");
            await Check(page, javaScript, "my", colors);
            await page.Locator(".sales summary").First.ClickAsync();
            await Check(page, javaScript, "my-why", colors);
            await page.Locator("form[action$='/cards'] >> xpath=ancestor::details/summary").ClickAsync();
            await Check(page, javaScript, "my-card", colors);
            await page.Locator("button[value=keep]").ClickAsync();
            await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("Ihre Karte ist hinterlegt");
            await Check(page, javaScript, "my-card-kept", colors);
            await page.Locator("button[value=remove]").ClickAsync();
            await Assertions.Expect(page.Locator("button[value=remove]")).ToHaveCountAsync(0);
            await page.Locator("button[name=where][value=here]").ClickAsync();
            await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("abgemeldet");
        }
    }

    private static async Task Furnish(Shop shop, string cut)
    {
        object Money(int amount) => new { amount, currency = "EUR" };
        var mia = (await shop.Post("/clients", new { name = "Mia Moser", email = "mia@example.com" })).ShouldBeOk().Id;
        (await shop.Post("/loyalty/programmes", new
        {
            name = "Lindenblätter",
            terms = new { rules = new[] { new { code = "spend", kind = "spend", name = "Ein Blatt je Euro", points = 1, perAmount = Money(100) } }, value = new { points = 100, amount = Money(500) } },
        })).ShouldBeOk();
        var package = (await shop.Post("/packages", new { name = "Fünf Schnitte", price = Money(25000), contents = new[] { new { sessions = 5, serviceIds = new[] { cut } } }, validDays = 365 })).ShouldBeOk().Id;
        var lines = new (object Line, int Amount)[]
        {
            (new { kind = "custom", name = "Shampoo", unitPrice = Money(2000), quantity = 1 }, 2000),
            (new { kind = "credit", unitPrice = Money(8000), quantity = 1 }, 8000),
            (new { kind = "package", itemId = package }, 25000),
            (new { kind = "giftCard", unitPrice = Money(4000), quantity = 1, details = new { recipient = new { name = "Mia", email = "mia@example.com" } } }, 4000),
        };
        foreach (var (line, amount) in lines)
        {
            (await shop.Post("/sales", new
            {
                siteId = shop.SiteId, tillId = shop.TillId, clientId = mia, lines = new[] { line }, tenders = new[] { new { method = "terminal", amount = Money(amount), reference = "T1" } },
            })).ShouldBeOk();
        }

        (await shop.Post($"/clients/{mia}/wallet/grants", new { amount = Money(1500), reason = "Entschuldigung" })).ShouldBeOk();
    }

    private static async Task<int> Links(Shop shop) => (await shop.Get("/messages?limit=100")).Json["items"]!.AsArray()
        .Count(l => ((string)l!["subject"]!).StartsWith("Ihr Link", StringComparison.Ordinal) && (string?)l["state"] != "queued");

    /// <summary>Accessible, and looked at.</summary>
    private static async Task Check(IPage page, bool javaScript, string name, ColorScheme colors)
    {
        if (javaScript)
        {
            await page.ShouldBeAccessible();
        }

        await page.Look($"{name}-{page.ViewportSize!.Width}-{colors}{(javaScript ? "" : "-noscript")}");
    }

    [GeneratedRegex(@"Code: ([0-9A-Z][0-9A-Z -]+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"https?://[^/\s]+/(my/\S+/open/\S+)")]
    private static partial Regex Link();
}
