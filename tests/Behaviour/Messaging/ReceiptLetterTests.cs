using Bookend.Behaviour.Online;

namespace Bookend.Behaviour.Messaging;

public sealed class ReceiptLetterTests
{
    [Theory]
    [BothStores("de-DE", "Ihr Beleg 1 von", "Gesamt: 45,00", "Bar: 45,00", "Beleg ansehen: ", "MwSt 19 %: 7,18", "Ihre Erstattung 2 von", "Erstattet: 45,00")]
    [BothStores("en-IE", "Your receipt 1 from", "Total: €45.00", "Cash: €45.00", "See the receipt: ", "MwSt 19 %: €7.18", "Your refund 2 from", "Given back: €45.00")]
    [BothStores("fr-FR", "Votre reçu 1 de", "Total: 45,00", "Espèces: 45,00", "Voir le reçu: ", "MwSt 19 % : 7,18", "Votre remboursement 2 de", "Remboursé: 45,00")]
    public async Task Speaks_the_language_of_the_business_and_leads_to_the_receipt(
        StoreKind store, string locale, string subject, string total, string paid, string link, string tax, string refunded, string back)
    {
        var counter = await Sales.Counter.Open(store);
        var shop = counter.Shop;
        (await shop.Patch("/business", new { locale })).ShouldBeOk();
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(4500)])).ShouldBeOk();
        var refund = (await counter.Refund((string)sold.Json["order"]!["id"]!, [new { lineId = (string)sold.Json["order"]!["lines"]![0]!["id"]! }])).ShouldBeOk();
        (await shop.Post($"/receipts/{sold.Json["receipt"]!["id"]}/send", new { email = "lea@example.com" })).ShouldBeOk();
        (await shop.Post($"/receipts/{refund.Json["receipt"]!["id"]}/send", new { email = "lea@example.com" })).ShouldBeOk();
        var letters = await shop.Letters(2);

        ((string?)letters[0]["subject"])!.ShouldStartWith(subject);
        var text = ((string)letters[0]["text"]!).Replace('\u00a0', ' ').Replace('\u202f', ' ');
        foreach (var part in new[] { total, paid, tax, link })
        {
            text.ShouldContain(part);
        }

        using var guest = new Guest(shop.Server, Access.Browser.NewAddress());
        var url = text.Split(link)[1].Split('\n')[0].Trim();
        url.ShouldStartWith("http://localhost:5080/r/");
        await guest.Open(new Uri(url).AbsolutePath);
        guest.Main.ShouldContain("Cut");
        ((string?)letters[1]["subject"])!.ShouldStartWith(refunded);
        ((string)letters[1]["text"]!).Replace('\u00a0', ' ').ShouldContain(back);
    }

    [Theory]
    [BothStores("de-DE", "Bis 24 Stunden vor dem Termin")]
    [BothStores("en-IE", "until 24 hours before your visit")]
    public async Task The_policy_is_promised_in_the_language_of_the_business(StoreKind store, string locale, string promise)
    {
        var salon = await Online.Salon.Open(store);
        (await salon.Shop.Patch("/business", new { locale })).ShouldBeOk();
        using var guest = await salon.Booked("2026-11-25");
        var booking = (await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from=2026-11-25&to=2026-11-25")).Json["items"]![0]!;
        ((string?)booking["policyText"])!.ShouldContain(promise);
    }
}
