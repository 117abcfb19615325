using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class PublicBookingTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    [InlineData(false, ColorScheme.Light)]
    public async Task A_client_books_moves_and_cancels_on_her_phone(bool javaScript, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var page = await Chromium.Phone(javaScript, colors);
        await page.GotoAsync($"{salon.Shop.Server.Address}book/{salon.Shop.Slug}");
        await Check(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cut" }).ClickAsync();
        await Check(page, javaScript);
        await page.Locator("button[name=who][value=any]").ClickAsync();
        await page.Locator("a.day").Nth(1).ClickAsync();
        await Check(page, javaScript);
        await page.Locator("button[name=start]").First.ClickAsync();

        await page.Locator("#name").FillAsync("Mia Schmidt");
        await page.Locator("#email").FillAsync("mia@example.com");
        await Check(page, javaScript);
        await page.Locator("button.primary").ClickAsync();

        page.Url.ShouldContain("/m/");
        await Assertions.Expect(page.Locator(".code")).ToBeVisibleAsync();
        await Check(page, javaScript);
        var bookings = (await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from=2026-11-23&to=2026-12-20")).Json["items"]!.AsArray();
        bookings.Count.ShouldBe(1);
        ((string?)bookings[0]!["clientName"]).ShouldBe("Mia Schmidt");
        ((string?)bookings[0]!["source"]).ShouldBe("online");

        await page.Locator(".actions a").Nth(1).ClickAsync();
        await page.Locator("a.day").Nth(2).ClickAsync();
        await page.Locator("button[name=start]").Last.ClickAsync();
        page.Url.ShouldContain("/m/");
        await page.Locator(".actions a").Nth(2).ClickAsync();
        await Check(page, javaScript);
        await page.Locator("button.loss").ClickAsync();
        await Assertions.Expect(page.Locator(".sheet.gone")).ToBeVisibleAsync();
        var after = (await salon.Shop.Get($"/bookings/{(string)bookings[0]!["id"]!}")).Json;
        ((string?)after["state"]).ShouldBe("cancelled");
        ((string?)after["start"]).ShouldNotBe((string?)bookings[0]!["start"]);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_kindly()
    {
        var server = await Server.Of(StoreKind.Sqlite);
        var page = await Chromium.Phone();
        var answer = await page.GotoAsync($"{server.Address}book/no-such-place");
        answer!.Status.ShouldBe(404);
        await page.ShouldBeAccessible();
    }

    private static Task Check(IPage page, bool javaScript) => javaScript ? page.ShouldBeAccessible() : Task.CompletedTask;
}
