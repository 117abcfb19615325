using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>The letter with the card, now: to its recipient, or to another address.</summary>
internal static class SendGiftCard
{
    public sealed record Request(string? Email = null, string? Name = null);

    public static async Task<Result<GiftCardView>> Handle(Work work, ById<GiftCardId> path, Request body)
    {
        if (await ShowGiftCard.Tracked(work, path.Id) is not { } card)
        {
            return ShowGiftCard.Unknown;
        }

        var email = Texts.Email(body.Email ?? card.RecipientEmail);
        if (email is null || body.Name?.Length > Limits.Name)
        {
            return CommonErrors.EmailInvalid.At("/email", "Please give the e-mail address of the recipient.");
        }

        if (card.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.Because($"{card.Label} is blocked: {card.BlockReason}. Nothing was sent.");
        }

        (card.RecipientEmail, card.RecipientName) = (email, Texts.Clean(body.Name) ?? card.RecipientName);
        card.Index();
        var value = new Money(await work.Ledger.Available(Accounts.Of(card)), card.Currency);
        if (await GiftCardLetter.Bring(work, card, value, work.Request) is { } refusal)
        {
            return refusal;
        }

        Access.Audit.Record(work, "giftCard.send", card.Id.ToString(), $"The code of {card.Label} was sent by e-mail.");
        work.Log.Append(new GiftCardChanged(card.Id, card.Version));
        return await GiftCardViews.Of(work, card);
    }
}
