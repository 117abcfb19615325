using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class MovingTests
{
    private const float PixelsPerHour = 96;

    [Fact]
    public async Task A_visit_dragged_with_the_mouse_is_moved_and_undo_brings_it_back()
    {
        var (salon, booking) = await WithVisit();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        var (card, ben) = await Places(page, salon, booking);
        var (x, y) = (card.X + 40, card.Y + 12);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 20, y + 20, new() { Steps = 4 });
        await Assertions.Expect(page.Test("drag-ghost")).ToBeVisibleAsync();
        await page.Mouse.MoveAsync(ben.X + 40, y + PixelsPerHour, new() { Steps = 8 });
        await page.Mouse.UpAsync();

        await Is(salon, booking, "11:00", salon.Ben);
        await page.Test("undo").ClickAsync();
        await Is(salon, booking, "10:00", salon.Anna);
    }

    [Fact]
    public async Task A_held_finger_moves_a_visit()
    {
        var (salon, booking) = await WithVisit();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        var (card, ben) = await Places(page, salon, booking);
        var finger = await page.Context.NewCDPSessionAsync(page);
        var (x, y) = (card.X + 40, card.Y + 12);
        await Touch(finger, "touchStart", x, y);
        await Assertions.Expect(page.Test("drag-ghost")).ToBeVisibleAsync();
        for (var step = 1; step <= 8; step++)
        {
            await Touch(finger, "touchMove", x + ((ben.X + 40 - x) * step / 8), y + (PixelsPerHour * step / 8));
        }

        await Touch(finger, "touchEnd");
        await Is(salon, booking, "11:00", salon.Ben);
        (await page.Test("visit-next").CountAsync()).ShouldBe(0, "a moved card is not opened");
    }

    [Fact]
    public async Task A_finger_that_only_passes_scrolls_the_day_and_moves_nothing()
    {
        var (salon, booking) = await WithVisit();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        var (card, _) = await Places(page, salon, booking);
        var finger = await page.Context.NewCDPSessionAsync(page);
        var (x, y) = (card.X + 40, card.Y + 12);
        await Touch(finger, "touchStart", x, y);
        for (var step = 1; step <= 6; step++)
        {
            await Touch(finger, "touchMove", x, y - (20 * step));
        }

        await page.WaitForFunctionAsync("document.querySelector('[data-testid=day-grid]').scrollTop > 20");
        await Touch(finger, "touchEnd");
        await page.Test($"booking-{booking.Id}").ClickAsync();
        await Assertions.Expect(page.Test("visit-next")).ToBeVisibleAsync();
        await Is(salon, booking, "10:00", salon.Anna);
    }

    [Fact]
    public async Task A_visit_dropped_on_a_taken_time_goes_back_and_says_why()
    {
        var (salon, booking) = await WithVisit();
        (await salon.Book("11:00", salon.Ben)).ShouldBeOk();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        var (card, ben) = await Places(page, salon, booking);
        await page.Mouse.MoveAsync(card.X + 40, card.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(card.X + 60, card.Y + 40, new() { Steps = 4 });
        await page.Mouse.MoveAsync(ben.X + 40, card.Y + 12 + PixelsPerHour, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Test("refused")).ToContainTextAsync("Ben");
        await Is(salon, booking, "10:00", salon.Anna);
        await Assertions.Expect(page.Test($"column-{salon.Anna}").Locator($"[data-testid=booking-{booking.Id}]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Time_kept_free_after_a_visit_is_seen_in_the_day()
    {
        var (salon, booking) = await WithVisit();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        var card = (await page.Test($"booking-{booking.Id}").BoundingBoxAsync())!;
        var buffer = (await page.Test($"buffer-{booking.Id}").BoundingBoxAsync())!;
        buffer.Height.ShouldBe(PixelsPerHour / 4, tolerance: 1);
        buffer.Y.ShouldBe(card.Y + card.Height, tolerance: 3);
    }

    private static async Task<(Salon Salon, Reply Booking)> WithVisit()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        return (salon, (await salon.Book("10:00", salon.Anna)).ShouldBeOk());
    }

    private static async Task<(LocatorBoundingBoxResult Card, LocatorBoundingBoxResult Ben)> Places(IPage page, Salon salon, Reply booking)
    {
        await page.Test($"booking-{booking.Id}").ScrollIntoViewIfNeededAsync();
        return ((await page.Test($"booking-{booking.Id}").BoundingBoxAsync())!, (await page.Test($"column-{salon.Ben}").BoundingBoxAsync())!);
    }

    private static Task Is(Salon salon, Reply booking, string start, string member) => salon.Shop.Until(async () =>
    {
        JsonNode now = (await salon.Shop.Get($"/bookings/{booking.Id}")).Json;
        return (string?)now["startTime"] == start && (string?)now["memberId"] == member;
    });

    /// <summary>Playwright's touchscreen only taps; a drag goes through the browser's own protocol.</summary>
    private static Task Touch(ICDPSession finger, string type, float x = 0, float y = 0) => finger.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = type == "touchEnd" ? Array.Empty<object>() : new object[] { new { x, y } },
    });
}
