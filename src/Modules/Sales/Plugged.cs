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
}
