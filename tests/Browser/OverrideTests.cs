using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class OverrideTests
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Beyond_the_desks_limit_a_manager_puts_her_PIN_under_it(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var (dana, mia) = (await Person(shop, "Dana Desk", "desk"), await Person(shop, "Mia Manager", "manager"));
        var order = await Order(salon);
        var page = await Chromium.Tablet(colors);
        await AtTheTill(page, shop, dana, "Dana");
        await page.Show(shop, $"orders/{order.Id}");

        await Discount(page, "20");
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("36,00");
        await Discount(page, "30");
        await Assertions.Expect(page.Test("co-sign-why")).ToContainTextAsync("You may take off up to 20 %");
        await page.ShouldBeAccessible();
        await page.Look($"co-sign-tablet-{colors}");
        await page.Test($"co-signer-{mia}").ClickAsync();
        await Type(page, "9999");
        await Assertions.Expect(page.GetByText("This PIN is not right")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        await Type(page, "2580");
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("31,50");
        await Assertions.Expect(page.Test("co-signed")).ToContainTextAsync("co-signed by Mia Manager");
        await Assertions.Expect(page.Test("person-menu")).ToContainTextAsync("Dana");
        await page.ShouldBeAccessible();
        await page.Look($"co-signed-tablet-{colors}");

        await page.Test("tender-terminal").ClickAsync();
        await page.Test("terminal-approved").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-staff")).ToContainTextAsync("taken off by Dana Desk, co-signed by Mia Manager: Regular");
        await Assertions.Expect(page.Test("receipt-paper")).Not.ToContainTextAsync("Mia");
        await page.Look($"co-signed-receipt-{colors}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_service_charge_and_a_gratuity_are_seen_before_and_come_off_with_a_reason(ColorScheme colors)
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = await Rules(salon);
        var page = await Chromium.Phone(colors: colors);
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await Assertions.Expect(page.Test("charge-service")).ToContainTextAsync("4,50");
        for (var guests = 0; guests < 3; guests++)
        {
            await page.Test("party-more").ClickAsync();
            await Assertions.Expect(page.Test("party")).ToHaveTextAsync($"{guests + 1}");
        }

        await Assertions.Expect(page.Test("charge-gratuity")).ToContainTextAsync("9,00");
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("58,50");
        await page.ShouldBeAccessible();
        await page.Look($"charges-phone-{colors}");
        await page.Test("charge-service-off").ClickAsync();
        await Assertions.Expect(page.Test("charge-confirm")).ToBeDisabledAsync();
        await page.Test("charge-reason").FillAsync("Waited long");
        await page.Look($"charge-off-phone-{colors}");
        await page.Test("charge-confirm").ClickAsync();
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("54,00");
        await Assertions.Expect(page.Test("charge-service")).ToContainTextAsync("Waited long");
        await page.Look($"charge-gone-phone-{colors}");
        await page.Test("charge-service-back").ClickAsync();
        await Assertions.Expect(page.Test("checkout-total")).ToContainTextAsync("58,50");
    }

    [Fact]
    public async Task The_rules_of_the_till_are_set_by_a_manager()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, "settings?part=till-rules");
        await page.Test("rules-service").ClickAsync();
        await page.Test("rules-service-percent").FillAsync("10");
        await page.Test("rules-desk").FillAsync("5");
        await page.ShouldBeAccessible();
        await page.Look("till-rules-tablet");
        await page.Test("rules-save").ClickAsync();
        await Assertions.Expect(page.GetByText("It counts from the next sale")).ToBeVisibleAsync();
        var rules = (await salon.Shop.Get($"/sites/{salon.Shop.SiteId}/till-rules")).ShouldBeOk().Json;
        ((int)rules["serviceCharge"]!["percentPpm"]!, (int)rules["powers"]![2]!["discountPpm"]!).ShouldBe((100_000, 50_000));
    }

    private static async Task<Reply> Rules(Salon salon)
    {
        (await salon.Shop.Put($"/sites/{salon.Shop.SiteId}/till-rules", new
        {
            serviceCharge = new { name = "Service charge", percentPpm = 100_000, to = "house" }, gratuity = new { name = "Gratuity", percentPpm = 200_000, partyFrom = 3 },
        })).ShouldBeOk();
        return await Order(salon);
    }

    private static async Task<Reply> Order(Salon salon) => (await salon.Shop.Post(
        "/orders", new { siteId = salon.Shop.SiteId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } } })).ShouldBeOk();

    private static async Task<string> Person(Shop shop, string name, string role)
    {
        var id = (await shop.Post("/team", new { name, role })).ShouldBeOk().Id;
        (await shop.Put($"/team/{id}/pin", new { pin = "2580" })).ShouldBeOk();
        return id;
    }

    private static async Task AtTheTill(IPage page, Shop shop, string member, string name)
    {
        await page.SignIn(shop);
        await page.Show(shop, "settings?part=tills");
        await page.Test($"enrol-{shop.TillId}").ClickAsync();
        await Assertions.Expect(page.Test($"leave-{shop.TillId}")).ToBeVisibleAsync();
        await page.Test("person-menu").ClickAsync();
        await page.Test("switch-person").ClickAsync();
        await page.Test($"pin-person-{member}").ClickAsync();
        await Type(page, "2580");
        await Assertions.Expect(page.Test("person-menu")).ToContainTextAsync(name);
    }

    private static async Task Discount(IPage page, string percent)
    {
        await page.Test("line-discount").ClickAsync();
        await page.Test("discount-value").FillAsync(percent);
        await page.Test("discount-apply").ClickAsync();
    }

    private static async Task Type(IPage page, string pin)
    {
        foreach (var digit in pin)
        {
            await page.Test($"pin-{digit}").ClickAsync();
        }

        await page.Test("pin-enter").ClickAsync();
    }
}
