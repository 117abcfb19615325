using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>
/// What an order says about the cards that it touched, and what a refund's mirror cannot know: that a card was spent meanwhile, or that
/// value comes back to one that has expired.
/// </summary>
internal sealed class GiftCardEffect : IOrderEffect
{
    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        var early = order.Tenders.Where(t => t is { Early: true, Method: TenderMethod.GiftCard, Source: not null }).Select(t => t.Source!);
        await Tell(work, order.Currency, Touched(entry, order.Currency).Concat(early), entry, notes);
        return null;
    }

    public async Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        foreach (var owner in Touched(entry, order.Currency).Distinct(StringComparer.Ordinal).ToList())
        {
            var account = new Account(Accounts.GiftCard, owner, Unit.Of(order.Currency));
            var lots = (await work.Ledger.Lots(account)).ToDictionary(l => l.Id);
            if (await Spent(work, account, lots, entry) is { } refusal)
            {
                return refusal;
            }

            await Grace(work, order, account, lots, entry);
        }

        await Tell(work, order.Currency, Touched(entry, order.Currency), entry, notes);
        return null;
    }

    /// <summary>The guard would refuse too; it cannot say what is left and what to do.</summary>
    private static async Task<Refusal?> Spent(Work work, Account account, Dictionary<LotId, LotBalance> lots, EntryDraft entry)
    {
        foreach (var taken in entry.Postings.Where(p => p.Account == account && p.Lot is not null).GroupBy(p => p.Lot!.Value))
        {
            var wanted = -taken.Sum(p => account.Kind.Natural(p.Amount));
            var left = Math.Max(0, lots[taken.Key].Available);
            if (wanted > left)
            {
                var card = await Card(work, account.Owner);
                Money Of(long amount) => new(amount, card.Currency);
                return StoredValueErrors.CardSpent.Because(
                    $"Of {card.Label} {Of(left)} is left and {Of(wanted - left)} of what you want to give back was spent. Give back {Of(left)} at most, or first take back what the card paid for. Nothing was booked.");
            }
        }

        return null;
    }

    /// <summary>Nobody loses money by a refund: what comes back to a lot that has expired may be spent for a while.</summary>
    private static async Task Grace(Work work, OrderSnapshot order, Account account, Dictionary<LotId, LotBalance> lots, EntryDraft entry)
    {
        var back = entry.Postings.Where(p => p.Account == account && p.Lot is { } lot && account.Kind.Natural(p.Amount) > 0 && lots[lot].IsExpired(work.Now)).ToList();
        if (back.Count == 0)
        {
            return;
        }

        var policy = await Policy.Of(work, order.Currency);
        var until = work.Now + Duration.FromDays(policy.GiftCards.GraceDays);
        var leg = new Leg(Rules.Grace, policy.Version);
        foreach (var posting in back)
        {
            var amount = account.Kind.Natural(posting.Amount);
            entry.Debit(account, amount, leg, lot: posting.Lot).Credit(account, amount, leg, expires: until);
        }

        var card = await work.Set<GiftCardRow>().FirstAsync(c => c.Id == Id(account.Owner));
        (card.ExpiresAt, card.ExpiredAt) = (until, null);
        card.Version++;
    }

    private static async Task Tell(Work work, Currency currency, IEnumerable<string> owners, EntryDraft entry, OrderNotes notes)
    {
        var words = await Words.Of(work);
        foreach (var owner in owners.Distinct(StringComparer.Ordinal).ToList())
        {
            var account = new Account(Accounts.GiftCard, owner, Unit.Of(currency));
            var left = await work.Ledger.Available(account) + entry.Postings.Where(p => p.Account == account).Sum(p => account.Kind.Natural(p.Amount));
            var card = await Card(work, owner);
            notes.Add(new OrderNote(
                "giftCard", words.CardLeft(card.Last, words.Money(new Money(left, currency))), [new OrderFigure("left", left, currency.Code)],
                card.ExpiresAt is null ? [] : [words.CardUntil(words.Date((card.ExpiresAt.Value - Duration.Epsilon).InZone(await Zone(work, card)).Date))]));
        }
    }

    private static async Task<DateTimeZone> Zone(Work work, GiftCardRow card) => await GiftCardLetter.Zone(work, card, await Places.Public.BusinessOf(work));

    private static IEnumerable<string> Touched(EntryDraft entry, Currency currency) =>
        entry.Postings.Where(p => p.Account.Kind.Name == Accounts.GiftCard.Name && p.Account.Unit == Unit.Of(currency)).Select(p => p.Account.Owner);

    private static GiftCardId Id(string owner) => GiftCardId.TryParse(owner, out var id) ? id : throw new InvalidOperationException($"'{owner}' is no gift card.");

    /// <summary>Also one that this very write has made.</summary>
    private static async Task<GiftCardRow> Card(Work work, string owner) => (await work.Db.FindAsync<GiftCardRow>(work.Business, Id(owner)))!;
}
