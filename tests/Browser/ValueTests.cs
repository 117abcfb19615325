using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class ValueTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_gift_card_is_sold_in_three_taps_shown_once_and_paid_with(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var page = await Chromium.Tablet(colors);
        await page.SignIn(shop);
        await page.Show(shop, "orders/new");
        await page.Test("add-gift-card").ClickAsync();
        await page.Test("gift-value-5000").ClickAsync();
        await page.Test("tender-cash").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("cash-exact").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-number")).ToBeVisibleAsync();
        var card = (await shop.Get("/gift-cards")).Json["items"]![0]!;
        await page.Test($"gift-card-code-{(string)card["last"]!}").ClickAsync();
        var code = await page.Test("gift-card-whole-code").InnerTextAsync();
        code.ShouldEndWith((string)card["last"]!);
        await page.ShouldBeAccessible();

        var order = (await shop.Post("/orders", new { siteId = shop.SiteId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } } })).ShouldBeOk();
        await page.Show(shop, $"orders/{order.Id}");
        await page.Test("tender-giftCard").ClickAsync();
        await page.Test("gift-card-reference").FillAsync(code.ToLowerInvariant());
        await page.Test("gift-card-pay").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper")).ToContainTextAsync($"…{(string)card["last"]!}: noch 5,00 EUR");

        await page.Show(shop, "gift-cards");
        await page.Test("gift-cards-search").FillAsync(code);
        await page.ShouldBeAccessible();
        await page.Test($"gift-card-{(string)card["id"]!}").ClickAsync();
        await Assertions.Expect(page.Test("gift-card-balance")).ToContainTextAsync("5,00");
        await Assertions.Expect(page.Test("gift-card-history")).ToContainTextAsync("Paid with");
        await page.Test("gift-card-block").ClickAsync();
        await page.Test("gift-card-reason").FillAsync("Lost");
        await page.Test("gift-card-do").ClickAsync();
        await Assertions.Expect(page.Test("gift-card-history")).ToContainTextAsync("Lost");
        await page.ShouldBeAccessible();
    }

    [Fact]
    public async Task A_client_has_credit_pays_later_and_gets_a_statement()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var client = await salon.Client("Mia Schmidt");
        var page = await Chromium.Tablet();
        await page.SignIn(shop);
        await page.Show(shop, $"clients/{client}");
        await page.Test("wallet-grant").ClickAsync();
        await page.Test("wallet-amount").FillAsync("10");
        await page.Test("wallet-reason").FillAsync("Had to wait");
        await page.Test("wallet-do").ClickAsync();
        await Assertions.Expect(page.Test("wallet")).ToContainTextAsync("promotional");
        await page.Test("account-limit").ClickAsync();
        await page.Test("wallet-amount").FillAsync("100");
        await page.Test("wallet-reason").FillAsync("Regular");
        await page.Test("wallet-do").ClickAsync();
        await Assertions.Expect(page.Test("wallet")).ToContainTextAsync("100,00");
        await page.ShouldBeAccessible();

        var order = (await shop.Post("/orders", new
        {
            siteId = shop.SiteId, clientId = client, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } },
        })).ShouldBeOk();
        await page.Show(shop, $"orders/{order.Id}");
        await page.Test("tender-wallet").ClickAsync();
        await page.Test("wallet-pay").ClickAsync();
        await Assertions.Expect(page.Test("checkout-due")).ToContainTextAsync("35,00");
        await page.Test("tender-account").ClickAsync();
        await page.Test("account-pay").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-number")).ToBeVisibleAsync();

        await page.Show(shop, $"clients/{client}");
        await page.Test("account-plan").ClickAsync();
        await page.Test("plan-first").FillAsync("2026-12-31");
        await page.Test("wallet-do").ClickAsync();
        await Assertions.Expect(page.Test("instalment-3")).ToBeVisibleAsync();
        await page.Show(shop, $"clients/{client}/statement");
        await Assertions.Expect(page.Test("statement-closing")).ToContainTextAsync("0,00");
        await Assertions.Expect(page.Test("statement")).ToContainTextAsync("Instalment plan");
        await page.ShouldBeAccessible();
    }
}
