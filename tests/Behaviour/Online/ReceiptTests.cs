namespace Bookend.Behaviour.Online;

public sealed class ReceiptTests
{
    [Theory, BothStores]
    public async Task A_receipt_explains_itself_and_shows_what_came_later(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var shop = salon.Shop;
        object Money(int amount) => new { amount, currency = "EUR" };
        var sale = (await shop.Post("/sales", new
        {
            siteId = shop.SiteId,
            tillId = shop.TillId,
            lines = new object[]
            {
                new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.People[0] },
                new { kind = "custom", name = "Shampoo <250 ml>", unitPrice = Money(1800), quantity = 2, taxIds = new[] { shop.TaxId }, discount = new { percentPpm = 100000, reason = "Treue" } },
            },
            tips = new[] { new { memberId = salon.People[0], amount = Money(500) } },
            tenders = new[] { new { method = "cash", amount = Money(9640), tendered = Money(10000) } },
        })).ShouldBeOk().Json;
        using var guest = salon.Guest();
        await guest.Open((string)sale["receipt"]!["publicUrl"]!);
        guest.Heading.ShouldBe("Beleg");
        Rows(guest).ShouldBe(
        [
            "Haarschnitt bei Anna Berger|59,00 €", "2 × Shampoo <250 ml> Rabatt -3,60 € · Treue|32,40 €", "Trinkgeld für Anna Berger|5,00 €",
            "Gesamt|96,40 €", "Bar, gegeben 100,00 €|96,40 €", "Rückgeld|3,60 €", "MwSt 19 %|76,81 €|14,59 €",
        ]);
        var why = guest.Page.QuerySelectorAll("details li").Select(l => Plain(l.TextContent)).ToList();
        why.ShouldContain("3,60 € (10 %) wurden von „Shampoo <250 ml>“ abgezogen. Treue");
        why.ShouldContain("MwSt 19 %: 14,59 € sind 19 % von 76,81 €.");

        var line = (string)sale["order"]!["lines"]![1]!["id"]!;
        var refund = (await shop.Post($"/orders/{sale["order"]!["id"]}/refunds", new
        {
            tillId = shop.TillId, lines = new[] { new { lineId = line, quantity = 1 } }, tips = false, tenders = new[] { new { method = "cash", amount = Money(1620) } }, reason = "Flasche undicht",
        })).ShouldBeOk().Json;
        await guest.Open((string)sale["receipt"]!["publicUrl"]!);
        Rows(guest)[^1].ShouldBe("Erstattung 2 am Montag, 23. November 2026|-16,20 €");
        await guest.Open((string)refund["receipt"]!["publicUrl"]!);
        guest.Heading.ShouldBe("Erstattung");
        Plain(guest.Main).ShouldContain("Die Beträge sind die von Beleg 1. Flasche undicht");
        await guest.Follow(".actions a");
        guest.Address.ShouldBe(salon.Path);
    }

    private static List<string> Rows(Guest guest) =>
        [.. guest.Page.QuerySelectorAll("table.bill tbody tr").Select(r => string.Join('|', r.Children.Select(c => Plain(c.TextContent))))];

    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").Trim();
}
