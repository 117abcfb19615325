using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Online;

/// <summary>
/// /book/{slug}/gift: what she gives (GET), what she is about to pay (POST), and the payment (POST …/pay). Nothing is kept before she pays, and the
/// sale's id follows from the page on which she pays: however often that is sent, it is one sale and one charge.
/// </summary>
internal static class BuyGift
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    public static Task<IResult> Show(Call call) => Counter(call, (counter, _) => counter.Form(GiftForm.Empty, NoErrors, Notices.Of(call, counter.Words), 200));

    public static Task<IResult> Check(Call call) => Counter(call, (counter, typed) =>
        call.Field("website").Length > 0 ? counter.Form(typed, NoErrors, new Notice(counter.Words.LooksAutomatic), 400)
        : counter.Checked(typed, out var gift) is { } wrong ? wrong
        : counter.Pay(gift!, null, 200));

    public static async Task<IResult> Pay(Call call)
    {
        Gift? gift = null;
        GiftCounter? at = null;
        var shown = await Counter(call, (counter, typed) =>
        {
            at = counter;
            return call.Field("edit").Length > 0 ? counter.Form(typed, NoErrors, null, 200) : counter.Checked(typed, out gift) ?? counter.Pay(gift!, new Notice(counter.Words.GiftChooseCard), 422);
        });
        if (gift is null || at is null || at.Cards.FirstOrDefault(c => c.Token == call.Field("card")) is not { } card || !GiftPurchase.IsKey(call.Field("nonce")))
        {
            return shown;
        }

        return await Pay(call, at, gift, card.Token);
    }

    private static async Task<IResult> Pay(Call call, GiftCounter at, Gift gift, string token)
    {
        var (business, site, key) = (at.Door.Business.Id, at.Door.Site.Id, call.Field("nonce"));
        var (form, id) = (gift.Form, GiftPurchase.IdOf(site, key));
        var sale = new UnattendedSale(site, id, LineKind.GiftCard, gift.Amount, Details(gift), token, ExpectedTotal: gift.Amount);
        var content = SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { gift.Form, gift.Amount, token }, Json.Options)));
        var outcome = await call.Http.RequestServices.GetRequiredService<UnattendedSales>().Sell(
            new WriteOrder(business, Call.Stranger, $"public:gift:{key}", content), sale,
            work => work.Append(GiftPurchase.Row(work, site, id, gift)), (work, view) => GiftPurchase.Ended(work, call.Settings, view, tell: false));
        if (outcome.Ok)
        {
            return outcome.Value.State == UnattendedSaleState.NotPaid
                ? at.Pay(gift, new Notice(at.Words.GiftDeclined), 422)
                : Answers.SeeOther(Links.Bought(at.Door.Slug, key));
        }

        // Nobody knows whether it was stored: the same page once more is the same request.
        if (outcome.Status >= 500)
        {
            return at.Pay(gift, new Notice(at.Words.GiftOnceMore), 503, key);
        }

        // She went back and changed something: what she sent first stands, or was declined and can be sent as a new one.
        if (Refusals.Code(outcome.Body) == CommonErrors.IdempotencyKeyReused.Code)
        {
            var state = await call.Read<bool>(business, async r => await UnattendedSales.StateOf(r, id) is { State: not UnattendedSaleState.NotPaid });
            return state is { Refusal: null, Value: true } ? Answers.SeeOther(Links.Bought(at.Door.Slug, key)) : at.Pay(gift, new Notice(at.Words.GiftOnceMore), 422);
        }

        return at.Form(form, NoErrors, new Notice(at.Words.GiftRefused), 422);
    }

    /// <summary>As the line of a gift card has them in the API. Whoever types an address is not taken for the client who has it.</summary>
    private static object Details(Gift gift)
    {
        var form = gift.Form;
        return new
        {
            Recipient = new
            {
                Name = form.To,
                Email = form.ToEmail.Length == 0 ? form.Email : form.ToEmail,
                Greeting = form.Message.Length == 0 ? null : form.Message,
            },
            SendOn = gift.On,
            Buyer = new { form.Name, form.Email },
        };
    }

    private static Task<IResult> Counter(Call call, Func<GiftCounter, GiftForm, IResult> show) => Door.Show(call, async (reading, door) =>
        await GiftCounter.Of(call, reading, door) is { } counter
            ? show(counter, call.Http.Request.HasFormContentType ? GiftForm.Read(call.Field) : GiftForm.Empty)
            : Answers.Notice(call, 404, w => w.GiftCards, w => w.GiftsNotSold, door.Frame));
}

/// <summary>Where gift cards are sold on a site's pages: what may be chosen, and how it may be paid.</summary>
internal sealed record GiftCounter(Call Call, Door Door, GiftCardChoice Choice, IReadOnlyList<TestCard> Cards, NodaTime.LocalDate Today)
{
    public Words Words => Door.Frame.Words;

    /// <summary>
    /// Null: none are sold here. A card provider that moves no money sells in test businesses only: elsewhere everybody could help herself to value.
    /// </summary>
    public static async Task<GiftCounter?> Of(Call call, Reading reading, Door door)
    {
        var cards = call.Http.RequestServices.GetRequiredService<ICardProvider>().TestCards;
        return reading.Head.IsTest && cards.Count > 0 && call.Http.RequestServices.GetService<IGiftCardDesk>() is { } desk &&
            await desk.Choice(reading) is { } choice && choice.Minimum.Currency == door.Site.Currency
            ? new GiftCounter(call, door, choice, cards, reading.Now.InZone(door.Site.Zone).Date)
            : null;
    }

    /// <summary>Null: nothing is wrong with it.</summary>
    public IResult? Checked(GiftForm typed, out Gift? gift)
    {
        (var form, var errors, gift) = GiftCheck.Check(typed, Choice, Today, Words, Door.Frame.Speech);
        return gift is null ? Form(form, errors, new Notice(Words.PleaseCheck), 422) : null;
    }

    public IResult Form(GiftForm form, IReadOnlyDictionary<string, string> errors, Notice? notice, int status) => Answers.Page<GiftPage>(
        new GiftView(Door.Frame, Links.Gift(Door.Slug), Choice, form, errors, Call.Guard(), Today, Links.Balance(Door.Slug), notice), status);

    /// <param name="key">Of the payment that this page repeats; null: it is a new one.</param>
    public IResult Pay(Gift gift, Notice? notice, int status, string? key = null)
    {
        var guard = Call.Guard();
        return Answers.Page<GiftPayPage>(
            new GiftPayView(
                Door.Frame, Links.PayGift(Door.Slug), gift.Amount, gift.Form, gift.On, [.. gift.Form.Fields()], Cards,
                key is null ? guard : guard with { Nonce = key }, notice),
            status);
    }
}
