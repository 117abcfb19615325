using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>Visits that are more than one person with one service: the desk books them and sees in whose column what is done.</summary>
public sealed class VisitShapeTests
{
    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task Somebody_is_booked_into_the_time_that_colour_sets(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var colour = await salon.Service("Colour", 90, 9000);
        var trim = await salon.Service("Trim", 30, 2500);
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { colour, trim } })).ShouldBeOk();
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);

        await page.Show(salon.Shop, "catalogue");
        await page.Test($"service-{colour}").ClickAsync();
        await page.Test("processing-add").ClickAsync();
        await page.Test("processing-after-0").FillAsync("30");
        await page.Test("processing-minutes-0").FillAsync("30");
        await page.ShouldBeAccessible();
        await page.Look($"processing-form-{(phone ? "phone" : "tablet")}");
        await page.Test("service-save").ClickAsync();
        await Expect(page.Test("service-save")).ToHaveCountAsync(0);

        var booked = (await salon.Book("10:00", service: colour)).ShouldBeOk();
        ((string?)booked.Json["processing"]![0]!["from"]).ShouldBe("10:30");
        if (phone)
        {
            return; // the agenda of a phone has no grid to tap into
        }

        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        var free = (await page.Test($"processing-{booked.Id}").BoundingBoxAsync())!;
        await Expect(page.Test($"booking-{booked.Id}-2")).ToContainTextAsync("goes on until 11:30");
        await page.Mouse.ClickAsync(free.X + 60, free.Y + 5);
        await page.Test("booking-service").ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Trim" }).ClickAsync();
        await page.Test("booking-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);
        var day = (await salon.Shop.Get($"/day?siteId={salon.Shop.SiteId}&date={Salon.Monday}")).ShouldBeOk().Json["bookings"]!.AsArray();
        day.Select(b => (string?)b!["startTime"]).ShouldBe(["10:00", "10:30"]);
        await page.ShouldBeAccessible();
        await page.Look("processing-day");
    }

    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task Two_services_at_the_same_time_are_booked_as_one_visit(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var nails = await salon.Service("Nails", 30, 3000);
        (await salon.Shop.Patch($"/team/{salon.Ben}", new { serviceIds = new[] { nails } })).ShouldBeOk();
        (await salon.Book("09:00", salon.Ben, nails)).ShouldBeOk();
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        await page.Test("new-booking").First.ClickAsync();
        await page.Choose("booking-service", "Cut");
        await page.Choose("more-add", "Nails");
        await page.Choose("more-starts-0", "together");
        await Expect(page.Test($"slot-{Salon.Monday}-09:00")).ToHaveCountAsync(0); // Ben does nails then
        await page.Test($"slot-{Salon.Monday}-09:30").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Look($"several-form-{(phone ? "phone" : "tablet")}");
        await page.Test("booking-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);

        var day = (await salon.Shop.Get($"/day?siteId={salon.Shop.SiteId}&date={Salon.Monday}")).ShouldBeOk().Json["bookings"]!.AsArray();
        var booking = day.Single(b => b!["more"]!.AsArray().Count == 1)!;
        if (!phone)
        {
            await Expect(page.Test($"column-{salon.Ben}").GetByTestId($"booking-{booking["id"]}-part1")).ToContainTextAsync("09:30–10:00");
            await page.Look("several-day");
            await page.Test($"booking-{booking["id"]}-part1").ClickAsync();
        }
        else
        {
            await page.GetByText("Cut + Nails").ClickAsync();
        }

        await Expect(page.Test("visit-drawer")).ToContainTextAsync("Nails 09:30–10:00");
        await page.ShouldBeAccessible();
        await page.Look($"several-visit-{(phone ? "phone" : "tablet")}");
    }
}
