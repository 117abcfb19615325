using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;

namespace Bookend.Sales;

/// <param name="Id">Client-made, so that a retry adds it once.</param>
internal sealed record TipInput(MemberId MemberId, Money Amount, LineId? Id = null);

/// <param name="Notes">What the client should hear: points, sessions left.</param>
/// <param name="Receipt">Null: a card was declined or has not answered; the order is open, and says what is due.</param>
internal sealed record Sold(OrderView Order, ReceiptView? Receipt, IReadOnlyList<OrderNote> Notes);

/// <summary>From a priced ticket to a receipt: the same steps for a visit and for a sale in one call.</summary>
/// <param name="Expected">What the till showed; another total is refused.</param>
internal sealed record Checkout(TillId? TillId, IReadOnlyList<TenderInput> Tenders, IReadOnlyList<TipInput> Tips, Money? Expected)
{
    public bool HasCard => Tenders.Any(t => t.Method == TenderMethod.Card);

    public IReadOnlyList<string> Tokens => [.. Tenders.Where(t => t.Method == TenderMethod.Card).Select(t => t.Token ?? "")];

    /// <summary>Tips, the total as agreed, and the cards' part reserved.</summary>
    public async Task<Refusal?> Begin(Counter counter, string provider)
    {
        for (var i = 0; i < Tips.Count; i++)
        {
            if (await Tipping.Add(counter, Tips[i], $"/tips/{i}") is { } wrong)
            {
                return wrong;
            }
        }

        var negative = counter.Ticket.IsNew ? counter.Ticket.Price() : await Offering.Price(counter.Work, counter.Ticket, counter.Shop.Today);
        if ((negative ?? Differs(counter.Ticket)) is { } refusal)
        {
            return refusal;
        }

        return await TakeValue(counter) ?? await Take(counter, provider, TenderMethod.Card) ?? await Rehearse(counter);
    }

    /// <summary>Beside a card, gift cards and the like pay before the card is asked: what lies on them could be gone when its yes comes.</summary>
    private async Task<Refusal?> TakeValue(Counter counter)
    {
        for (var i = 0; i < Tenders.Count; i++)
        {
            if (!IsEarly(Tenders[i].Method))
            {
                continue;
            }

            if ((await Taking.Take(counter, Tenders[i], TillId, "", $"/tenders/{i}")).Failed(out var refusal, out var tender))
            {
                return refusal;
            }

            if (await Plugged.PayEarly(counter, tender) is { } unpaid)
            {
                return unpaid;
            }
        }

        return null;
    }

    private bool IsEarly(TenderMethod method) => HasCard && method > TenderMethod.Card;

    /// <summary>A card is charged only when its yes completes the sale: what else is wrong is found before. Nothing of this stays on the ticket.</summary>
    private async Task<Refusal?> Rehearse(Counter counter)
    {
        var tenders = counter.Ticket.Tenders;
        if (counter.Asking.Count == 0)
        {
            return null;
        }

        var begun = tenders.Count;
        var refusal = (await counter.Shop.Till(TillId ?? counter.Ticket.Order.TillId)).Refusal;
        for (var i = 0; i < Tenders.Count && refusal is null; i++)
        {
            if (Tenders[i].Method != TenderMethod.Card && !IsEarly(Tenders[i].Method) && !(await Taking.Weigh(counter, Tenders[i], TillId, "", $"/tenders/{i}")).Failed(out refusal, out var row))
            {
                tenders.Add(row);
            }
        }

        refusal ??= Settlement.Unbalanced(counter.Ticket);
        tenders.RemoveRange(begun, tenders.Count - begun);
        return refusal;
    }

    /// <summary>Everything else is paid and the order completed, unless a card said no or nothing.</summary>
    public async Task<Result<Sold>> Finish(Counter counter)
    {
        var ticket = counter.Ticket;
        if (counter.Asking.Exists(t => t.State != TenderState.Captured))
        {
            ticket.Store(counter.Work);
            return new Sold(await Answer.Of(counter), null, []);
        }

        var before = ticket.Tenders.Select(t => t.Id).ToHashSet();
        if (await Take(counter, "", null) is { } refused)
        {
            return refused;
        }

        return await Completing.Complete(counter, TillId, ticket.Tenders.Select(t => t.Id).Where(id => !before.Contains(id)).ToHashSet());
    }

    /// <param name="only">Null: what is left, when the cards have answered.</param>
    private async Task<Refusal?> Take(Counter counter, string provider, TenderMethod? only)
    {
        for (var i = 0; i < Tenders.Count; i++)
        {
            var method = Tenders[i].Method;
            var isTurn = only is null ? method != TenderMethod.Card && !IsEarly(method) : method == only;
            if (isTurn && (await Taking.Take(counter, Tenders[i], TillId, provider, $"/tenders/{i}")).Failed(out var refusal, out _))
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? Differs(Ticket ticket)
    {
        if (Expected is not { } expected)
        {
            return null;
        }

        var exact = ticket.Order.ToPay;
        return expected.Currency == ticket.Currency && (expected.Amount == exact || expected.Amount == exact + Till.RoundingSoFar(ticket))
            ? null
            : SalesErrors.TotalChanged.At("/expectedTotal", $"The total is {ticket.Money(exact)}, not {expected}. Nothing was charged; please look again.");
    }
}
