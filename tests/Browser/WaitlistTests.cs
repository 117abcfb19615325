using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>No time suits: she is put on the list, something frees, and the offer is taken.</summary>
public sealed class WaitlistTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    public async Task An_offer_is_taken(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite, ben: false);
        var booked = (await salon.Book("16:00")).ShouldBeOk();
        for (var hour = 9; hour < 16; hour++)
        {
            (await salon.Book($"{hour:00}:00")).ShouldBeOk();
        }

        await salon.Client("Lea Later");
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        await page.Test("new-booking").First.ClickAsync();
        await page.Test("client-search").FillAsync("Lea");
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Lea Later" }).First.ClickAsync();
        await page.Choose("booking-service", "Cut");
        await page.Test("booking-wait").ClickAsync();
        await page.GetByLabel("To", new PageGetByLabelOptions { Exact = true }).FillAsync(Salon.Monday);
        await page.Test("wait-after").FillAsync("15:00");
        await page.ShouldBeAccessible();
        await page.Look($"wait-form-{(phone ? "phone" : "tablet")}");
        await page.Test("wait-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);

        await page.Show(salon.Shop, "waitlist");
        await Expect(page.GetByText("15:00 or later")).ToBeVisibleAsync();
        (await salon.Step(booked, "cancel", new { reason = "Ill" })).ShouldBeOk();
        await Expect(page.Test("offer-take")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20_000 }); // it comes by itself
        await page.ShouldBeAccessible();
        await page.Look($"wait-offer-{(phone ? "phone" : "tablet")}");
        await page.Test("offer-take").ClickAsync();
        await Expect(page.GetByText("Nobody waits")).ToBeVisibleAsync();
        await Expect(page.Test("waitlist-figures")).ToContainTextAsync("1 of 1 cancelled visits were filled");
        (await salon.Shop.Get("/bookings?limit=50")).ShouldBeOk().Json["items"]!.AsArray()
            .ShouldContain(b => (string?)b!["clientName"] == "Lea Later" && (string?)b["startTime"] == "16:00");
    }
}
