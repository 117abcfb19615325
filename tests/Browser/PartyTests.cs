using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bookend.Browser;

/// <summary>Three come together: booked at the desk or on a phone, moved as one, one of them cancels, and the host pays for the rest.</summary>
public sealed class PartyTests
{
    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    public async Task A_party_of_three(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var carla = await salon.Member("Carla", [salon.Cut]);
        await salon.Client("Lea Host");
        (await salon.Book("09:00", carla)).ShouldBeOk();
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"?date={Salon.Monday}");
        await page.Test("new-booking").First.ClickAsync();
        await page.Test("booking-guests").GetByText("Several together").ClickAsync();
        await page.Test("client-search").FillAsync("Lea");
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Lea Host" }).First.ClickAsync();
        await page.Choose("guest-service-0", "Cut");
        await page.Test("guest-name-1").FillAsync("Mia");
        await page.Test("guest-add").ClickAsync();
        await page.Test("guest-name-2").FillAsync("Nina");
        await Expect(page.Test($"slot-{Salon.Monday}-10:00")).ToBeVisibleAsync();
        await Expect(page.Test($"slot-{Salon.Monday}-09:00")).ToHaveCountAsync(0); // Carla is not free then
        await page.ShouldBeAccessible();
        await page.Look($"party-form-{(phone ? "phone" : "tablet")}");
        await page.Test($"slot-{Salon.Monday}-10:00").ClickAsync();
        await Expect(page.Test("party-save")).ToContainTextAsync("Book 3 guests · 135,00");
        await page.Test("party-save").ClickAsync();
        await Expect(page.Test("new-booking-drawer")).ToHaveCountAsync(0);
        var guests = await Guests(salon);
        guests.Select(g => ((string?)g["clientName"], (string?)g["startTime"])).ShouldBe([("Lea Host", "10:00"), ("Mia", "10:00"), ("Nina", "10:00")], ignoreOrder: true);

        var lea = guests.Single(g => (string?)g["clientName"] == "Lea Host");
        await page.Show(salon.Shop, $"?date={Salon.Monday}&visit={lea["id"]}");
        await Expect(page.Test("visit-party")).ToContainTextAsync("3 come together, asked for by Lea Host");
        await page.ShouldBeAccessible();
        await page.Look($"party-visit-{(phone ? "phone" : "tablet")}");
        await page.Test("party-move").ClickAsync();
        await page.Test($"slot-{Salon.Monday}-10:15").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Look($"party-move-{(phone ? "phone" : "tablet")}");
        await page.Test("party-move-confirm").ClickAsync();
        await Expect(page.Test("party-move-confirm")).ToHaveCountAsync(0);
        (await Guests(salon)).ShouldAllBe(g => (string?)g["startTime"] == "10:15");

        // Mia is ill: only she goes. The host pays for herself and Nina.
        var mia = guests.Single(g => (string?)g["clientName"] == "Mia");
        (await salon.Shop.Post($"/bookings/{mia["id"]}/cancel", new { reason = "Ill" })).ShouldBeOk();
        await Expect(page.Test("visit-party")).ToContainTextAsync("2 come together");
        await page.Test("party-pay").ClickAsync();
        await Expect(page.Test("together-chosen")).ToContainTextAsync("90,00");
        await page.ShouldBeAccessible();
        await page.Look($"party-pay-{(phone ? "phone" : "tablet")}");
        await page.Test("together-terminal").ClickAsync();
        await Expect(page.Test("together-done")).ToContainTextAsync("2 receipts");
    }

    private static async Task<List<JsonNode>> Guests(Salon salon) =>
        [.. (await salon.Shop.Get("/bookings?limit=100")).ShouldBeOk().Json["items"]!.AsArray().Where(b => b!["partyId"] is not null).Select(b => b!)];
}
