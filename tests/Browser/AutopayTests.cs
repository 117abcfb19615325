using Microsoft.Playwright;

namespace Bookend.Browser;

/// <summary>A member's card on file: kept at the desk, declined, seen where the desk looks, and replaced.</summary>
public sealed class AutopayTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    public async Task A_member_gives_her_card_the_desk_sees_that_it_was_declined_and_takes_another(bool tablet, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var mia = await Member(shop, salon.Cut);
        var page = tablet ? await Chromium.Tablet(colors) : await Chromium.Phone(colors: colors);
        await page.SignIn(shop);
        await page.Show(shop, $"clients/{mia}");
        await page.Test("card-add").ClickAsync();
        await page.Test("card-kept-token").GetByText("Empty").ClickAsync();
        await page.Test("card-agreed").CheckAsync();
        await page.ShouldBeAccessible();
        await page.Test("card-keep").ClickAsync();
        await Assertions.Expect(page.Test("card-0341")).ToContainTextAsync("charged by itself");
        await page.ShouldBeAccessible();
        await page.Test("cards-on-file").ScrollIntoViewIfNeededAsync();
        await page.Look($"card-on-file-{colors}");

        await shop.SetClock("2026-12-23T09:00:00+01:00");
        (await shop.Post("/memberships/bill", new { })).ShouldBeOk();
        (await shop.Post("/autopay/collect", new { })).ShouldBeOk();
        await page.Show(shop, "catalogue?tab=memberships");
        await Assertions.Expect(page.Test("memberships-due")).ToContainTextAsync("Card declined, again on");
        await page.ShouldBeAccessible();
        await page.Look($"autopay-due-{colors}");
        await page.Show(shop, $"clients/{mia}");
        await page.Test("memberships").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Test("last-attempt")).ToContainTextAsync("Mastercard •0341 was declined");
        await page.ShouldBeAccessible();

        // Another card, agreed to with a press on the row; the next round charges it, and the open screen learns of it by itself.
        await page.Show(shop, $"clients/{mia}");
        await page.Test("card-add").ClickAsync();
        await page.Test("card-keep").ClickAsync();
        await page.Test("card-4242").GetByTestId("card-autopay-on").ClickAsync();
        await Assertions.Expect(page.Test("card-4242")).ToContainTextAsync("charged by itself");
        await Assertions.Expect(page.Test("card-0341")).Not.ToContainTextAsync("charged by itself");
        await Assertions.Expect(page.Test("memberships")).ToContainTextAsync("to be settled");
        (await shop.Post("/autopay/collect", new { })).ShouldBeOk();
        await Assertions.Expect(page.Test("memberships")).Not.ToContainTextAsync("to be settled");
        await page.Test("card-0341").GetByTestId("card-remove").ClickAsync();
        await page.Test("card-remove-sure").ClickAsync();
        await Assertions.Expect(page.Test("card-0341")).ToHaveCountAsync(0);
        await page.ShouldBeAccessible();
    }

    private static async Task<string> Member(Shop shop, string service)
    {
        object Money(int amount) => new { amount, currency = "EUR" };
        var mia = (await shop.Post("/clients", new { name = "Mia Moser", email = "mia@example.com" })).ShouldBeOk().Id;
        var plan = (await shop.Post("/membership-plans", new
        {
            name = "Gold", price = Money(4900), taxIds = new[] { shop.TaxId }, included = new[] { new { visits = 2, serviceIds = new[] { service } } }, noticeDays = 14,
        })).ShouldBeOk().Id;
        (await shop.Post("/sales", new
        {
            siteId = shop.SiteId, tillId = shop.TillId, clientId = mia, lines = new[] { new { kind = "membership", itemId = plan } }, tenders = new[] { new { method = "cash", amount = Money(4900) } },
        })).ShouldBeOk();
        return mia;
    }
}
