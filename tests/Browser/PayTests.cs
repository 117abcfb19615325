using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>What people earn: an owner sets it up and pays it, and everybody sees how their own came about.</summary>
public sealed class PayTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    public async Task A_plan_is_made_tried_given_and_paid(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, "pay?part=plans");
        await page.Test("plan-new").ClickAsync();
        await page.Test("plan-name").FillAsync("Stylists");
        await page.Test("rule-0").ClickAsync();
        await page.Test("rule-percent").FillAsync("45");
        await Expect(page.Test("rule-0")).ToContainTextAsync("45");
        await Fits(page);
        await page.Test("plan-save").ClickAsync();
        var plan = page.Test("plan-Stylists");
        await plan.GetByTestId("plan-assign").ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Anna" }).ClickAsync();
        await Expect(page.Test("undo-toast")).ToContainTextAsync("Anna has Stylists from today");

        await Sell(salon);
        await page.Show(salon.Shop, "pay?part=plans");
        await plan.GetByTestId("plan-edit").ClickAsync();
        await page.Test("rule-0").ClickAsync();
        await page.Test("rule-gives").GetByText("Steps").ClickAsync();
        await page.Test("step-add").ClickAsync();
        await page.Test("plan-try").ClickAsync();
        await Expect(page.Test("plan-trial")).ToContainTextAsync("Anna");
        await Fits(page);

        await page.Show(salon.Shop, "pay?by=month");
        await Fits(page);
        await page.Test("pay-Anna").ClickAsync();
        await page.Test("pay-line-commission").ClickAsync();
        await Expect(page.Test("pay-why")).ToContainTextAsync("45 % of");
        await Expect(page.Test("pay-derivation")).ToContainTextAsync("Stylists, rule 1 of version 1");
        await Fits(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Test("pay-derivation")).ToHaveCountAsync(0);
        await page.Test("pay-out").ClickAsync();
        await page.Test("payout-go").ClickAsync();
        await Expect(page.Test("undo-toast")).ToContainTextAsync("paid to Anna");
        await Expect(page.Test("pay-out")).ToHaveCountAsync(0);
        await Expect(page.Test("pay-line-payout")).ToHaveCountAsync(2); // the tips, handed over at once, and now the commission
        await Fits(page);
    }

    [Fact]
    public async Task A_days_tips_are_shared_by_hours()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        await Sell(salon);
        var page = await Chromium.Phone();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, "pay?part=pools");
        await page.Test("pool-new").ClickAsync();
        await page.Test("pool-name").FillAsync("Floor");
        await page.Test("pool-save").ClickAsync();
        await Expect(page.Test("pool-Floor")).ToBeVisibleAsync();

        // The next morning; a pool counts from the day on which it was made.
        await salon.Shop.SetClock("2026-11-24T09:00:00+01:00");
        await page.Show(salon.Shop, "pay?part=pools");
        await page.Test("pool-run").ClickAsync();
        await page.Test("pool-day").FillAsync("2026-11-23");
        await page.Test("hours-Anna").FillAsync("6");
        await page.Test("hours-Ben").FillAsync("2");
        await page.Test("pool-go").ClickAsync();
        await Expect(page.Test("pool-shares")).ToContainTextAsync(new Regex("Anna.*3[.,]75.*Ben.*1[.,]25"));
        await Fits(page);
        await page.Test("pool-go").ClickAsync();
        await Expect(page.Test("undo-toast")).ToContainTextAsync("shared");
        await page.Test("run-2026-11-23").ClickAsync();
        await Fits(page);
        await page.Test("run-reverse").ClickAsync();
        await Expect(page.Test("run-2026-11-23")).ToContainTextAsync("taken back");
    }

    [Fact]
    public async Task Staff_see_their_own_on_a_phone()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        await Sell(salon);
        var email = $"anna-{salon.Shop.Slug}@example.com";
        (await salon.Shop.Put($"/team/{salon.Anna}/login", new { email, password = Staff.Password, role = "staff" })).ShouldBeOk();
        var page = await Chromium.Phone();
        await page.GotoAsync($"{salon.Shop.Server.Address}app/");
        await page.Test("sign-in-email").FillAsync(email);
        await page.Test("sign-in-password").FillAsync(Staff.Password);
        await page.Test("sign-in-submit").ClickAsync();
        await Expect(page.Test("nav-today")).ToBeVisibleAsync();
        await page.Show(salon.Shop, "pay");
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "My pay" })).ToBeVisibleAsync();
        await Expect(page.Test("pay-line-tip")).ToContainTextAsync("Left with the bill.");
        await Expect(page.Test("pay-out")).ToHaveCountAsync(0);
        await Fits(page);
    }

    private static async Task Sell(Salon salon) => (await salon.Shop.Post("/sales", new
    {
        siteId = salon.Shop.SiteId, tillId = salon.Shop.TillId,
        lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } },
        tips = new[] { new { memberId = salon.Anna, amount = new { amount = 500, currency = "EUR" } } },
        tenders = new[] { new { method = "cash", amount = new { amount = 5000, currency = "EUR" } } },
    })).ShouldBeOk();

    private static async Task Fits(IPage page)
    {
        await page.ShouldBeAccessible();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{page.Url} scrolls sideways");
    }
}
