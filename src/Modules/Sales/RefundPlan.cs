using Bookend.Core.Ledger;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Part of a line: pieces of it, or an amount (tax included) that leaves the pieces with the client. Neither: all that is left.</summary>
internal sealed record RefundLineInput(LineId LineId, long? Quantity = null, Money? Amount = null);

/// <param name="TenderId">The payment that it goes back to. Cards need theirs; cash may stand in for any.</param>
internal sealed record RefundTenderInput(TenderMethod Method, Money Amount, TenderId? TenderId = null, TenderId? Id = null);

/// <param name="Covered">The part of Gross that a session paid: it goes back as a session, not as money.</param>
internal sealed record PlannedLine(LineId LineId, bool IsTip, long Quantity, long Gross, long Covered = 0);

internal sealed record PlannedTender(TenderMethod Method, long Amount, TenderRow Source, TenderId? Id);

/// <summary>What is given back, apart from where it goes, as one plan. Pure: nothing is booked or reserved yet.</summary>
/// <param name="Rounding">What goes out above the exact amount, so that cash comes in coins; the last refund takes what is left of it.</param>
internal sealed record RefundPlan(IReadOnlyList<PlannedLine> Lines, long Rounding, IReadOnlyList<PlannedTender> Tenders)
{
    public long Gross => Lines.Where(l => !l.IsTip).Sum(l => l.Gross);

    public long Tips => Lines.Where(l => l.IsTip).Sum(l => l.Gross);

    public long Covered => Lines.Sum(l => l.Covered);

    public long Total => Gross - Covered + Tips + Rounding;

    /// <param name="keepService">The service charge on what goes back stays.</param>
    public static Result<RefundPlan> Decide(
        Ticket ticket, IReadOnlyList<RefundLineInput> what, bool tips, IReadOnlyList<RefundTenderInput> where,
        IReadOnlySet<TenderMethod>? credits = null, bool keepService = false)
    {
        var order = ticket.Order;
        if (order.State != OrderState.Open && what.Count == 0 && !tips && ticket.Undelivered == 0 && ticket.Late.Any())
        {
            return Deposit(ticket, where, credits);
        }

        if (order.State == OrderState.Voided)
        {
            return SalesErrors.OrderVoided.Because("This order was voided; nothing was paid.");
        }

        if (order.State == OrderState.Open)
        {
            return what.Count > 0 || tips
                ? SalesErrors.OrderOpen.Because("This order is still open: take lines off it. Only what was paid on it can be given back.")
                : Deposit(ticket, where, credits);
        }

        if (What(ticket, what, tips).Failed(out var refusal, out var lines))
        {
            return refusal;
        }

        if (!keepService && Charging.Follows(ticket, lines) is { } charge)
        {
            lines.Add(charge);
        }

        var exact = lines.Sum(l => l.Gross - l.Covered);
        if (exact < 0)
        {
            return SalesErrors.RefundExceeds.At("/lines", "Together this would take money from the client. Give back the rest of the order with it.");
        }

        // A line may be worth more than the order when a deduction stands beside it; then the deduction has to come back with it.
        var done = order.Refunded - order.RefundedRounding;
        if (done + exact > order.ToPay)
        {
            var most = ticket.Money(order.ToPay - done);
            return SalesErrors.RefundExceeds.At("/lines", $"Of this order {most} is left to give back. Take its deductions back together with what they were for.");
        }

        // A card that was declined while its refund stood leaves money that we owe the client; it goes out with the next one.
        var owed = ticket.Undelivered;
        if (lines.Count == 0 && owed == 0)
        {
            return SalesErrors.RefundEmpty.Because("Choose what is given back.");
        }

        var isLast = order.ToPay == done + exact;
        var rest = isLast ? order.Rounding - order.RefundedRounding : (long?)null;
        return RefundRoute.Decide(ticket, InSale(ticket), exact + owed, rest, where, credits).Failed(out refusal, out var route)
            ? refusal
            : new RefundPlan(lines, route.Rounding, route.Tenders);
    }

    private static List<TenderRow> InSale(Ticket ticket) => [.. ticket.Payments.Where(t => t is { State: TenderState.Captured, IsLate: false, Left: > 0 })];

    /// <summary>What was paid on an open order, or came too late for a closed one, goes back: all of it, or as the tenders say.</summary>
    private static Result<RefundPlan> Deposit(Ticket ticket, IReadOnlyList<RefundTenderInput> where, IReadOnlySet<TenderMethod>? credits)
    {
        List<TenderRow> sources = ticket.Order.State == OrderState.Open ? [.. ticket.Payments.Where(t => t is { State: TenderState.Captured, Left: > 0 })] : [.. ticket.Late];
        var amount = where.Count > 0 ? where.Sum(t => t.Amount.Amount) : sources.Sum(t => t.Left);
        if (amount == 0)
        {
            return SalesErrors.RefundEmpty.Because("Nothing was paid on this order.");
        }

        return RefundRoute.Decide(ticket, sources, amount, 0, where, credits).Failed(out var refusal, out var route) ? refusal : new RefundPlan([], 0, route.Tenders);
    }

    /// <summary>
    /// The mirror of what each line has booked, whoever booked it: money by its share of what remains, pieces by their number. The
    /// receivable ends as it was when the money that goes out meets it.
    /// </summary>
    /// <param name="postings">Everything booked for the order.</param>
    public static EntryDraft Book(
        Ticket ticket, IReadOnlyList<PlannedLine> lines, long rounding, IEnumerable<TenderRow> paidOut, IReadOnlyList<Posting> postings, LocalDate day)
    {
        var entry = new EntryDraft("refund", day) { OrderId = ticket.Order.Id, SiteId = ticket.Order.SiteId };
        var money = Unit.Of(ticket.Currency);
        foreach (var line in lines)
        {
            var own = postings.Where(p => p.Row.LineId == line.LineId).ToList();
            var left = Left(own, p => p.Unit == money && p.Rule is Rules.Sale or Rules.Service or Rules.Tip, Accounts.Receivable);
            var pieces = Left(own, IsPieces, Accounts.Sold);
            if (line.Gross != 0)
            {
                entry.Add(Mirror.Part(own, Math.Abs(line.Gross), left, p => !IsPieces(p)));
            }

            else if (line.Quantity > 0 && left == 0)
            {
                // A line that cost nothing may still have moved something: a session, points.
                var row = ticket.Line(line.LineId)!.Row;
                entry.Add(Mirror.Part(own, line.Quantity, Math.Max(line.Quantity, row.Quantity - row.RefundedQuantity + line.Quantity), p => !IsPieces(p)));
            }

            if (line.Quantity > 0 && pieces > 0)
            {
                entry.Add(Mirror.Part(own, line.Quantity, pieces, IsPieces));
            }
        }

        entry.Move(
            Accounts.Rounding.Of(ticket.Order.SiteId, ticket.Currency), Settlement.Receivable(ticket), rounding, new Leg(Rules.RefundRounding));
        foreach (var tender in paidOut)
        {
            entry.Add(Settlement.Out(ticket, tender));
        }

        return entry;
    }

    private static bool IsPieces(PostingRow posting) => posting.Unit.Code.StartsWith("item:", StringComparison.Ordinal);

    private static long Left(IReadOnlyList<Posting> postings, Func<PostingRow, bool> which, AccountKind kind) =>
        Mirror.Remaining(postings).Where(r => r.Posting.Account.Kind.Name == kind.Name && which(r.Posting.Row)).Sum(r => r.Remaining);

    private static Result<List<PlannedLine>> What(Ticket ticket, IReadOnlyList<RefundLineInput> what, bool tips)
    {
        var planned = new List<PlannedLine>();
        for (var i = 0; i < what.Count; i++)
        {
            if (ticket.Line(what[i].LineId) is not { } line || planned.Exists(p => p.LineId == what[i].LineId))
            {
                return SalesErrors.LineUnknown.At($"/lines/{i}/lineId", "There is no such line on this order, or it was named twice.");
            }

            if (OfLine(line.Row, what[i], ticket.Currency, $"/lines/{i}").Failed(out var refusal, out var part))
            {
                return refusal;
            }

            planned.Add(part);
        }

        if (tips)
        {
            planned.AddRange(ticket.Tips.Where(t => t.Amount > t.Refunded).Select(t => new PlannedLine(t.Id, true, 0, t.Amount - t.Refunded)));
        }

        return planned;
    }

    /// <summary>By pieces the parts are cumulative shares, so that they sum to the whole; the last piece, or cent, takes the rest of both.</summary>
    private static Result<PlannedLine> OfLine(OrderLineRow row, RefundLineInput input, Currency currency, string pointer)
    {
        var (pieces, gross) = (row.Quantity - row.RefundedQuantity, row.Gross - row.RefundedGross);
        if (pieces == 0)
        {
            return SalesErrors.RefundExceeds.At(pointer, $"{row.Name} was given back before.");
        }

        if (input.Amount is { } amount)
        {
            if (amount.Currency != currency || input.Quantity is not null)
            {
                return CommonErrors.Invalid.At($"{pointer}/amount", $"Give an amount in {currency}, or a quantity.");
            }

            var fits = amount.Amount != 0 && Math.Sign(amount.Amount) == Math.Sign(gross) && Math.Abs(amount.Amount) <= Math.Abs(gross);
            return fits
                ? Planned(row, amount.Amount == gross ? pieces : 0, amount.Amount)
                : SalesErrors.RefundExceeds.At($"{pointer}/amount", $"Of {row.Name}, {new Money(gross, currency)} is left to give back.");
        }

        var quantity = input.Quantity ?? pieces;
        if (quantity < 1 || quantity > pieces)
        {
            return SalesErrors.RefundExceeds.At($"{pointer}/quantity", $"Of {row.Name}, {pieces} can still be given back.");
        }

        var share = quantity == pieces
            ? gross
            : Share(row, row.RefundedQuantity + quantity) - Share(row, row.RefundedQuantity);
        return Math.Abs(share) <= Math.Abs(gross) && (share == 0 || Math.Sign(share) == Math.Sign(gross) || gross == 0)
            ? Planned(row, quantity, share)
            : SalesErrors.RefundExceeds.At($"{pointer}/quantity", $"Of {row.Name}, only {new Money(gross, currency)} is left to give back.");
    }

    private static PlannedLine Planned(OrderLineRow row, long quantity, long gross) => new(row.Id, false, quantity, gross, row.CoverId is null ? 0 : gross);

    private static long Share(OrderLineRow row, long quantity) => Kernel.Rounding.MulDiv(row.Gross, quantity, row.Quantity);
}
