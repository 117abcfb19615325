using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

/// <summary>Pays with what is on a gift card: who shows the code, has it.</summary>
internal sealed class GiftCardTender : ITender
{
    public TenderMethod Method => TenderMethod.GiftCard;

    public async Task<Result<TenderOffer>> Weigh(Work work, OrderSnapshot order, TenderWish wish)
    {
        var pointer = $"{wish.Pointer}/reference";
        if ((await Find(work, wish.Reference, pointer)).Failed(out var refusal, out var card))
        {
            return refusal;
        }

        if (card.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.At(pointer, $"{card.Label} is blocked: {card.BlockReason}. Nothing was taken.");
        }

        if (card.Currency != order.Currency)
        {
            return StoredValueErrors.CardCurrency.At(pointer, $"{card.Label} holds {card.Currency} and cannot pay {order.Currency}. Nothing was taken.");
        }

        var left = await LotsOfLine.Alive(work, Accounts.Of(card)) - await Payable.Waiting(work, order, Method, card.Id.ToString());
        if (left <= 0)
        {
            return card.ExpiredAt is null
                ? StoredValueErrors.CardEmpty.At(pointer, $"Nothing is left on {card.Label}. Take another payment.")
                : StoredValueErrors.CardExpired.At(pointer, $"What was on {card.Label} has expired. A manager can extend it.");
        }

        var payable = Payable.Of(order);
        return payable == 0
            ? StoredValueErrors.NotForCredit.At(pointer, "A gift card does not pay for gift cards and credit. Take another payment for them.")
            : new TenderOffer(Math.Min(wish.Amount, Math.Min(left, payable)), card.Id.ToString(), card.Label);
    }

    public async Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg)
    {
        var id = GiftCardId.TryParse(tender.Source, out var parsed) ? parsed : throw new InvalidOperationException($"'{tender.Source}' is no gift card.");
        var card = await work.Set<GiftCardRow>().AsNoTracking().FirstAsync(c => c.Id == id);
        if (card.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.Because($"{card.Label} was blocked meanwhile: {card.BlockReason}. Nothing was booked.");
        }

        entry.Debit(Accounts.Of(card), tender.Amount, leg).Credit(against, tender.Amount, leg);
        return null;
    }

    internal static async Task<Result<GiftCardRow>> Find(Work work, string? code, string pointer)
    {
        if (GiftCode.Normal(code) is not { } normal)
        {
            return CommonErrors.Invalid.At(pointer, "Please type or scan the code of the gift card.");
        }

        var hash = (await CodeBook.Of(work)).Hash(normal);
        if (await work.Set<GiftCardRow>().AsNoTracking().FirstOrDefaultAsync(c => c.CodeHash == hash) is { } card)
        {
            return card;
        }

        return GiftCode.IsMistyped(normal)
            ? StoredValueErrors.CardMistyped.At(pointer, "One character of this code is wrong or two have changed places. Please type it again.")
            : StoredValueErrors.CardUnknown.At(pointer, "There is no gift card with this code.");
    }
}
