using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>Moves what is left to another card (the old one was lost, two become one). What expires keeps its day.</summary>
internal static class TransferGiftCard
{
    /// <param name="To">Code or id of the other card.</param>
    /// <param name="Amount">Null: all of it.</param>
    public sealed record Request(string To, string Reason, Money? Amount = null);

    public sealed record View(GiftCardView From, GiftCardView To, EntryId EntryId);

    public static async Task<Result<View>> Handle(Work work, ById<GiftCardId> path, Request body)
    {
        if (Wire.Reason(body.Reason).Failed(out var refusal, out var reason))
        {
            return refusal;
        }

        if (await ShowGiftCard.Tracked(work, path.Id) is not { } from)
        {
            return ShowGiftCard.Unknown;
        }

        if ((await Other(work, body.To)).Failed(out refusal, out var to))
        {
            return refusal;
        }

        // The blocked card is the very one whose value is to be saved; but nothing goes onto a blocked one.
        if (to.Id == from.Id || to.BlockedAt is not null || to.Currency != from.Currency)
        {
            return StoredValueErrors.CardBlocked.At("/to", to.Id == from.Id ? "This is the same card."
                : to.BlockedAt is not null ? $"{to.Label} is blocked: {to.BlockReason}." : $"{to.Label} holds {to.Currency}.");
        }

        var lots = await work.Ledger.Lots(Accounts.Of(from));
        var alive = lots.Where(l => !l.IsExpired(work.Now)).Sum(l => l.Available);
        var amount = body.Amount?.Amount ?? alive;
        if (amount <= 0 || (body.Amount is { } money && money.Currency != from.Currency) || LotPlan.Draw(lots, amount, work.Now) is not { } parts)
        {
            return StoredValueErrors.CardEmpty.At("/amount", $"On {from.Label} {new Money(alive, from.Currency)} is left. Nothing was moved.");
        }

        var policy = await Policy.Of(work, from.Currency);
        var (leg, byId) = (new Leg(Rules.Transfer, policy.Version), lots.ToDictionary(l => l.Id));
        var entry = new EntryDraft("giftCard.transfer", await Days.Today(work, from.SiteId));
        foreach (var (lot, part) in parts)
        {
            entry.Debit(Accounts.Of(from), part, leg, lot: lot).Credit(Accounts.Of(to), part, leg, expires: byId[lot].ExpiresAt);
            to.ExpiresAt = Expiry.Sooner(to.ExpiresAt, byId[lot].ExpiresAt);
        }

        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var posted))
        {
            return refusal;
        }

        from.Version++;
        to.Version++;
        ValueEvents.Append(work, from.Id.ToString(), ValueEvent.Transferred, reason, posted.Id);
        ValueEvents.Append(work, to.Id.ToString(), ValueEvent.Transferred, reason, posted.Id);
        Access.Audit.Record(work, "giftCard.transfer", from.Id.ToString(), $"{new Money(amount, from.Currency)} to {to.Label}: {reason}");
        work.Log.Append(new GiftCardTransferred(from.Id, to.Id, new Money(amount, from.Currency)));
        return new View(await GiftCardViews.Of(work, from), await GiftCardViews.Of(work, to), posted.Id);
    }

    private static async Task<Result<GiftCardRow>> Other(Work work, string to)
    {
        var id = GiftCardId.TryParse(to, out var given) ? given : default;
        if (id == default)
        {
            if ((await GiftCardTender.Find(work, to, "/to")).Failed(out var refusal, out var found))
            {
                return refusal;
            }

            id = found.Id;
        }

        return await ShowGiftCard.Tracked(work, id) is { } card ? card : StoredValueErrors.CardUnknown.At("/to", "There is no such gift card.");
    }
}
