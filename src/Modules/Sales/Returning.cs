using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>What capabilities give back when an order is refunded, in the refund's own write and entry.</summary>
internal static class Returning
{
    /// <summary>Who asks for all of a line that a capability sold means what her client has not used of it.</summary>
    public static async Task<IReadOnlyList<RefundLineInput>> Fit(Counter counter, IReadOnlyList<RefundLineInput> lines)
    {
        var asked = new List<RefundLineInput>(lines.Count);
        foreach (var input in lines)
        {
            var row = counter.Ticket.Line(input.LineId)?.Row;
            var (pieces, gross) = (row?.Quantity - row?.RefundedQuantity, row?.Gross - row?.RefundedGross);
            var isWhole = input.Amount is null && pieces > 0 && (input.Quantity ?? pieces) == pieces;
            var unused = row is not null && isWhole && counter.Ticket.Order.State == OrderState.Completed ? await Unused(counter, row, asking: true) : null;
            asked.Add(unused > 0 && unused < gross ? input with { Quantity = null, Amount = counter.Ticket.Money(unused.Value) } : input);
        }

        return asked;
    }

    /// <summary>
    /// What a capability sold goes back as far as it was not used; asked before any card is. The guards refuse the rest too, but cannot say
    /// what is left.
    /// </summary>
    public static async Task<Refusal?> Check(Counter counter, RefundPlan plan)
    {
        foreach (var part in plan.Lines.Where(p => !p.IsTip && p.Gross > 0))
        {
            var row = counter.Ticket.Line(part.LineId)!.Row;
            if (await Unused(counter, row, asking: false) is { } left && left < part.Gross)
            {
                var most = counter.Ticket.Money(left);
                return SalesErrors.ValueUsed.Because(left <= 0
                    ? $"Nothing of {row.Name} can be given back: it has been used, or its time for that is over. No money went out."
                    : $"Of {row.Name} {most} can be given back; the rest has been used. Give back {most} at most, or first take back what it paid for. No money went out.");
            }
        }

        return null;
    }

    /// <summary>
    /// The part of a refund that is not money: what paid is given back to where it came from, what followed from a payment leaves again, and
    /// effects add what a mirror cannot know.
    /// </summary>
    /// <param name="tenders">Those of the refund whose value has gone out.</param>
    /// <param name="postings">Everything booked for the order.</param>
    public static async Task<Refusal?> GiveBack(
        Counter counter, Refund refund, IReadOnlyList<TenderRow> tenders, IReadOnlyList<Posting> postings, EntryDraft entry, OrderNotes notes)
    {
        var (work, shop, ticket) = counter;
        var order = Snapshots.Of(ticket, shop.Today);
        foreach (var part in tenders.GroupBy(t => (t.SourceId, t.Method)))
        {
            var source = ticket.Tenders.Single(t => t.Id == part.Key.SourceId);
            var amount = part.Sum(t => t.Amount);
            var own = postings.Where(p => p.Row.TenderId == source.Id).ToList();
            if (part.Key.Method == source.Method && source.Source is not null)
            {
                entry.Add(Mirror.Part(own, amount, Remaining(own)));
                foreach (var tender in part)
                {
                    (tender.Source, tender.Reference) = (source.Source, source.Reference);
                }
            }
            else if (part.Key.Method <= TenderMethod.Card)
            {
                entry.Add(Mirror.Part(own, amount, source.Left + amount, p => p.Unit != Unit.Of(ticket.Currency)));
            }
            else if (await Receive(counter, order, [.. part], entry) is { } refused)
            {
                return refused;
            }
        }

        var parts = refund.Lines.Select(l => new RefundedPart(l.LineId, l.IsTip, l.Quantity, l.Gross)).ToList();
        foreach (var effect in Capabilities.Of(work).Effects)
        {
            if (await effect.Refunded(work, order, parts, entry, notes) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Store credit for what was paid another way.</summary>
    private static async Task<Refusal?> Receive(Counter counter, OrderSnapshot order, IReadOnlyList<TenderRow> tenders, EntryDraft entry)
    {
        var (work, _, ticket) = counter;
        var owed = ticket.Order.State == OrderState.Completed ? Settlement.Receivable(ticket) : Accounts.Deposit.Of(ticket.Currency);
        foreach (var tender in tenders)
        {
            if (Capabilities.Of(work).Tender(tender.Method) is not { TakesRefunds: true } capability)
            {
                return SalesErrors.NotOffered.Because("This installation cannot give it back this way.");
            }

            var snapshot = Snapshots.Tender(tender, tender.Amount);
            if ((await capability.Receive(work, order, snapshot, entry, owed, new Leg(Rules.RefundTender) { Tender = tender.Id })).Failed(out var refusal, out var went))
            {
                return refusal;
            }

            (tender.Source, tender.Reference) = (went.Source, went.Label);
        }

        return null;
    }

    /// <summary>What of a tender has not gone back: what remains of it on the account of the client's debts.</summary>
    private static long Remaining(IReadOnlyList<Posting> postings) => Mirror.Remaining(postings)
        .Where(r => r.Posting.Row.Rule == Rules.Tender && (r.Posting.Account.Kind == Accounts.Receivable || r.Posting.Account.Kind == Accounts.Deposit))
        .Sum(r => r.Remaining);

    private static async Task<long?> Unused(Counter counter, OrderLineRow row, bool asking) =>
        Lines.OfCapability(row.Kind) && Capabilities.Of(counter.Work).Line(row.Kind) is { } capability && !(asking && capability.AsksWhenUsed)
            ? await capability.Unused(counter.Work, Snapshots.Of(counter.Ticket, counter.Shop.Today), Snapshots.Line(row))
            : null;
}
