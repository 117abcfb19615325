using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Online;

/// <summary>A gift card that somebody is buying or has bought on a page: who is told what became of it. The order and the card are elsewhere.</summary>
internal sealed class GiftPurchaseRow
{
    public BusinessId BusinessId { get; set; }

    public OrderId OrderId { get; set; }

    public SiteId SiteId { get; set; }

    public string BuyerName { get; set; } = "";

    public string BuyerEmail { get; set; } = "";

    public string Recipient { get; set; } = "";

    /// <summary>Null: at once.</summary>
    public LocalDate? SendOn { get; set; }

    public long Amount { get; set; }

    public Currency Currency { get; set; }

    public Instant At { get; set; }

    /// <summary>Null: the card provider has not said yes or no yet.</summary>
    public Instant? EndedAt { get; set; }
}

internal static class GiftPurchase
{
    private const int KeyLength = 22;

    /// <summary>The page on which she paid is the key to what became of it: 128 random bits.</summary>
    public static bool IsKey(string text) => text.Length == KeyLength && System.Buffers.Text.Base64Url.IsValid(text);

    public static OrderId IdOf(SiteId site, string key) => Ids.Derived<OrderId>($"gift {site} {key}");

    public static GiftPurchaseRow Row(Work work, SiteId site, OrderId id, Gift gift) => new()
    {
        BusinessId = work.Business,
        OrderId = id,
        SiteId = site,
        BuyerName = gift.Form.Name,
        BuyerEmail = gift.Form.Email,
        Recipient = gift.Form.To,
        SendOn = gift.On,
        Amount = gift.Amount.Amount,
        Currency = gift.Amount.Currency,
        At = work.Now,
    };

    /// <summary>The sale has come to an end, or still waits (then nothing is done): her letter goes with it.</summary>
    /// <param name="tell">Also that it was not paid; she does not have the page before her that says so.</param>
    public static async Task Ended(Work work, OnlineSettings settings, UnattendedSaleView sale, bool tell)
    {
        if (sale.State == UnattendedSaleState.Waiting ||
            await work.Set<GiftPurchaseRow>().FirstOrDefaultAsync(p => p.OrderId == sale.Id) is not { EndedAt: null } purchase)
        {
            return;
        }

        purchase.EndedAt = work.Now;
        if (sale.State == UnattendedSaleState.Sold || tell)
        {
            await Write(work, settings, sale, purchase);
        }
    }

    private static async Task Write(Work work, OnlineSettings settings, UnattendedSaleView sale, GiftPurchaseRow purchase)
    {
        var door = await Door.Of(work, purchase.SiteId);
        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var amount = s.Money(new Money(purchase.Amount, purchase.Currency));
        var isSold = sale.State == UnattendedSaleState.Sold;
        var when = purchase.SendOn is { } day ? s.LongDate(day) : w.GiftAtOnce;
        Block[] blocks = isSold
            ?
            [
                new Block.Paragraph($"{w.Hello(purchase.BuyerName)}\n{w.GiftBoughtText}"),
                new Block.Rows([(w.GiftFor, purchase.Recipient), (w.Amount, amount), (w.GiftGoesOut, when), (w.Receipt, w.ReceiptNumber(sale.ReceiptNumber!))]),
                new Block.Button(w.GiftSeeReceipt, settings.Link(sale.ReceiptUrl!)),
                new Block.Small(w.GiftReceiptLink),
            ]
            : [new Block.Paragraph($"{w.Hello(purchase.BuyerName)}\n{w.GiftNotPaidText(amount)}"), new Block.Button(w.GiftAgain, settings.Link(Links.Gift(door.Slug)))];
        var heading = isSold ? w.GiftBought : w.GiftNotPaid;
        await Messaging.Public.Enqueue(work, new NewMessage(
            Ids.Derived<MessageId>($"{sale.Id} {sale.State}"), purchase.BuyerEmail, purchase.BuyerName, door.Frame.LogoText, door.Site.Email,
            isSold ? w.GiftBoughtSubject(purchase.Recipient, amount) : w.GiftNotPaid, new Letter(new Brand(door.Frame.LogoText, door.Frame.Accent), s.Locale, heading, blocks),
            sale.Id.ToString()));
    }
}
