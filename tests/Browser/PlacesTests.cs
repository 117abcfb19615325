using Microsoft.Playwright;

namespace Bookend.Browser;

/// <summary>Every screen of the staff app, with something on it and with nothing, on a phone and on a tablet, light and dark.</summary>
public sealed class PlacesTests
{
    private static readonly string[] Settings = ["business", "site", "rooms", "tills", "tax", "keys", "audit"];

    [Theory]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    public async Task Every_screen_is_accessible_and_never_scrolls_sideways(bool phone, ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var places = await Fill(salon);
        await Walk(salon.Shop, phone, colors, places);
    }

    [Theory]
    [InlineData(true, ColorScheme.Dark)]
    [InlineData(false, ColorScheme.Light)]
    public async Task Empty_screens_say_what_to_do_next(bool phone, ColorScheme colors)
    {
        var shop = await Shop.Open(StoreKind.Sqlite);
        await Walk(shop, phone, colors, ["", "?view=week", "orders", "clients", "catalogue", "catalogue?tab=products", "messages", "gift-cards", "settings?part=rooms"]);
    }

    private static async Task Walk(Shop shop, bool phone, ColorScheme colors, IEnumerable<string> places)
    {
        var page = await (phone ? Chromium.Phone(colors: colors) : Chromium.Tablet(colors));
        await page.SignIn(shop);
        foreach (var place in places)
        {
            await page.Show(shop, place);
            await page.ShouldBeAccessible();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{place} scrolls sideways");
        }
    }

    /// <summary>A visit with a warning, a sale with a refund, a letter, a room: what the screens show.</summary>
    private static async Task<IReadOnlyList<string>> Fill(Salon salon)
    {
        var shop = salon.Shop;
        var client = await salon.Client("Mia Schmidt");
        (await shop.Post($"/clients/{client}/allergies", new { text = "Lanolin", severity = "block" })).ShouldBeOk();
        (await shop.Post("/rooms", new { siteId = shop.SiteId, name = "Room 1", kind = "treatment" })).ShouldBeOk();
        (await shop.Post("/products", new { name = "Balm", price = new { amount = 1700, currency = "EUR" }, taxIds = new[] { shop.TaxId } })).ShouldBeOk();
        var booking = (await shop.Post("/bookings", new { siteId = shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At("10:00"), clientId = client })).ShouldBeOk();
        (await shop.Post($"/team/{salon.Ben}/time-off", new { from = "2026-11-23T12:00", to = "2026-11-23T14:00", reason = "Dentist" })).ShouldBeOk();
        var sold = (await shop.Post("/sales", new
        {
            siteId = shop.SiteId, tillId = shop.TillId, clientId = client,
            lines = new object[]
            {
                new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna },
                new { kind = "giftCard", unitPrice = new { amount = 5000, currency = "EUR" }, quantity = 1, details = new { recipient = new { name = "Jule" } } },
                new { kind = "credit", unitPrice = new { amount = 2000, currency = "EUR" }, quantity = 1 },
            },
            tips = new[] { new { memberId = salon.Anna, amount = new { amount = 500, currency = "EUR" } } },
            tenders = new[] { new { method = "cash", amount = new { amount = 12_000, currency = "EUR" } } },
        })).ShouldBeOk();
        (await shop.Put($"/clients/{client}/account", new { limit = new { amount = 10_000, currency = "EUR" }, reason = "Regular" })).ShouldBeOk();
        var card = (await shop.Get("/gift-cards")).Json["items"]![0]!;
        var receipt = (string)sold.Json["receipt"]!["id"]!;
        (await shop.Post($"/receipts/{receipt}/send", new { email = "mia@example.com" })).ShouldBeOk();
        return
        [
            "", "?view=week", $"?visit={booking.Id}", "?new=true", "orders", "orders?date=all", "orders/new", $"orders/{(string)booking.Json["orderId"]!}",
            $"orders/{(string)sold.Json["order"]!["id"]!}", $"receipts/{receipt}", "clients", $"clients/{client}", "catalogue", "catalogue?tab=products",
            $"catalogue?edit={salon.Cut}", "team", $"team/{salon.Anna}", "messages", "gift-cards",
            $"gift-cards/{(string)card["id"]!}", $"clients/{client}/statement", "settings", .. Settings.Select(part => $"settings?part={part}"),
        ];
    }
}
