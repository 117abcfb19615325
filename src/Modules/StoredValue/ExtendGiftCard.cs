using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>Gives a card a later day, also one that has expired and was not swept yet: all that is left moves into one lot.</summary>
internal static class ExtendGiftCard
{
    /// <param name="Until">The last day on which it pays; null: never expires again.</param>
    public sealed record Request(string Reason, LocalDate? Until = null);

    public static async Task<Result<GiftCardView>> Handle(Work work, ById<GiftCardId> path, Request body)
    {
        if (Wire.Reason(body.Reason).Failed(out var refusal, out var reason))
        {
            return refusal;
        }

        if (await ShowGiftCard.Tracked(work, path.Id) is not { } card)
        {
            return ShowGiftCard.Unknown;
        }

        var zone = await GiftCardLetter.Zone(work, card, await Places.Public.BusinessOf(work));
        var until = body.Until is { } day ? Expiry.EndOf(day, zone) : (Instant?)null;
        var lots = (await work.Ledger.Lots(Accounts.Of(card))).Where(l => l.Available > 0).ToList();
        if (until <= work.Now || lots.Exists(l => l.ExpiresAt is null ? until is not null : until < l.ExpiresAt))
        {
            return CommonErrors.Invalid.At("/until", "The new day is later than today and later than the one the card has.");
        }

        if (lots.Count == 0)
        {
            return StoredValueErrors.CardEmpty.Because($"Nothing is left on {card.Label}.");
        }

        var policy = await Policy.Of(work, card.Currency);
        var leg = new Leg(Rules.Extend, policy.Version);
        var entry = new EntryDraft("giftCard.extend", await Days.Today(work, card.SiteId));
        foreach (var lot in lots)
        {
            entry.Debit(Accounts.Of(card), lot.Available, leg, lot: lot.Id);
        }

        entry.Credit(Accounts.Of(card), lots.Sum(l => l.Available), leg, expires: until);
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var posted))
        {
            return refusal;
        }

        (card.ExpiresAt, card.ExpiredAt) = (until, null);
        card.Version++;
        ValueEvents.Append(work, card.Id.ToString(), ValueEvent.Extended, reason, posted.Id);
        Access.Audit.Record(work, "giftCard.extend", card.Id.ToString(), $"Until {(body.Until is { } to ? Words.Plain(to) : "ever")}: {reason}");
        work.Log.Append(new GiftCardChanged(card.Id, card.Version));
        return await GiftCardViews.Of(work, card);
    }
}
