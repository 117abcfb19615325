using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class LoyaltyTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task She_joins_has_points_after_a_sale_and_everybody_can_see_why(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        await Programme(salon);
        var mia = await salon.Client("Mia Schmidt");
        var page = await Chromium.Tablet(colors);
        await page.SignIn(shop);
        await page.Show(shop, $"clients/{mia}");
        await page.Test("points-join").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("join-do").ClickAsync();
        await Assertions.Expect(page.Test("points-balance")).ToHaveTextAsync("20");
        await page.Test("points-tier").Locator("summary").ClickAsync();
        await page.ShouldBeAccessible();

        var order = await Open(salon, mia);
        await page.Show(shop, $"orders/{order.Id}");
        await page.Test("tender-cash").ClickAsync();
        await page.Test("cash-exact").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper")).ToContainTextAsync("50 Punkte gesammelt. Ihr Stand: 70.");
        await page.Test("receipt-paper").Locator("summary").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper").GetByText("Your balance: 20 before, 50 came.")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();

        await page.Show(shop, $"orders/{order.Id}");
        await page.Test($"why-{(string)order.Json["lines"]![0]!["id"]!}").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByText("45 points on Cut: 1 for every 1.00 EUR of 45.00 EUR, as its share of the order.")).ToBeVisibleAsync();
        await page.Test("why-order").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByText("These points were given with an earlier order.")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();

        await page.Show(shop, $"clients/{mia}");
        await page.Test("points-adjust").ClickAsync();
        await page.Test("adjust-points").FillAsync("5");
        await page.Test("adjust-reason").FillAsync("Had to wait");
        await page.Test("adjust-do").ClickAsync();
        await Assertions.Expect(page.Test("points-balance")).ToHaveTextAsync("75");
        await page.Test("points-history").ClickAsync();
        await Assertions.Expect(page.GetByText("Had to wait")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("A point for every euro: 45 points")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_receipt_on_her_phone_opens_each_figure_of_points(bool javaScript)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        await Programme(salon);
        var order = await Open(salon, await salon.Client("Mia Schmidt"));
        var sold = await Complete(salon, order.Id, "cash", 4500);
        var page = await Chromium.Phone(javaScript);
        await page.GotoAsync(new Uri(salon.Shop.Server.Address, (string)sold.Json["receipt"]!["publicUrl"]!).ToString());
        var note = page.Locator("details.note");
        await Assertions.Expect(note.Locator("li").First).ToBeHiddenAsync();
        await note.Locator("summary").ClickAsync();
        await Assertions.Expect(note.GetByText("5 points: For coming.")).ToBeVisibleAsync();
        await Assertions.Expect(note.GetByText("Your balance: 0 before, 70 came.")).ToBeVisibleAsync();
        if (javaScript)
        {
            await page.ShouldBeAccessible();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Rewards_and_points_pay_in_three_taps(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        await Programme(salon);
        var mia = await salon.Client("Mia Schmidt");
        (await shop.Post($"/loyalty/clients/{mia}/adjust", new { points = 400, reason = "Taken over" })).ShouldBeOk();
        var first = await Open(salon, mia);
        var page = await Chromium.Tablet(colors);
        await page.SignIn(shop);
        await page.Show(shop, $"orders/{first.Id}");
        await Assertions.Expect(page.Test("till-points")).ToContainTextAsync("400 points");
        await page.ShouldBeAccessible();
        await page.Test("reward-CUT").ClickAsync();
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("0,00");
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper")).ToContainTextAsync("Ihr Stand: 180 Punkte.");

        var second = await Open(salon, mia);
        await page.Show(shop, $"orders/{second.Id}");
        await page.Test("tender-points").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("points-pay").ClickAsync();
        await Assertions.Expect(page.Test("checkout-due")).ToContainTextAsync("36,00");
        await page.Test("tender-terminal").ClickAsync();
        await page.Test("terminal-approved").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper")).ToContainTextAsync("180 points");
        await page.Test("receipt-paper").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByText("9.00 EUR were paid with 180 points: 100 points are worth 5.00 EUR.")).ToBeVisibleAsync();

        var walkIn = await Open(salon, null);
        await Complete(salon, walkIn.Id, "cash", 4500);
        await page.Show(shop, $"orders/{walkIn.Id}");
        await Assertions.Expect(page.Test("why-points")).ToContainTextAsync("Nobody was named on the order");
        await page.Test("claim-open").ClickAsync();
        await page.Test("client-search").FillAsync("Mia");
        await page.Test($"client-option-{mia}").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("claim-do").ClickAsync();
        await Assertions.Expect(page.Test("why-points")).ToContainTextAsync("This order earned 50 points.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_rules_are_tried_on_the_past_before_they_count(bool phone)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var mia = await salon.Client("Mia Schmidt");
        await Complete(salon, (await Open(salon, mia)).Id, "cash", 4500);
        var page = phone ? await Chromium.Phone() : await Chromium.Tablet(ColorScheme.Dark);
        await page.SignIn(shop);
        await page.Show(shop, "settings?part=points");
        await page.Test("programme-new").ClickAsync();
        await page.Test("programme-name").FillAsync("Linden Points");
        await page.Test("programme-try").ClickAsync();
        await Assertions.Expect(page.Test("trial-gain")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Test("trial-cost")).ToContainTextAsync("45");
        await page.ShouldBeAccessible();
        await page.Test("programme-save").ClickAsync();
        await Assertions.Expect(page.Test("programme-Linden Points")).ToContainTextAsync("version 1");
        await Complete(salon, (await Open(salon, mia)).Id, "cash", 4500);

        await page.Show(shop, "settings?part=points");
        await Assertions.Expect(page.Test("liability-points")).ToHaveTextAsync("45");
        await page.Test("programme-edit").ClickAsync();
        await page.Test("rule-0-points").FillAsync("2");
        await page.Test("part-rewards").Locator("summary").ClickAsync();
        await page.Test("reward-add").ClickAsync();
        await page.Test("reward-0-name").FillAsync("Five off");
        await page.Test("part-tiers").Locator("summary").ClickAsync();
        await page.Test("tier-add").ClickAsync();
        await page.Test("part-limits").Locator("summary").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("programme-try").ClickAsync();
        await Assertions.Expect(page.Test("trial-cost")).ToContainTextAsync("90");
        await Assertions.Expect(page.Test("trial-owed")).ToContainTextAsync("4,50");
        await Assertions.Expect(page.Test("trial-lose")).ToHaveTextAsync("0");
        await page.ShouldBeAccessible();
        await page.Test("programme-save").ClickAsync();
        await Assertions.Expect(page.Test("programme-Linden Points")).ToContainTextAsync("version 2");
        await Assertions.Expect(page.Test("programme-Linden Points")).ToContainTextAsync("Five off");
        var terms = (await shop.Get("/loyalty/programmes")).Json["items"]![0]!["terms"]!;
        ((long)terms["rules"]![0]!["points"]!, (string?)terms["rewards"]![0]!["code"], (string?)terms["tiers"]!["tiers"]![0]!["name"]).ShouldBe((2, "FIVE-OFF", "Silver"));
    }

    private static async Task Programme(Salon salon) => (await salon.Shop.Post("/loyalty/programmes", new
    {
        name = "Linden Points",
        terms = new
        {
            rules = new object[]
            {
                new { code = "spend", kind = "spend", name = "A point for every euro", points = 1, perAmount = Money(100) }, new { code = "visit", kind = "visit", name = "For coming", points = 5 },
                new { code = "welcome", kind = "signUp", name = "Welcome", points = 20 },
            },
            tiers = new { measure = "points", months = 12, tiers = new[] { new { code = "silver", name = "Silver", from = 100, multiplierPpm = 1_000_000 } } },
            value = new { points = 100, amount = Money(500) }, expireMonths = 12,
            rewards = new object[] { new { code = "CUT", kind = "item", name = "A free cut", points = 220, items = new { itemIds = new[] { salon.Cut } } } },
        },
    })).ShouldBeOk();

    private static async Task<Reply> Open(Salon salon, string? clientId) => (await salon.Shop.Post("/orders", new
    {
        siteId = salon.Shop.SiteId, clientId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } },
    })).ShouldBeOk();

    private static async Task<Reply> Complete(Salon salon, string order, string method, long amount) =>
        (await salon.Shop.Post($"/orders/{order}/complete", new { tillId = salon.Shop.TillId, tenders = new[] { new { method, amount = Money(amount) } } })).ShouldBeOk();

    private static object Money(long amount) => new { amount, currency = "EUR" };
}
