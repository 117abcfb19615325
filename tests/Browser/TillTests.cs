using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class TillTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_a_till_people_switch_by_PIN_and_a_wrong_one_opens_nothing(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        (await shop.Put($"/team/{salon.Anna}/pin", new { pin = "2580" })).ShouldBeOk();
        (await shop.Put($"/team/{shop.OwnerId}/pin", new { pin = "1470" })).ShouldBeOk();
        var page = await Chromium.Tablet(colors);
        await page.SignIn(shop);
        await page.Show(shop, "settings?part=tills");
        await page.Test($"enrol-{shop.TillId}").ClickAsync();
        await Assertions.Expect(page.Test($"leave-{shop.TillId}")).ToBeVisibleAsync();

        await page.Test("person-menu").ClickAsync();
        await page.Test("switch-person").ClickAsync();
        await page.Test($"pin-person-{salon.Anna}").ClickAsync();
        await page.ShouldBeAccessible();
        await Type(page, "1111");
        await Assertions.Expect(page.GetByText("This PIN is not right")).ToBeVisibleAsync();
        await Type(page, "2580");
        await Assertions.Expect(page.Test("person-menu")).ToContainTextAsync("Anna");
        await Assertions.Expect(page.Test("nav-settings")).ToHaveCountAsync(0);

        await page.Test("person-menu").ClickAsync();
        await page.Test("sign-out").ClickAsync();
        await page.Test($"pin-person-{shop.OwnerId}").ClickAsync();
        await Type(page, "1470");
        await Assertions.Expect(page.Test("person-menu")).ToContainTextAsync("Olga");
    }

    private static async Task Type(IPage page, string pin)
    {
        foreach (var digit in pin)
        {
            await page.Test($"pin-{digit}").ClickAsync();
        }

        if (await page.Test("pin-enter").IsEnabledAsync())
        {
            await page.Test("pin-enter").ClickAsync();
        }
    }
}
