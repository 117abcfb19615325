using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>Many visits planned as one: seen before they are booked, with what is in the way and what could be had instead.</summary>
public sealed class SeriesTests
{
    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task A_visit_is_repeated_with_the_proposals_taken_and_moved_with_all_after_it(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        await salon.Client("Lea Repeat");
        (await salon.Book("2026-11-30T10:00:00+01:00")).ShouldBeOk();
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        await page.Test("new-booking").First.ClickAsync();
        await page.Test("client-search").FillAsync("Lea");
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Lea Repeat" }).First.ClickAsync();
        await page.Choose("booking-service", "Cut");
        await page.Choose("booking-member", "Anna");
        await page.Test($"slot-{Salon.Monday}-10:00").ClickAsync();
        await page.Choose("repeat-every", "every week");
        await page.Test("repeat-count").FillAsync("3");
        var second = page.Test("forecast-2026-11-30");
        await Expect(second).ToContainTextAsync("Anna is booked until 10:45.");
        await second.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "10:00 with Ben" }).ClickAsync();
        await page.ShouldBeAccessible();
        await page.Look($"series-form-{(phone ? "phone" : "tablet")}");
        await page.Test("series-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);
        var booked = await Booked(salon);
        booked.Select(b => ((string?)b["localDate"], (string?)b["startTime"], (string?)b["memberName"])).ShouldBe(
            [("2026-11-23", "10:00", "Anna"), ("2026-11-30", "10:00", "Ben"), ("2026-12-07", "10:00", "Anna")]);

        await page.Show(salon.Shop, $"?date=2026-11-30&visit={booked[1]["id"]}");
        await Expect(page.Test("visit-series")).ToContainTextAsync("Visit 2 of 3 of “Cut”, every week");
        await page.Test("visit-series").Locator("summary").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Look($"series-visit-{(phone ? "phone" : "tablet")}");
        await page.Test("visit-more").ClickAsync();
        await page.Test("visit-move").ClickAsync();
        await page.Test("slot-2026-12-01-11:00").ClickAsync();
        await page.Test("series-scope").GetByText("And all after").ClickAsync();
        await Expect(page.Test("forecast-2026-12-08")).ToContainTextAsync("Anna");
        await page.ShouldBeAccessible();
        await page.Look($"series-move-{(phone ? "phone" : "tablet")}");
        await page.Test("series-move").ClickAsync();
        await Expect(page.Test("series-move")).ToHaveCountAsync(0);
        (await Booked(salon)).Select(b => ((string?)b["localDate"], (string?)b["startTime"])).ShouldBe(
            [("2026-11-23", "10:00"), ("2026-12-01", "11:00"), ("2026-12-08", "11:00")]);

        await page.Show(salon.Shop, $"?date={Salon.Monday}&visit={booked[0]["id"]}");
        await page.Test("visit-more").ClickAsync();
        await page.Test("visit-cancel").ClickAsync();
        await page.Test("series-scope").GetByText("All to come").ClickAsync();
        await page.Test("cancel-confirm").ClickAsync();
        await Expect(page.Test("cancel-confirm")).ToHaveCountAsync(0);
        (await Booked(salon)).ShouldAllBe(b => (string?)b["state"] == "cancelled");
    }

    [Theory]
    [InlineData(false, ColorScheme.Dark)]
    [InlineData(true, ColorScheme.Light)]
    public async Task A_bride_is_planned_for_ten_weeks(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        await salon.Client("Bea Bride");
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, "catalogue?tab=plans");
        await page.ShouldBeAccessible();
        await page.Test("catalogue-new").ClickAsync();
        await page.Test("visit-plan-name").FillAsync("Bride, ten weeks");
        await page.Choose("visit-plan-service-0", "Cut");
        await page.Test("visit-plan-add").ClickAsync();
        await page.Test("visit-plan-day-1").FillAsync("1");
        await page.ShouldBeAccessible();
        await page.Look($"plan-form-{(phone ? "phone" : "tablet")}");
        await page.Test("visit-plan-save").ClickAsync();
        await Expect(page.Test("visit-plan-save")).ToHaveCountAsync(0);
        await Expect(page.GetByText("2 visits").First).ToBeVisibleAsync();

        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        await page.Test("new-booking").First.ClickAsync();
        await page.Test("client-search").FillAsync("Bea");
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Bea Bride" }).First.ClickAsync();
        await page.Choose("booking-service", "Bride, ten weeks");
        await page.Test("plan-date").FillAsync("2027-04-17");
        await Expect(page.Test("forecast-2027-02-06")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await page.Look($"plan-book-{(phone ? "phone" : "tablet")}");
        await page.Test("series-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);
        (await Booked(salon)).Select(b => (string?)b["localDate"]).ShouldBe(["2027-02-06", "2027-04-16"]);
    }

    private static async Task<List<JsonNode>> Booked(Salon salon) =>
        [.. (await salon.Shop.Get("/bookings?limit=100")).ShouldBeOk().Json["items"]!.AsArray().Where(b => b!["seriesId"] is not null).Select(b => b!)];
}
