using Microsoft.Playwright;

namespace Bookend.Browser;

public sealed class MoneyTests
{
    [Fact]
    public async Task A_sale_that_nobody_wants_is_voided_with_a_reason()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = (await salon.Shop.Post("/orders", new { siteId = salon.Shop.SiteId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } } })).ShouldBeOk();
        var page = await Chromium.Tablet(ColorScheme.Dark);
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("order-more").ClickAsync();
        await page.ShouldBeAccessible();
        await page.Test("order-void").ClickAsync();
        await Assertions.Expect(page.Test("void-confirm")).ToBeDisabledAsync();
        await page.Test("void-reason").FillAsync("Changed her mind");
        await page.Test("void-confirm").ClickAsync();
        await Assertions.Expect(page.Test($"order-{order.Id}")).ToContainTextAsync("void");
        ((string?)(await salon.Shop.Get($"/orders/{order.Id}")).Json["state"]).ShouldBe("voided");
    }

    [Fact]
    public async Task On_a_phone_the_receipt_begins_with_what_to_give_back()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var three = Enumerable.Repeat(new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna }, 3).ToArray();
        var order = (await salon.Shop.Post("/orders", new { siteId = salon.Shop.SiteId, lines = three })).ShouldBeOk();
        var page = await Chromium.Phone();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("tender-cash").ClickAsync();
        await page.Test("cash-14000").ClickAsync();
        await page.Test("complete-sale").ClickAsync();
        await Assertions.Expect(page.Test("receipt-change")).ToContainTextAsync("5,00");
        await Assertions.Expect(page.Test("receipt-number")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Part_of_a_sale_is_given_back_through_the_dialog()
    {
        var (salon, order) = await Sold();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("refund-open").ClickAsync();
        await page.Test($"refund-line-{(string)order.Json["lines"]![1]!["id"]!}").ClickAsync();
        await Assertions.Expect(page.Test("refund-preview")).ToContainTextAsync("12,00");
        await page.ShouldBeAccessible();
        await page.Test("refund-reason").FillAsync("The cap was broken");
        await page.Test("refund-confirm").ClickAsync();
        await Assertions.Expect(page.Test("receipt-number")).ToBeVisibleAsync();

        var after = (await salon.Shop.Get($"/orders/{order.Id}")).Json;
        ((long)after["lines"]![0]!["refunded"]!["quantity"]!).ShouldBe(0);
        ((long)after["lines"]![1]!["refunded"]!["gross"]!["amount"]!).ShouldBe(1200);
        after["receipts"]!.AsArray().Count.ShouldBe(2);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("refund-open").ClickAsync();
        await Assertions.Expect(page.Test($"refund-line-{(string)order.Json["lines"]![1]!["id"]!}")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_line_taken_off_by_mistake_is_put_back_with_its_discount()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var order = (await salon.Shop.Post("/orders", new { siteId = salon.Shop.SiteId, lines = new[] { new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna } } })).ShouldBeOk();
        var line = (string)order.Json["lines"]![0]!["id"]!;
        var cheaper = (await salon.Shop.Post($"/orders/{order.Id}/changes", new { operations = new[] { new { op = "discount", lineId = line, percentPpm = 100_000, reason = "Regular" } } })).ShouldBeOk();
        var page = await Chromium.Tablet();
        await page.SignIn(salon.Shop);
        await page.Show(salon.Shop, $"orders/{order.Id}");
        await page.Test("line-less").ClickAsync();
        await Assertions.Expect(page.Test($"line-{line}")).ToHaveCountAsync(0);
        await page.Test("undo").ClickAsync();
        await Assertions.Expect(page.Test($"line-{line}")).ToContainTextAsync("Regular");
        var after = (await salon.Shop.Get($"/orders/{order.Id}")).Json;
        after["totals"]!.ToJsonString().ShouldBe(cheaper.Json["totals"]!.ToJsonString());
    }

    private static async Task<(Salon Salon, Reply Order)> Sold()
    {
        var salon = await Salon.Open(StoreKind.Sqlite);
        var shop = salon.Shop;
        var sold = (await shop.Post("/sales", new
        {
            siteId = shop.SiteId,
            tillId = shop.TillId,
            lines = new object[]
            {
                new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.Anna },
                new { kind = "custom", name = "Cap", unitPrice = new { amount = 1200, currency = "EUR" }, quantity = 1, memberId = salon.Anna, taxIds = new[] { shop.TaxId } },
            },
            tenders = new[] { new { method = "cash", amount = new { amount = 5700, currency = "EUR" } } },
        })).ShouldBeOk();
        return (salon, (await shop.Get($"/orders/{(string)sold.Json["order"]!["id"]!}")).ShouldBeOk());
    }
}
