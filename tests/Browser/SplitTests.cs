using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class SplitTests
{
    [Fact]
    public async Task Three_taps_make_equal_shares_and_each_has_a_receipt_of_its_own()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = await Bill(salon);
        var page = await Chromium.Phone();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");

        await page.Test("split-open").ClickAsync();
        await page.Test("split-3").ClickAsync();
        await Assertions.Expect(page.Test("split-preview")).ToContainTextAsync("33,34");
        await Assertions.Expect(page.Test("split-sum")).ToContainTextAsync("100,00");
        await page.ShouldBeAccessible();
        await page.Look("split-equal-phone");
        await page.Test("split-confirm").ClickAsync();

        await Assertions.Expect(page.Test("together-all")).ToContainTextAsync("100,00");
        await Assertions.Expect(page.Test("together-left")).ToContainTextAsync("100,00");
        await page.ShouldBeAccessible();
        await page.Look("split-shares-phone");
        await page.Test($"pay-{order.Id}").ClickAsync();
        await page.Test("tender-cash").ClickAsync();
        await page.Test("cash-exact").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-paper")).ToContainTextAsync("33,34");
        await page.Test("next-share").ClickAsync();
        await Assertions.Expect(page.Test("together-left")).ToContainTextAsync("66,66");

        // The other two are one payer's, each with a receipt.
        await page.Test("choose-all").ClickAsync();
        await Assertions.Expect(page.Test("together-chosen")).ToContainTextAsync("66,66");
        await page.Test("together-cash").ClickAsync();
        await page.Test("together-cash-7000").ClickAsync();
        await Assertions.Expect(page.Test("together-done")).ToContainTextAsync("3,34");
        await page.ShouldBeAccessible();
        await page.Look("split-done-phone");
        var orders = (await salon.Shop.Get($"/orders?splitOf={order.Id}")).ShouldBeOk().Json["items"]!.AsArray();
        orders.Select(o => (string)o!["state"]!).ShouldBe(["completed", "completed", "completed"]);
        orders.Select(o => o!["receipts"]!.AsArray().Count).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task Each_guest_takes_what_is_hers()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = await Bill(salon);
        var line = (string)order.Json["lines"]![1]!["id"]!;
        var mia = await salon.Client("Mia Schmidt");
        var page = await Chromium.Tablet(ColorScheme.Dark);
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("split-open").ClickAsync();
        await page.GetByText("By guest").ClickAsync();
        await Assertions.Expect(page.Test("split-confirm")).ToBeDisabledAsync();
        await page.Test($"guest-2-{line}.0").ClickAsync();
        await Assertions.Expect(page.Test("split-preview")).ToContainTextAsync("27,50");
        await Assertions.Expect(page.Test("split-sum")).ToContainTextAsync("100,00");
        await page.ShouldBeAccessible();
        await page.Test("guest-2-client").ClickAsync();
        await page.Test("client-search").FillAsync("Mia");
        await page.Test($"client-option-{mia}").ClickAsync();
        await Assertions.Expect(page.Test("split-drawer")).ToContainTextAsync("Guest 2: Mia Schmidt");
        await page.ShouldBeAccessible();
        await page.Look("split-guests-tablet-dark");
        await page.Test("split-confirm").ClickAsync();
        await Assertions.Expect(page.Test("together-list")).ToContainTextAsync("72,50");
        var parts = (await salon.Shop.Get($"/orders?splitOf={order.Id}")).ShouldBeOk().Json["items"]!.AsArray();
        parts.Select(o => (string?)o!["clientId"]).ShouldBe([mia, null], ignoreOrder: true);
        await page.ShouldBeAccessible();
        await page.Look("split-shares-tablet-dark");
    }

    [Fact]
    public async Task One_pays_an_amount_and_the_rest_stays()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = await Bill(salon);
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("split-open").ClickAsync();
        await page.GetByText("An amount").ClickAsync();
        await page.Test("split-amount").FillAsync("30");
        await Assertions.Expect(page.Test("split-preview")).ToContainTextAsync("70,00");
        await page.Look("split-amount-tablet");
        await page.Test("split-confirm").ClickAsync();
        await Assertions.Expect(page.Test("together-list")).ToContainTextAsync("30,00");
        await page.Look("split-shares-tablet");
    }

    [Fact]
    public async Task Open_sales_of_several_are_paid_by_one()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var (one, two, other) = (await Bill(salon), await Bill(salon), await Bill(salon));
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, "orders");
        await page.Test("pay-together").ClickAsync();
        await page.Test($"choose-{one.Id}").ClickAsync();
        await page.Test($"choose-{two.Id}").ClickAsync();
        await Assertions.Expect(page.Test("together-chosen")).ToContainTextAsync("200,00");
        await page.ShouldBeAccessible();
        await page.Look("together-tablet");
        await page.Test("together-terminal").ClickAsync();
        await Assertions.Expect(page.Test("together-done")).ToContainTextAsync("200,00");
        await Assertions.Expect(page.Test($"together-{other.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Test($"together-{one.Id}")).ToHaveCountAsync(0);
    }

    private static async Task<Reply> Bill(Salon salon) => (await salon.Shop.Post("/orders", new
    {
        siteId = salon.Shop.SiteId,
        lines = new object[]
        {
            new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna },
            new { kind = "custom", name = "Colour", unitPrice = new { amount = 2750, currency = "EUR" }, quantity = 2, memberId = salon.Anna },
        },
    })).ShouldBeOk();
}
