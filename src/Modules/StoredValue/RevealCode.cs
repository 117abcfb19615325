using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>
/// The whole code, and the card as a picture to print: for who sold it, and for managers. Nobody needs it to be paid with the card. It is
/// said once per request, and each time is written down.
/// </summary>
internal static class RevealCode
{
    /// <param name="Code">In fours.</param>
    /// <param name="Picture">SVG with a QR code.</param>
    public sealed record View(GiftCardId Id, string Label, string? Code, string? Picture) : ISaidOnce<View>
    {
        public View WithoutSecret() => this with { Code = null, Picture = null };
    }

    public static async Task<Result<View>> Handle(Work work, ById<GiftCardId> path, Nothing body, Caller caller)
    {
        if (await ShowGiftCard.Tracked(work, path.Id) is not { } card)
        {
            return ShowGiftCard.Unknown;
        }

        if (card.IssuedBy != work.Actor.ToString() && !caller.May(StoredValueModule.Manage))
        {
            return CommonErrors.Forbidden.Because("The whole code is shown to who sold the card, and to managers.");
        }

        if ((await CodeBook.Of(work)).CodeOf(card) is not { } code)
        {
            return StoredValueErrors.CodeForeign.Because($"{card.Label} came with its own code, which we do not keep.");
        }

        var (business, words) = await GiftCardLetter.Around(work);
        var value = new Money(await work.Ledger.Available(Accounts.Of(card)), card.Currency);
        ValueEvents.Append(work, card.Id.ToString(), ValueEvent.CodeShown, null);
        Access.Audit.Record(work, "giftCard.code", card.Id.ToString(), $"The code of {card.Label} was shown.");
        return new View(
            card.Id, card.Label, GiftCode.Spaced(code),
            GiftCardLetter.Paper(business, words, card, value, code, await GiftCardLetter.Zone(work, card, business)));
    }
}
