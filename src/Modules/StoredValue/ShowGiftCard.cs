using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

internal static class ShowGiftCard
{
    public static async Task<Result<GiftCardView>> Handle(Reading reading, ById<GiftCardId> path) =>
        await reading.Set<GiftCardRow>().FirstOrDefaultAsync(c => c.Id == path.Id) is { } card ? (await GiftCardViews.Of(reading, [card]))[0] : Unknown;

    internal static Refusal Unknown => StoredValueErrors.CardUnknown.Because("There is no such gift card.");

    internal static async Task<GiftCardRow?> Tracked(Work work, GiftCardId id) => await work.Set<GiftCardRow>().FirstOrDefaultAsync(c => c.Id == id);
}

internal enum ActivityKind
{
    Issued,
    ToppedUp,
    Imported,
    Paid,

    /// <summary>Value that the card had paid came back.</summary>
    Refunded,

    /// <summary>The sale of the card, or of a top-up, was given back.</summary>
    TakenBack,
    TransferredIn,
    TransferredOut,

    /// <summary>It went into a client's wallet.</summary>
    Redeemed,
    Expired,
    Extended,
    Blocked,
    Unblocked,
    CodeShown,
    Sent,
}

/// <param name="Amount">What it did to the balance; null: nothing.</param>
/// <param name="Balance">Afterwards; null where the balance was not touched.</param>
/// <param name="OrderId">What it paid for, was bought with.</param>
internal sealed record ActivityView(Instant At, ActivityKind Kind, Money? Amount, Money? Balance, string Actor, string? Reason, OrderId? OrderId, EntryId? EntryId);

/// <summary>What happened to a card, oldest first: from the ledger, with the words of those who did it.</summary>
internal static class ShowHistory
{
    public sealed record View(IReadOnlyList<ActivityView> Items, bool IsCut);

    private const int MaxEvents = 500;

    public static async Task<Result<View>> Handle(Reading reading, ById<GiftCardId> path)
    {
        if (await reading.Set<GiftCardRow>().FirstOrDefaultAsync(c => c.Id == path.Id) is not { } card)
        {
            return ShowGiftCard.Unknown;
        }

        var subject = card.Id.ToString();
        var moves = await AccountReads.Moves(reading, Accounts.Of(card));
        var events = await reading.Set<ValueEventRow>().Where(e => e.Subject == subject).OrderBy(e => e.At).ThenBy(e => e.Id).Take(MaxEvents).ToListAsync();
        return new View(Activities.Of(card.LineId, card.Currency, moves.Items, events), moves.Next is not null);
    }
}

/// <summary>Postings of one card as activities. Pure.</summary>
internal static class Activities
{
    public static IReadOnlyList<ActivityView> Of(LineId? sold, Currency currency, IReadOnlyList<AccountMove> moves, IReadOnlyList<ValueEventRow> events)
    {
        var reasons = events.Where(e => e.EntryId is not null).ToLookup(e => e.EntryId!.Value, e => e.Reason);
        var items = new List<(long Seq, ActivityView View)>();
        var balance = 0L;
        foreach (var group in moves.GroupBy(m => (m.Seq, Kind: KindOf(m, sold), m.OrderId)))
        {
            var amount = group.Sum(m => m.Amount);
            balance += amount;
            if (amount != 0 || group.Key.Kind == ActivityKind.Extended)
            {
                var first = group.First();
                items.Add((first.Seq, new ActivityView(
                    first.OccurredAt, group.Key.Kind, new Money(amount, currency), new Money(balance, currency), first.Actor, reasons[first.EntryId].FirstOrDefault(), first.OrderId, first.EntryId)));
            }
        }

        var words = events.Where(e => e.EntryId is null).Select(e => (Seq: long.MaxValue, View: new ActivityView(e.At, Of(e.Kind), null, null, e.Actor, e.Reason, null, null)));
        return [.. items.Concat(words).OrderBy(i => i.View.At).ThenBy(i => i.Seq).Select(i => i.View)];
    }

    private static ActivityKind KindOf(AccountMove move, LineId? sold) => move.Rule switch
    {
        Rules.Import => ActivityKind.Imported,
        Rules.Transfer => move.Amount > 0 ? ActivityKind.TransferredIn : ActivityKind.TransferredOut,
        Rules.Redeem => ActivityKind.Redeemed,
        Rules.Extend or Rules.Grace => ActivityKind.Extended,
        Rules.GiftCardExpiry => ActivityKind.Expired,
        _ when move.LineId is not null && move.TenderId is null => move.IsReversal ? ActivityKind.TakenBack : move.LineId == sold ? ActivityKind.Issued : ActivityKind.ToppedUp,
        _ => move.Amount > 0 ? ActivityKind.Refunded : ActivityKind.Paid,
    };

    private static ActivityKind Of(ValueEvent kind) => kind switch
    {
        ValueEvent.Blocked => ActivityKind.Blocked,
        ValueEvent.Unblocked => ActivityKind.Unblocked,
        ValueEvent.CodeShown => ActivityKind.CodeShown,
        ValueEvent.Sent => ActivityKind.Sent,
        ValueEvent.Transferred => ActivityKind.TransferredOut,
        ValueEvent.Redeemed => ActivityKind.Redeemed,
        _ => ActivityKind.Extended,
    };
}
