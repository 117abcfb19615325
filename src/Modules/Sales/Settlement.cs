using Bookend.Core.Ledger;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Sales;

/// <summary>What completing an order does, beside the numbering of its receipt.</summary>
internal sealed record Settled(EntryDraft Entry, long Rounding);

/// <summary>
/// Completes an order: pure, from what is on the ticket. Every euro has two sides here: each line credits revenue and taxes and debits
/// the receivable, each payment debits where the money lies and credits the receivable, and the receivable ends at zero.
/// </summary>
internal static class Settlement
{
    /// <param name="taking">Payments taken in the same write; earlier ones lie in the deposit account already.</param>
    /// <param name="sold">Where the net price of lines goes that a capability sells; all others are revenue.</param>
    public static Result<Settled> Decide(
        Ticket ticket, IReadOnlySet<TenderId> taking, LocalDate day, IReadOnlyDictionary<LineId, IReadOnlyList<LineCredit>>? sold = null)
    {
        if (Changing.MustBeOpen(ticket.Order) is { } closed)
        {
            return closed;
        }

        if (ticket.Lines.Count == 0 && ticket.Tips.Count == 0)
        {
            return SalesErrors.OrderEmpty.Because("There is nothing on this order. Add what was sold, or void it.");
        }

        if (ticket.Tenders.Exists(t => t.State is TenderState.Pending or TenderState.Unknown))
        {
            return SalesErrors.PaymentOpen.Because("A card payment is not settled yet. Nothing was completed; ask the provider first (resolve).");
        }

        if (Unbalanced(ticket) is { } refusal)
        {
            return refusal;
        }

        var rounding = Till.RoundingSoFar(ticket);
        var order = ticket.Order;
        var entry = new EntryDraft("sale", day) { OrderId = order.Id, SiteId = order.SiteId };
        foreach (var line in ticket.Lines)
        {
            Sale(entry, ticket, line, sold?.GetValueOrDefault(line.Row.Id));
        }

        foreach (var tip in ticket.Tips)
        {
            entry.Move(Receivable(ticket), Accounts.Tips.Of(tip.MemberId, order.Currency), tip.Amount, new Leg(Rules.Tip) { Line = tip.Id });
        }

        entry.Move(Receivable(ticket), Accounts.Rounding.Of(order.SiteId, order.Currency), rounding, new Leg(Rules.Rounding));
        foreach (var tender in ticket.Payments.Where(t => t.State == TenderState.Captured))
        {
            if (taking.Contains(tender.Id) && tender.Source is not null)
            {
                continue; // the capability that pays books it
            }

            if (taking.Contains(tender.Id))
            {
                entry.Move(Lies(ticket, tender), Receivable(ticket), tender.Amount, new Leg(Rules.Tender) { Tender = tender.Id });
            }
            else
            {
                entry.Move(Accounts.Deposit.Of(order.Currency), Receivable(ticket), tender.Kept, new Leg(Rules.Deposit) { Tender = tender.Id });
            }
        }

        return new Settled(entry, rounding);
    }

    /// <summary>Payments and what is due are not the same.</summary>
    public static Refusal? Unbalanced(Ticket ticket) => Till.Due(ticket) switch
    {
        0 => null,
        > 0 and var due => SalesErrors.AmountDue.Because($"{ticket.Money(due)} is still due."),
        var due => SalesErrors.Overpaid.Because($"{ticket.Money(-due)} more was paid than is due. Give it back first."),
    };

    /// <summary>A payment before completion: the money is here, and we still owe the service.</summary>
    public static EntryDraft Deposit(Ticket ticket, TenderRow tender, LocalDate day, EntryId? id = null) =>
        new EntryDraft("payment", day) { Id = id, OrderId = ticket.Order.Id, SiteId = ticket.Order.SiteId }.Move(
            Lies(ticket, tender), Accounts.Deposit.Of(ticket.Currency), tender.Amount, new Leg(Rules.Tender) { Tender = tender.Id });

    /// <summary>Money of a tender that moves by itself: a payment before completion, or a refund's way out.</summary>
    public static EntryDraft Moved(Ticket ticket, TenderRow tender, LocalDate day, EntryId? id = null) => tender.IsPayment
        ? Deposit(ticket, tender, day, id)
        : new EntryDraft("payout", day) { Id = id, OrderId = ticket.Order.Id, SiteId = ticket.Order.SiteId }.Add(Out(ticket, tender));

    /// <summary>What we owed the client leaves: from her deposit when it never became part of the sale, else against what the refund has credited her.</summary>
    public static IReadOnlyList<PostingDraft> Out(Ticket ticket, TenderRow tender)
    {
        var owed = tender.OfDeposit ? Accounts.Deposit.Of(ticket.Currency) : Receivable(ticket);
        var leg = new Leg(Rules.RefundTender) { Tender = tender.Id };
        return [new PostingDraft(owed, tender.Amount, leg), new PostingDraft(Lies(ticket, tender), -tender.Amount, leg)];
    }

    /// <summary>The account in which the money of a tender lies.</summary>
    public static Account Lies(Ticket ticket, TenderRow tender) => tender.Method switch
    {
        TenderMethod.Cash => Accounts.Cash.Of(tender.TillId, ticket.Currency),
        TenderMethod.Terminal => Accounts.Terminal.Of(ticket.Order.SiteId, ticket.Currency),
        _ => Accounts.CardAt(tender.Provider!, ticket.Currency),
    };

    public static Account Receivable(Ticket ticket) => Accounts.Receivable.Of(ticket.Currency);

    private static void Sale(EntryDraft entry, Ticket ticket, TicketLine line, IReadOnlyList<LineCredit>? sold)
    {
        var (row, site) = (line.Row, ticket.Order.SiteId);
        var isCharge = row.Kind == LineKind.ServiceCharge;
        var leg = new Leg(isCharge ? Rules.Service : Rules.Sale) { Line = row.Id };
        sold ??= isCharge ? Charging.Credits(ticket, row) : null;
        entry.Add(new PostingDraft(Receivable(ticket), row.Gross, leg));
        foreach (var credit in sold ?? [new LineCredit(Accounts.Revenue.Of(site, ticket.Currency), row.Net)])
        {
            entry.Add(new PostingDraft(credit.Account, -credit.Amount, leg) { Expires = credit.Expires });
        }

        foreach (var tax in line.Taxes)
        {
            entry.Add(new PostingDraft(Accounts.Tax.Of(tax.TaxId, ticket.Currency), -tax.Amount, leg));
        }

        if (row.Kind == LineKind.Product)
        {
            var pieces = Accounts.Pieces(row.ItemId!);
            entry.Move(Accounts.Sold.Of(site, pieces), Accounts.Stock.Of(site, pieces), row.Quantity, new Leg(Rules.Stock) { Line = row.Id });
        }
    }
}
