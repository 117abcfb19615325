using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Where an order meets the capabilities: they are asked in the order's own write, and what they post is part of its own entry.</summary>
internal static class Plugged
{
    /// <summary>Lines that capabilities sell: where their price goes, and what else they book.</summary>
    public static async Task<Result<IReadOnlyDictionary<LineId, IReadOnlyList<LineCredit>>>> Sell(Work work, Ticket ticket, LocalDate day, EntryDraft entry)
    {
        var sold = new Dictionary<LineId, IReadOnlyList<LineCredit>>();
        if (!ticket.Lines.Exists(l => Lines.OfCapability(l.Row.Kind)))
        {
            return sold;
        }

        var order = Snapshots.Of(ticket, day);
        foreach (var line in order.Lines.Where(l => Lines.OfCapability(l.Kind)))
        {
            if (Capabilities.Of(work).Line(line.Kind) is not { } capability)
            {
                return SalesErrors.NotOffered.Because($"{line.Name} is not sold here any more. Take it off the order.");
            }

            if ((await capability.Sell(work, order, line, entry)).Failed(out var refusal, out var credits))
            {
                return refusal;
            }

            sold[line.Id] = credits.Sum(c => c.Amount) == line.Net
                ? credits
                : throw new InvalidOperationException($"{capability.GetType().Name} credits {credits.Sum(c => c.Amount)} for a line of {line.Net}.");
        }

        return sold;
    }

    /// <summary>What pays beside money, what was paid in advance, what offers cost, and what follows: in this order, so that effects see all.</summary>
    public static async Task<Refusal?> Complete(Work work, Ticket ticket, IReadOnlySet<TenderId> taking, LocalDate day, EntryDraft entry, OrderNotes notes)
    {
        var capabilities = Capabilities.Of(work);
        var tenders = ticket.Payments.Where(t => t is { Source: not null, State: TenderState.Captured } && taking.Contains(t.Id)).ToList();
        var isPlain = tenders.Count == 0 && ticket.Order is { Offers: null } && capabilities.Effects.Count == 0 && !ticket.Lines.Exists(l => l.Row.CoverId is not null);
        if (isPlain)
        {
            return null;
        }

        var order = Snapshots.Of(ticket, day);
        order = order with { Tenders = [.. order.Tenders.Select(t => t with { Early = !taking.Contains(t.Id) })] };
        foreach (var tender in tenders)
        {
            if (await Pay(work, order, tender, entry, Settlement.Receivable(ticket)) is { } unpaid)
            {
                return unpaid;
            }
        }

        if ((await Covering.Redeem(work, ticket, order, entry) ?? await Offering.Use(work, ticket.Order, order, entry)) is { } refusal)
        {
            return refusal;
        }

        foreach (var effect in capabilities.Effects)
        {
            if (await effect.Completed(work, order, entry, notes) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    public static async Task<Result<TenderOffer>> Weigh(Counter counter, TenderInput input, TenderId id, string? reference, string pointer)
    {
        if (Capabilities.Of(counter.Work).Tender(input.Method) is not { } capability)
        {
            return SalesErrors.NotOffered.At($"{pointer}/method", "This installation takes no such payment.");
        }

        var wish = new TenderWish(id, input.Amount.Amount, reference, pointer);
        return (await capability.Weigh(counter.Work, Snapshots.Of(counter.Ticket, counter.Shop.Today), wish)).Failed(out var refusal, out var offer)
            ? refusal
            : offer.Amount > 0 && offer.Amount <= wish.Amount
                ? offer
                : throw new InvalidOperationException($"{capability.GetType().Name} offers {offer.Amount} where {wish.Amount} was asked.");
    }

    /// <summary>A payment before completion that needs no provider: booked against what we owe for it, with what follows.</summary>
    public static async Task<Refusal?> PayEarly(Counter counter, TenderRow tender)
    {
        var (work, shop, ticket) = counter;
        var entry = new EntryDraft("payment", shop.Today) { OrderId = ticket.Order.Id, SiteId = ticket.Order.SiteId };
        if (tender.Source is null)
        {
            entry.Add(Settlement.Deposit(ticket, tender, shop.Today).Postings);
        }
        else if (await Pay(work, Snapshots.Of(ticket, shop.Today), tender, entry, Accounts.Deposit.Of(ticket.Currency)) is { } unpaid)
        {
            return unpaid;
        }

        return await Follow(counter, tender, entry) ?? (await work.Ledger.Post(entry)).Refusal;
    }

    /// <summary>A card's money has come in before completion: its own postings were pending, what follows from it was not.</summary>
    public static async Task<Refusal?> Paid(Counter counter, TenderRow tender)
    {
        if (!tender.IsPayment || counter.Ticket.Order.State != OrderState.Open)
        {
            return null;
        }

        var entry = new EntryDraft("payment", counter.Shop.Today) { OrderId = counter.Ticket.Order.Id, SiteId = counter.Ticket.Order.SiteId };
        return await Follow(counter, tender, entry) ?? (entry.IsEmpty ? null : (await counter.Work.Ledger.Post(entry)).Refusal);
    }

    private static async Task<Refusal?> Follow(Counter counter, TenderRow tender, EntryDraft entry)
    {
        var effects = Capabilities.Of(counter.Work).Effects;
        if (effects.Count == 0)
        {
            return null;
        }

        var order = Snapshots.Of(counter.Ticket, counter.Shop.Today);
        foreach (var effect in effects)
        {
            if (await effect.Paid(counter.Work, order, Snapshots.Tender(tender, tender.Kept, early: true), entry) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static async Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderRow tender, EntryDraft entry, Account against) =>
        Capabilities.Of(work).Tender(tender.Method) is not { } capability
            ? SalesErrors.NotOffered.Because("This installation takes no such payment any more.")
            : await capability.Pay(work, order, Snapshots.Tender(tender, tender.Kept), entry, against, new Leg(Rules.Tender) { Tender = tender.Id });

    /// <summary>All that is left of a line that a capability sold is what its client has not used: whole lines are asked for as that amount.</summary>
    public static async Task<Result<IReadOnlyList<RefundLineInput>>> Unused(Counter counter, IReadOnlyList<RefundLineInput> lines)
    {
        var (work, shop, ticket) = counter;
        var asked = new List<RefundLineInput>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (input, row) = (lines[i], ticket.Line(lines[i].LineId)?.Row);
            var (pieces, gross) = (row?.Quantity - row?.RefundedQuantity, row?.Gross - row?.RefundedGross);
            var isWhole = input.Amount is null && pieces > 0 && (input.Quantity ?? pieces) == pieces;
            var unused = row is not null && isWhole && ticket.Order.State == OrderState.Completed && Lines.OfCapability(row.Kind) && Capabilities.Of(work).Line(row.Kind) is { AsksWhenUsed: false } capability
                ? await capability.Unused(work, Snapshots.Of(ticket, shop.Today), Snapshots.Line(row))
                : null;
            if (unused is 0 && gross > 0)
            {
                return SalesErrors.RefundExceeds.At($"/lines/{i}", $"{row!.Name} was used, so nothing of it can be given back.");
            }

            asked.Add(unused < gross ? input with { Quantity = null, Amount = ticket.Money(unused.Value) } : input);
        }

        return asked;
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

    /// <summary>
    /// What a capability sold goes back as far as it was not used; asked before any card is. The guards refuse the rest too, but cannot say
    /// what is left.
    /// </summary>
    public static async Task<Refusal?> Unused(Counter counter, RefundPlan plan)
    {
        var (work, shop, ticket) = counter;
        if (!ticket.Lines.Exists(l => Lines.OfCapability(l.Row.Kind)))
        {
            return null;
        }

        var order = Snapshots.Of(ticket, shop.Today);
        foreach (var part in plan.Lines.Where(p => !p.IsTip && p.Gross > 0))
        {
            var line = order.Lines.Single(l => l.Id == part.LineId);
            if (Capabilities.Of(work).Line(line.Kind) is { } capability && await capability.Unused(work, order, line) is { } left && left < part.Gross)
            {
                return SalesErrors.ValueUsed.Because(left <= 0
                    ? $"Nothing of {line.Name} can be given back: it has been used, or its time for that is over. No money went out."
                    : $"Of {line.Name} {ticket.Money(left)} can be given back; the rest has been used. Give back {ticket.Money(left)} at most, or first take back what it paid for. No money went out.");
            }
        }

        return null;
    }

    /// <summary>A completed order has got its client.</summary>
    public static async Task<Refusal?> Claim(Counter counter, EntryDraft entry, OrderNotes notes)
    {
        var order = Snapshots.Of(counter.Ticket, counter.Shop.Today);
        foreach (var effect in Capabilities.Of(counter.Work).Effects)
        {
            if (await effect.Claimed(counter.Work, order, entry, notes) is { } refusal)
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
}
