using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;

namespace Bookend.Sales;

/// <summary>
/// One open order becomes several, each with its own payer, receipt, points and right of refund: by lines and pieces, or every line in
/// shares (equal ones, or in the proportion of amounts). Prices stay those of the whole: together the parts cost what it cost, before
/// tax is added.
/// </summary>
internal static class SplitOrder
{
    private const int MaxParts = 50;

    /// <param name="Lines">Which lines, or pieces of them, go to the new order.</param>
    /// <param name="ClientId">Who pays it; null: nobody in particular.</param>
    public sealed record Part(IReadOnlyList<Piece>? Lines = null, Money? Amount = null, ClientId? ClientId = null, OrderId? Id = null);

    public sealed record Piece(LineId LineId, long? Quantity = null);

    /// <param name="Parts">The new orders. All with lines, or all with an amount (what is left stays on this order).</param>
    /// <param name="Equal">Or so many equal shares, this order being one of them.</param>
    public sealed record Request(IReadOnlyList<Part>? Parts = null, int? Equal = null);

    /// <param name="Orders">The order that was split, then the new ones.</param>
    public sealed record Answer(IReadOnlyList<OrderView> Orders);

    public static async Task<Result<Answer>> Handle(Work work, Change<OrderId> path, Request body)
    {
        if ((await Counter.Load(work, path.Id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        var parts = body.Equal is { } equal ? [.. Enumerable.Repeat(new Part(), Math.Clamp(equal - 1, 0, MaxParts))] : body.Parts ?? [];
        refusal = Changing.MustBeOpen(counter.Ticket.Order) ?? Versions.Check(counter.Ticket.Order.Version, null, path.IfMatch) ??
            await Offering.Price(work, counter.Ticket, counter.Shop.Today) ?? Check(counter, body, parts);
        if (refusal is not null)
        {
            return refusal;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].ClientId is { } client && await Names.Client(work, client) is null)
            {
                return SalesErrors.ClientUnknown.At($"/parts/{i}/clientId", "There is no such client.");
            }
        }

        var whole = Charging.Whole(counter.Ticket);
        return (parts[0].Lines is null ? Shares(counter, parts, body.Equal) : ByLines(counter, parts)).Failed(out refusal, out var tickets)
            ? refusal
            : await Keep(counter, tickets, whole);
    }

    private static Refusal? Check(Counter counter, Request body, IReadOnlyList<Part> parts)
    {
        var ticket = counter.Ticket;
        if (body.Equal is not null && (body.Parts is not null || body.Equal is < 2 or > MaxParts))
        {
            return CommonErrors.Invalid.At("/equal", $"Split into 2 to {MaxParts} equal shares, or say the parts.");
        }

        if (parts.Count is 0 or >= MaxParts || (body.Equal is null && (parts.Any(p => p.Lines is null == p.Amount is null) || parts.Any(p => p.Lines is null != parts[0].Lines is null))))
        {
            return CommonErrors.Invalid.At("/parts", $"Give 1 to {MaxParts - 1} parts, all by lines or all by an amount.");
        }

        if (ticket.Payments.Any(t => t.Counts && t.Kept > 0))
        {
            return SalesErrors.OrderPaid.Because("Something was paid on this order already. Give it back first, or let the others pay the rest of it.");
        }

        return ticket.Tips.Exists(t => !t.Auto)
            ? SalesErrors.SplitUnfit.Because("Take the tips off first: each payer gives her own.")
            : ticket.Lines.Exists(l => l.Row.CoverId is not null || Lines.OfCapability(l.Row.Kind)) && parts[0].Lines is null
                ? SalesErrors.SplitUnfit.Because("Gift cards, packages and what sessions pay for have no shares. Split by lines.")
                : null;
    }

    private static Result<List<Ticket>> ByLines(Counter counter, IReadOnlyList<Part> parts)
    {
        var (work, _, ticket) = counter;
        var tickets = new List<Ticket>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Fresh(counter, parts[i]);
            foreach (var piece in parts[i].Lines!)
            {
                if (ticket.Line(piece.LineId) is not { } line || line.Row.Kind == LineKind.ServiceCharge || piece.Quantity is < 1 || piece.Quantity > line.Row.Quantity)
                {
                    return SalesErrors.LineUnknown.At($"/parts/{i}/lines", "There is no such line on this order any more, or not so many pieces of it.");
                }

                Move(work, ticket, part, line, piece.Quantity ?? line.Row.Quantity);
            }

            tickets.Add(part);
        }

        return ticket.Goods.Count == 0
            ? SalesErrors.OrderEmpty.Because("Something has to stay on this order. Leave one payer's lines where they are.")
            : tickets;
    }

    /// <summary>A whole line goes as it is; of several pieces some stay, and their discount is shared by number.</summary>
    private static void Move(Work work, Ticket from, Ticket to, TicketLine line, long quantity)
    {
        var row = line.Row;
        if (quantity == row.Quantity)
        {
            from.Remove(line);
            to.Add(new TicketLine(row.CopyTo(row.Id, to.Order.Id), line.Rates));
            return;
        }

        var copy = row.CopyTo(work.NewId<LineId>(), to.Order.Id);
        copy.Quantity = quantity;
        if (row.DiscountAmount is { } amount)
        {
            copy.DiscountAmount = Rounding.MulDiv(amount, quantity, row.Quantity);
            row.DiscountAmount = amount - copy.DiscountAmount;
        }

        row.Quantity -= quantity;
        to.Add(new TicketLine(copy, line.Rates));
    }

    /// <summary>Every line in shares, at the price that it has now: nothing is taken off twice, and the shares sum to it.</summary>
    private static Result<List<Ticket>> Shares(Counter counter, IReadOnlyList<Part> parts, int? equal)
    {
        var ticket = counter.Ticket;
        var total = ticket.Order.Gross;
        var asked = parts.Select(p => p.Amount?.Amount ?? 0).ToArray();
        if (equal is null && (asked.Any(a => a <= 0) || asked.Sum() >= total || parts.Any(p => p.Amount!.Value.Currency != ticket.Currency)))
        {
            return CommonErrors.Invalid.At("/parts", $"Each part is more than nothing, and together less than {ticket.Money(total)}.");
        }

        long[] weights = equal is null ? [total - asked.Sum(), .. asked] : [.. Enumerable.Repeat(1L, parts.Count + 1)];
        var tickets = parts.Select(p => Fresh(counter, p)).ToList();
        foreach (var line in ticket.Goods.ToList())
        {
            var price = line.Row.Quantity * line.Row.UnitPrice - line.Row.Off;
            var shares = Rounding.Allocate(price, weights);
            for (var i = 1; i < shares.Length; i++)
            {
                var copy = line.Row.CopyTo(counter.Work.NewId<LineId>(), tickets[i - 1].Order.Id);
                Freeze(copy, shares[i]);
                copy.Kind = copy.Kind == LineKind.Product ? LineKind.Custom : copy.Kind; // the pieces leave the shelf once, with the first share
                tickets[i - 1].Add(new TicketLine(copy, line.Rates));
            }

            var pieces = line.Row.Kind == LineKind.Product ? line.Row.Quantity : 1;
            Freeze(line.Row, shares[0]);
            if (pieces > 1)
            {
                Spread(counter, line, pieces, shares[0]);
            }
        }

        (ticket.Order.DiscountPpm, ticket.Order.DiscountAmount, ticket.Order.DiscountReason, ticket.Order.Codes) = (null, null, null, null);
        return tickets;

        static void Freeze(OrderLineRow row, long share)
        {
            (row.Quantity, row.UnitPrice, row.Discountable, row.PriceReason) = (1, share, false, "Shared with others");
            (row.DiscountPpm, row.DiscountAmount, row.DiscountReason, row.Quoted) = (null, null, null, null);
        }
    }

    /// <summary>Several pieces for one share: all but the last at the same price, the last takes the rest.</summary>
    private static void Spread(Counter counter, TicketLine line, long pieces, long share)
    {
        var each = share / pieces;
        var last = line.Row.CopyTo(counter.Work.NewId<LineId>(), counter.Ticket.Order.Id);
        (line.Row.Quantity, line.Row.UnitPrice, last.UnitPrice) = (pieces - 1, each, share - each * (pieces - 1));
        counter.Ticket.Add(new TicketLine(last, line.Rates));
    }

    private static Ticket Fresh(Counter counter, Part part)
    {
        var from = counter.Ticket.Order;
        var order = Opening.Row(counter.Work, counter.Shop, new Opened(part.Id, from.TillId, part.ClientId, null, from.MemberId, from.BusinessDate, from.Party));
        (order.TaxIncluded, order.TaxPer, order.TaxRounding, order.CashStep, order.SplitFrom) = (from.TaxIncluded, from.TaxPer, from.TaxRounding, from.CashStep, from.SplitFrom ?? from.Id);
        order.Charges = from.Charges;
        (order.DiscountPpm, order.DiscountReason) = part.Lines is null ? (null, null) : (from.DiscountPpm, from.DiscountReason);
        return Ticket.Fresh(order);
    }

    private static async Task<Result<Answer>> Keep(Counter counter, List<Ticket> tickets, (long Service, long Gratuity) whole)
    {
        var (work, shop, ticket) = counter;
        var views = new List<OrderView>();
        foreach (var one in tickets.Prepend(ticket))
        {
            if (await Offering.Price(work, one, shop.Today) is { } refusal)
            {
                return refusal;
            }
        }

        Charging.Share([ticket, .. tickets], whole);
        foreach (var one in tickets.Prepend(ticket))
        {
            if (one.Price() is { } refusal)
            {
                return refusal;
            }

            if (one == ticket)
            {
                work.Log.Append(Changing.Fact(one));
            }
            else
            {
                one.Order.Number = work.Head.FactSeq + 1;
                work.Log.Append(Opening.Fact(one));
            }

            one.Store(work);
            views.Add(await Bookend.Sales.Answer.Of(new Counter(work, shop, one)));
        }

        return new Answer(views);
    }
}
