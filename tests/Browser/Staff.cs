using Microsoft.Playwright;

namespace Bookend.Browser;

/// <summary>How a test gets into the staff app.</summary>
internal static class Staff
{
    public const string Password = "correct horse battery";

    /// <summary>The owner, on Today.</summary>
    public static async Task SignIn(this IPage page, Shop shop)
    {
        await page.GotoAsync($"{shop.Server.Address}app/");
        await page.Test("sign-in-email").FillAsync($"owner-{shop.Slug}@example.com");
        await page.Test("sign-in-password").FillAsync(Password);
        await page.Test("sign-in-submit").ClickAsync();
        await Assertions.Expect(page.Test("nav-today")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Opens a screen and waits until it has what it asked the server for.</summary>
    public static async Task Show(this IPage page, Shop shop, string screen)
    {
        await page.GotoAsync($"{shop.Server.Address}app/{screen}");
        await Assertions.Expect(page.Test("nav-today")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
