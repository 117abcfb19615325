using System.Diagnostics;
using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class StaffTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task From_arrival_to_receipt_on_a_tablet(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var client = await salon.Client("Mia Schmidt");
        (await shop.Post($"/clients/{client}/allergies", new { text = "Lanolin", severity = "block" })).ShouldBeOk();
        var booking = (await shop.Post("/bookings", new
        {
            siteId = shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At("10:00"), clientId = client,
        })).ShouldBeOk();
        await shop.SetClock("2026-11-23T09:58:00+01:00");

        var page = await Chromium.Tablet(colors);
        await page.SignIn(shop);
        await page.ShouldBeAccessible();
        await page.Test($"booking-{booking.Id}").First.ClickAsync();
        await Assertions.Expect(page.Test("visit-alerts")).ToContainTextAsync("Lanolin");
        await page.ShouldBeAccessible();
        foreach (var state in new[] { "arrived", "inService", "completed" })
        {
            await page.Test("visit-next").ClickAsync();
            await shop.Until(async () => (string?)(await shop.Get($"/bookings/{booking.Id}")).Json["state"] == state);
        }

        await page.Locator("[data-testid=visit-next], [data-testid=visit-checkout]").First.ClickAsync();
        await Assertions.Expect(page.Test("checkout-total").First).ToContainTextAsync("45");
        await page.ShouldBeAccessible();
        await page.Test("tender-cash").ClickAsync();
        await page.Test("cash-exact").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-number")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        var order = (await shop.Get($"/orders/{(string)booking.Json["orderId"]!}")).Json;
        ((string?)order["state"]).ShouldBe("completed");
        ((long)order["totals"]!["due"]!["amount"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Two_tablets_show_the_same_day()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var (one, two) = (await Chromium.Tablet(), await Chromium.Tablet());
        await one.SignIn(salon.Shop);
        await two.SignIn(salon.Shop);
        var booking = (await salon.Book("10:00")).ShouldBeOk();
        var committed = Stopwatch.GetTimestamp();
        await Task.WhenAll(new[] { one, two }.Select(p => p.Test($"booking-{booking.Id}").First.WaitForAsync()));
        TestContext.Current.SendDiagnosticMessage($"Both tablets showed the booking {Stopwatch.GetElapsedTime(committed).TotalMilliseconds:0} ms after the answer");
        (await salon.Step(booking, "cancel", new { reason = "Cannot come" })).ShouldBeOk();
        await Assertions.Expect(two.Test($"booking-{booking.Id}")).ToHaveCountAsync(0);
    }
}
