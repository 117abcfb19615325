using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>Calendars to subscribe to, given out where people look: at the person, the client, the room.</summary>
public sealed class FeedTests
{
    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task An_address_is_made_and_taken_back(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        (await salon.Book("10:00")).ShouldBeOk();
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"team/{salon.Anna}");
        await page.Test("feed-make").ClickAsync();
        await Expect(page.Test("feed-copy")).ToHaveCountAsync(1);
        await page.Test("feeds").ScrollIntoViewIfNeededAsync();
        await page.ShouldBeAccessible();
        await page.Look($"feeds-{(phone ? "phone" : "tablet")}");
        var address = (await page.Test("feeds").Locator("code").TextContentAsync())!;
        var answer = await page.APIRequest.GetAsync(address);
        (await answer.TextAsync()).ShouldContain("SUMMARY:Cut");
        await page.Test("feeds").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Take back") }).ClickAsync();
        await Expect(page.Test("feed-copy")).ToHaveCountAsync(0);
        (await page.APIRequest.GetAsync(address)).Status.ShouldBe(404);

        await page.Show(salon.Shop, $"team/{salon.Shop.OwnerId}"); // one's own
        await page.Test("feed-make").ClickAsync();
        await Expect(page.Test("feed-copy")).ToHaveCountAsync(1);
    }
}
