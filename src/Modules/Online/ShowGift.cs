using Bookend.Core.Store;
using Bookend.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bookend.Online;

/// <summary>/book/{slug}/gift/bought/{key}: what became of a purchase (GET), and asking the bank again (POST).</summary>
internal static class ShowGift
{
    public static Task<IResult> Handle(Call call) => Door.Show(call, async (reading, door) =>
    {
        var key = call.Path("key");
        if (!GiftPurchase.IsKey(key))
        {
            return Answers.NotFound(call);
        }

        var id = GiftPurchase.IdOf(door.Site.Id, key);
        return await reading.Set<GiftPurchaseRow>().FirstOrDefaultAsync(p => p.OrderId == id) is { } purchase && await UnattendedSales.StateOf(reading, id) is { } sale
            ? Answers.Page<GiftBoughtPage>(new GiftBoughtView(
                door.Frame, sale.State, purchase.Recipient, new Bookend.Kernel.Money(purchase.Amount, purchase.Currency), purchase.SendOn, purchase.BuyerEmail, sale.ReceiptUrl,
                Links.Bought(door.Slug, key), Links.Gift(door.Slug), call.Guard(), Notices.Of(call, door.Frame.Words)))
            : Answers.NotFound(call);
    });

    public static async Task<IResult> AskAgain(Call call)
    {
        var (slug, key) = (call.Path("slug"), call.Path("key"));
        if (!GiftPurchase.IsKey(key) || await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var id = GiftPurchase.IdOf(place.Site, key);
        var known = await call.Read<bool>(place.Business, async r => await r.Set<GiftPurchaseRow>().AnyAsync(p => p.OrderId == id && p.EndedAt == null));
        if (known is { Refusal: null, Value: true })
        {
            await call.Http.RequestServices.GetRequiredService<UnattendedSales>().AskAgain(
                place.Business, Call.Stranger, id, (work, view) => GiftPurchase.Ended(work, call.Settings, view, tell: true));
        }

        return Answers.SeeOther(Links.Bought(slug, key));
    }
}
