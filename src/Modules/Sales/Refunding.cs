using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Places;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>A refund with its lines, in the hands of a write.</summary>
internal sealed record Refund(RefundRow Row, IReadOnlyList<RefundLineRow> Lines);

/// <summary>What came of a refund: with its receipt, or without one while a card is under way.</summary>
internal sealed record Concluded(Refund Refund, ReceiptRow? Receipt, ReceiptContent? Content, EntryDraft? Entry = null);

/// <summary>Carries a plan out in two steps, because a card's part may take its time: reserve, then book all of it or none.</summary>
internal static class Refunding
{
    /// <summary>Takes lines and payments out of reach of another refund, and asks the books to expect the cards' part.</summary>
    public static async Task<Refusal?> Reserve(Counter counter, RefundRow row, RefundPlan plan, string provider)
    {
        var (work, shop, ticket) = counter;
        (row.Gross, row.Covered, row.Tips, row.Rounding) = (plan.Gross, plan.Covered, plan.Tips, plan.Rounding);
        var lines = plan.Lines.Select(l => new RefundLineRow
        {
            BusinessId = work.Business, RefundId = row.Id, LineId = l.LineId, IsTip = l.IsTip, Quantity = l.Quantity, Gross = l.Gross,
        }).ToList();
        counter.Refund = new Refund(row, lines);
        work.Append(row);
        lines.ForEach(work.Append);
        Count(ticket, counter.Refund, 1);
        foreach (var part in plan.Tenders)
        {
            var tender = Tender(counter, row, part, provider);
            ticket.Add(tender);
            Count(ticket, tender, part.Amount);
            if (tender.Method == TenderMethod.Card)
            {
                tender.PendingEntry = work.NewId<EntryId>();
                counter.Asking.Add(tender);
                if ((await work.Ledger.Pend(Settlement.Moved(ticket, tender, shop.Today, tender.PendingEntry))).Failed(out var refusal, out _))
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    /// <summary>Books a refund as soon as no card is under way; lets go of it when none of its cards gave anything back.</summary>
    public static async Task<Result<Concluded>> Conclude(Counter counter, RefundId id)
    {
        var ticket = counter.Ticket;
        var refund = counter.Refund?.Row.Id == id ? counter.Refund : await Load(counter.Work, id);
        var tenders = ticket.Tenders.FindAll(t => t.RefundId == id);
        var cards = tenders.FindAll(t => t.Method == TenderMethod.Card);
        if (refund.Row.State != RefundState.Pending || cards.Exists(t => t.State is TenderState.Pending or TenderState.Unknown))
        {
            return new Concluded(refund, ticket.Receipts.Find(r => r.RefundId == id), null);
        }

        foreach (var declined in cards.Where(t => t.State != TenderState.Captured))
        {
            Count(ticket, declined, -declined.Amount);
        }

        if (cards.Count > 0 && !cards.Exists(t => t.State == TenderState.Captured))
        {
            Release(ticket, refund, tenders);
            return new Concluded(refund, null, null);
        }

        return await Book(counter, refund, tenders);
    }

    public static async Task<Refund> Load(Work work, RefundId id) => new(
        await work.Set<RefundRow>().SingleAsync(r => r.Id == id),
        await work.Set<RefundLineRow>().Where(l => l.RefundId == id).ToListAsync());

    private static async Task<Result<Concluded>> Book(Counter counter, Refund refund, List<TenderRow> tenders)
    {
        var (work, shop, ticket) = counter;
        var day = shop.Today;
        refund.Row.State = RefundState.Done;
        var handed = tenders.FindAll(t => t.Method != TenderMethod.Card);
        foreach (var tender in handed)
        {
            tender.State = TenderState.Captured;
            work.Log.Append(new PaymentCaptured(tender.Id, tender.OrderId, tender.RefundId, tender.Method, ticket.Money(tender.Amount)));
        }

        var planned = refund.Lines.Select(l => new PlannedLine(l.LineId, l.IsTip, l.Quantity, l.Gross)).ToList();
        var postings = await work.Ledger.PostingsOfOrder(ticket.Order.Id);
        var entry = RefundPlan.Book(ticket, planned, refund.Row.Rounding, handed.FindAll(t => t.Method <= TenderMethod.Card), postings, day);
        var notes = new OrderNotes();
        if (await Returning.GiveBack(counter, refund, tenders.FindAll(t => t.State == TenderState.Captured), postings, entry, notes) is { } wrong)
        {
            return wrong;
        }

        if ((await shop.Till(refund.Row.TillId)).Failed(out var refusal, out var till) ||
            (!entry.IsEmpty && (await work.Ledger.Post(entry)).Failed(out refusal, out _)))
        {
            return refusal;
        }

        var content = OfRefund(ticket, shop, till, refund, entry, tenders.FindAll(t => t.State == TenderState.Captured)) with { Notes = notes.All };
        var receipt = await Receipting.Issue(work, ticket, till, ReceiptKind.Refund, content, refund.Row.Id, day);
        var order = ticket.Order;
        work.Log.Append(new OrderRefunded(
            order.Id, refund.Row.Id, order.SiteId, till.Id, order.ClientId, order.BookingId, day, ticket.Money(content.Totals.Gross),
            ticket.Money(refund.Row.Tips), receipt.Id));
        return new Concluded(refund, receipt, content, entry);
    }

    private static void Release(Ticket ticket, Refund refund, List<TenderRow> tenders)
    {
        refund.Row.State = RefundState.Failed;
        Count(ticket, refund, -1);
        foreach (var tender in tenders.Where(t => t.Method != TenderMethod.Card))
        {
            tender.State = TenderState.Voided;
            Count(ticket, tender, -tender.Amount);
        }
    }

    /// <summary>On the order's own figures: added when reserved, taken off again when let go.</summary>
    internal static void Count(Ticket ticket, Refund refund, int sign)
    {
        foreach (var line in refund.Lines)
        {
            if (line.IsTip)
            {
                ticket.Tips.Single(t => t.Id == line.LineId).Refunded += sign * line.Gross;
                continue;
            }

            var row = ticket.Line(line.LineId)!.Row;
            row.RefundedQuantity += sign * line.Quantity;
            row.RefundedGross += sign * line.Gross;
        }

        ticket.Order.Refunded += sign * refund.Row.Total;
        ticket.Order.RefundedRounding += sign * refund.Row.Rounding;
    }

    internal static void Count(Ticket ticket, TenderRow tender, long amount)
    {
        var source = ticket.Tenders.Single(t => t.Id == tender.SourceId);
        if (tender.OfDeposit)
        {
            source.Returned += amount;
        }
        else
        {
            source.Refunded += amount;
        }
    }

    private static TenderRow Tender(Counter counter, RefundRow refund, PlannedTender part, string provider) => new()
    {
        BusinessId = counter.Work.Business,
        Id = part.Id ?? counter.Work.NewId<TenderId>(),
        OrderId = refund.OrderId,
        RefundId = refund.Id,
        SourceId = part.Source.Id,
        OfDeposit = counter.Ticket.Order.State == OrderState.Open || part.Source.IsLate,
        Method = part.Method,
        Provider = part.Method == TenderMethod.Card ? provider : null,
        Amount = part.Amount,
        Tendered = part.Amount,
        State = TenderState.Pending,
        TillId = refund.TillId,
        At = counter.Work.Now,
    };

    private static ReceiptContent OfRefund(Ticket ticket, Shop shop, TillInfo till, Refund refund, EntryDraft entry, List<TenderRow> paid)
    {
        var booked = entry.Postings.Where(p => p.Account.Unit == Unit.Of(ticket.Currency)).ToLookup(p => p.Leg.Line);
        long Of(LineId line, AccountKind kind) => booked[line].Where(p => p.Account.Kind.Name == kind.Name).Sum(p => p.Amount);
        var lines = refund.Lines.Where(l => !l.IsTip).Select(l =>
        {
            var row = ticket.Line(l.LineId)!.Row;
            var tax = Of(l.LineId, Accounts.Tax);
            return new ReceiptLine(row.Id, row.Name, row.MemberName, l.Quantity, row.UnitPrice, 0, null, l.Gross - tax, tax, l.Gross, Service: row.Kind == LineKind.ServiceCharge);
        }).ToList();
        var sale = ticket.Receipts.Find(r => r.Kind == ReceiptKind.Sale);
        return Receipting.Head(ticket, shop, till) with
        {
            Lines = lines,
            Taxes = Taxes(ticket, refund, booked, Of),
            Tips = [.. refund.Lines.Where(l => l.IsTip).Select(l => (Tip: ticket.Tips.Single(t => t.Id == l.LineId), l.Gross)).Select(t => new ReceiptTip(t.Tip.MemberName, t.Gross, t.Tip.Auto))],
            Tenders = [.. paid.Select(t => new ReceiptTender(t.Method, t.Amount, t.Amount, t.Reference))],
            Totals = new ReceiptTotals(
                lines.Sum(l => l.Net), lines.Sum(l => l.Tax), 0, refund.Row.Tips, refund.Row.Rounding,
                refund.Lines.Count > 0 ? refund.Row.Total : paid.Sum(t => t.Amount), Service: lines.Where(l => l.Service).Sum(l => l.Gross)),
            Reason = refund.Row.Reason,
            OfNumber = sale?.Number,
        };
    }

    private static List<ReceiptTax> Taxes(
        Ticket ticket, Refund refund, ILookup<LineId?, PostingDraft> booked, Func<LineId, AccountKind, long> of)
    {
        var taxes =
            from line in refund.Lines
            where !line.IsTip
            from tax in ticket.Line(line.LineId)!.Taxes
            let owner = tax.TaxId.ToString()
            let amount = booked[line.LineId].Where(p => p.Account.Kind.Name == Accounts.Tax.Name && p.Account.Owner == owner).Sum(p => p.Amount)
            group (Net: line.Gross - of(line.LineId, Accounts.Tax), Tax: amount) by (tax.Name, tax.Ppm) into g
            select new ReceiptTax(g.Key.Name, g.Key.Ppm, g.Sum(t => t.Net), g.Sum(t => t.Tax));
        return [.. taxes];
    }
}
