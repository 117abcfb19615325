using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>What is left on a card goes into a client's wallet: from then on her name is enough. What expires keeps its day.</summary>
internal static class RedeemGiftCard
{
    public sealed record Request(string Code);

    /// <param name="Label">The last characters of the code: "…K6CJ".</param>
    public sealed record View(ClientId ClientId, GiftCardId GiftCardId, string Label, Money Amount, EntryId EntryId);

    public static async Task<Result<View>> Handle(Work work, ById<ClientId> path, Request body) => await Clients.Public.ClientOf(work, path.Id) is null
        ? CommonErrors.NotFound.Because("There is no such client.")
        : await Redeem(work, path.Id, body.Code);

    public static async Task<Result<View>> Redeem(Work work, ClientId client, string? code)
    {
        if ((await GiftCardTender.Find(work, code, "/code")).Failed(out var refusal, out var found))
        {
            return refusal;
        }

        var card = (await ShowGiftCard.Tracked(work, found.Id))!;
        if (card.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.At("/code", $"{card.Label} is blocked: {card.BlockReason}.");
        }

        var alive = (await work.Ledger.Lots(Accounts.Of(card))).Where(l => l.Available > 0 && !l.IsExpired(work.Now)).ToList();
        var amount = new Money(alive.Sum(l => l.Available), card.Currency);
        if (amount.Amount == 0)
        {
            return StoredValueErrors.CardEmpty.At("/code", $"Nothing is left on {card.Label}.");
        }

        var leg = new Leg(Rules.Redeem, (await Policy.Of(work, card.Currency)).Version);
        var entry = new EntryDraft("giftCard.redeem", await Days.Today(work, card.SiteId));
        foreach (var lot in alive)
        {
            entry.Debit(Accounts.Of(card), lot.Available, leg, lot: lot.Id).Credit(Accounts.WalletPaid.Of(client, card.Currency), lot.Available, leg, expires: lot.ExpiresAt);
        }

        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var posted))
        {
            return refusal;
        }

        card.Version++;
        ValueEvents.Append(work, card.Id.ToString(), ValueEvent.Redeemed, null, posted.Id);
        work.Log.Append(new GiftCardRedeemed(card.Id, client, amount));
        return new View(client, card.Id, GiftCardDesk.Ending(card.Label), amount, posted.Id);
    }
}
