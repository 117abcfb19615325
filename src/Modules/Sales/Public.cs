using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Sales;

/// <summary>What a visit puts on its ticket: a service or an add-on, at the catalogue's price unless one is given (the price quoted).</summary>
/// <param name="Id">Give the same id to the same thing again and its discount stays with it.</param>
public sealed record VisitLine(ServiceId ServiceId, MemberId? MemberId = null, Money? UnitPrice = null, LineId? Id = null);

/// <param name="Date">The day of the visit; null: today.</param>
public sealed record OpenOrder(
    SiteId SiteId, IReadOnlyList<VisitLine> Lines, OrderId? Id = null, ClientId? ClientId = null, BookingId? BookingId = null, MemberId? MemberId = null,
    LocalDate? Date = null);

/// <param name="Price">Net and tax of the lines, without tips: what the visit costs.</param>
public sealed record OpenedOrder(OrderId Id, long Number, Money Price);

/// <param name="Paid">Everything is paid (or there is nothing to pay) and nothing is under way.</param>
/// <param name="Due">Still to be paid, tips included.</param>
/// <param name="Refunded">Given back after completion.</param>
public sealed record OrderSum(
    OrderId Id, OrderState State, BookingId? BookingId, ClientId? ClientId, LocalDate BusinessDate, Money Price, Money Tips, Money Captured, Money Due,
    Money Refunded, bool Paid);

/// <param name="Taken">Completed orders of the day: gross and tips, less what was given back on orders of the day.</param>
/// <param name="Expected">Price of the orders still open for the day.</param>
public sealed record DaySum(Money Taken, Money Expected, int Completed, int Open);

/// <summary>The tickets of visits: what Booking may do with them, in the write of the visit itself.</summary>
public static class Orders
{
    /// <summary>At most this many ids in one question.</summary>
    public const int MaxIds = 1000;

    /// <summary>What these lines would cost now; nothing is written.</summary>
    public static async Task<Result<Money>> Quote(Work work, SiteId site, IReadOnlyList<VisitLine> lines)
    {
        if ((await Shop.Of(work, site)).Failed(out var refusal, out var shop) ||
            (await Opening.Open(work, shop, new Opened(), Inputs(lines), [])).Failed(out refusal, out var ticket))
        {
            return refusal;
        }

        return ticket.Money(ticket.Order.Gross);
    }

    /// <summary>Opens the order of a visit. Prices, taxes and the pricing policy are those of today, and stay.</summary>
    /// <returns>Or <c>site_unknown</c>, <c>item_unknown</c>, <c>member_unknown</c>, <c>duplicate</c>.</returns>
    public static async Task<Result<OpenedOrder>> OpenFor(Work work, OpenOrder request)
    {
        var opened = new Opened(request.Id, null, request.ClientId, request.BookingId, request.MemberId, request.Date);
        if ((await Shop.Of(work, request.SiteId)).Failed(out var refusal, out var shop) ||
            (await Opening.Open(work, shop, opened, Inputs(request.Lines), [])).Failed(out refusal, out var ticket))
        {
            return refusal;
        }

        work.Log.Append(Opening.Fact(ticket));
        ticket.Store(work);
        return new OpenedOrder(ticket.Order.Id, ticket.Order.Number, ticket.Money(ticket.Order.Gross));
    }

    /// <summary>
    /// The visit is another one now: other services, another person, another day. Lines that the visit did not bring (products, tips, what
    /// somebody typed in) stay. Null members stay as they are.
    /// </summary>
    /// <returns>Or <c>order_completed</c>, <c>order_voided</c>, and as <see cref="OpenFor"/>.</returns>
    public static async Task<Result<OpenedOrder>> Change(
        Work work, OrderId id, IReadOnlyList<VisitLine>? lines = null, MemberId? member = null, LocalDate? date = null, ClientId? client = null)
    {
        if ((await Ticket.Load(work, id)).Failed(out var refusal, out var ticket))
        {
            return refusal;
        }

        if (Changing.MustBeOpen(ticket.Order) is { } closed)
        {
            return closed;
        }

        if (lines is not null && await ReplaceVisit(work, ticket, lines) is { } wrong)
        {
            return wrong;
        }

        ticket.Order.MemberId = member ?? ticket.Order.MemberId;
        ticket.Order.ClientId = client ?? ticket.Order.ClientId;
        ticket.Order.BusinessDate = date ?? ticket.Order.BusinessDate;
        if (await Offering.Price(work, ticket, ticket.Order.BusinessDate) is { } negative)
        {
            return negative;
        }

        ticket.Store(work);
        work.Log.Append(Changing.Fact(ticket));
        return new OpenedOrder(ticket.Order.Id, ticket.Order.Number, ticket.Money(ticket.Order.Gross));
    }

    /// <summary>The visit will not take place. Voiding what is void already changes nothing.</summary>
    /// <returns>Or <c>order_paid</c> when money was taken (give it back first), <c>payment_open</c>, <c>order_completed</c>.</returns>
    public static async Task<Result<OrderState>> VoidFor(Work work, OrderId id, string reason)
    {
        if ((await Ticket.Load(work, id)).Failed(out var refusal, out var ticket))
        {
            return refusal;
        }

        if (ticket.Order.State == OrderState.Voided)
        {
            return OrderState.Voided;
        }

        return VoidOrder.Void(work, ticket, reason) is { } refused ? refused : OrderState.Voided;
    }

    /// <summary>The visit will not take place and costs a fee: it stands on the order instead of the visit, and what was paid in advance pays it.</summary>
    /// <returns>False: the order is complete or void already and stays as it is. Or a refusal of the books.</returns>
    public static Task<Result<bool>> ChargeFee(Work work, OrderId id, string name, string reason, Money amount) =>
        Bookend.Sales.ChargeFee.Handle(work, id, name, reason, amount);

    /// <summary>The cancelled visit takes place after all (undo). Only a voided order comes back.</summary>
    public static async Task<Result<OrderState>> ReopenFor(Work work, OrderId id)
    {
        if ((await Ticket.Load(work, id)).Failed(out var refusal, out var ticket))
        {
            return refusal;
        }

        if (ticket.Order.State == OrderState.Voided)
        {
            (ticket.Order.State, ticket.Order.ClosedAt, ticket.Order.VoidReason) = (OrderState.Open, null, null);
            ticket.Tenders.ForEach(t => t.IsLate = false); // what came too late for the closed order is a payment like any other of an open one
            ticket.Store(work);
            work.Log.Append(Changing.Fact(ticket));
        }

        return ticket.Order.State;
    }

    /// <summary>Null: there is no such order.</summary>
    public static async Task<OrderState?> StateOf(Work work, OrderId id) =>
        await work.Set<OrderRow>().AsNoTracking().Where(o => o.Id == id).Select(o => (OrderState?)o.State).FirstOrDefaultAsync();

    /// <summary>For lists and the day view: one query. Unknown ids are left out.</summary>
    public static Task<IReadOnlyDictionary<OrderId, OrderSum>> PaidStates(Reading reading, IReadOnlyCollection<OrderId> ids) =>
        Sums(reading.Set<OrderRow>(), ids);

    /// <inheritdoc cref="PaidStates(Reading, IReadOnlyCollection{OrderId})"/>
    public static Task<IReadOnlyDictionary<OrderId, OrderSum>> PaidStates(Work work, IReadOnlyCollection<OrderId> ids) =>
        Sums(work.Set<OrderRow>().AsNoTracking(), ids);

    /// <summary>Taken and expected on a business date.</summary>
    public static async Task<DaySum> DayTotals(Reading reading, SiteId site, Currency currency, LocalDate date)
    {
        var sums = await reading.Set<OrderRow>().Where(o => o.SiteId == site && o.BusinessDate == date && o.State != OrderState.Voided)
            .GroupBy(o => o.State)
            .Select(g => new { State = g.Key, Count = g.Count(), Gross = g.Sum(o => o.Gross), Rest = g.Sum(o => o.Tips + o.Rounding - o.Refunded) })
            .ToListAsync();
        var done = sums.Find(s => s.State == OrderState.Completed);
        var open = sums.Find(s => s.State == OrderState.Open);
        return new DaySum(
            new Money((done?.Gross ?? 0) + (done?.Rest ?? 0), currency), new Money(open?.Gross ?? 0, currency), done?.Count ?? 0, open?.Count ?? 0);
    }

    private static async Task<IReadOnlyDictionary<OrderId, OrderSum>> Sums(IQueryable<OrderRow> orders, IReadOnlyCollection<OrderId> ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, MaxIds, nameof(ids));
        var wanted = ids.Distinct().ToArray();
        var rows = wanted.Length == 0 ? [] : await orders.Where(o => wanted.Contains(o.Id)).ToListAsync();
        return rows.ToDictionary(o => o.Id, Sum);
    }

    private static OrderSum Sum(OrderRow o)
    {
        Money In(long amount) => new(amount, o.Currency);
        var due = o.State == OrderState.Open ? o.ToPay + o.Rounding - o.Paid : 0;
        var paid = o.State == OrderState.Completed || (o.State == OrderState.Open && due <= 0 && !o.PaymentOpen);
        return new OrderSum(
            o.Id, o.State, o.BookingId, o.ClientId, o.BusinessDate, In(o.Gross), In(o.Tips), In(o.Paid), In(Math.Max(due, 0)), In(o.Refunded), paid);
    }

    private static async Task<Refusal?> ReplaceVisit(Work work, Ticket ticket, IReadOnlyList<VisitLine> lines)
    {
        if ((await Shop.Of(work, ticket.Order.SiteId)).Failed(out var refusal, out var shop))
        {
            return refusal;
        }

        var discounts = ticket.Lines.ToDictionary(l => l.Row.Id, l => new DiscountInput(
            l.Row.DiscountPpm, l.Row.DiscountAmount is { } amount ? ticket.Money(amount) : null, l.Row.DiscountReason));
        var signed = ticket.Lines.ToDictionary(l => l.Row.Id, l => l.Row.Override);
        foreach (var line in ticket.Lines.Where(l => l.Row.OfVisit).ToList())
        {
            ticket.Remove(line);
        }

        foreach (var (input, i) in Inputs(lines).Select((input, i) => (input, i)))
        {
            var id = input.Id ?? work.NewId<LineId>();
            var kept = input with { Discount = discounts.GetValueOrDefault(id) };
            if (await Lines.Add(shop, ticket, kept, id, $"/lines/{i}") is { } wrong)
            {
                return wrong;
            }

            ticket.Line(id)!.Row.Override = signed.GetValueOrDefault(id); // who stood for its discount still does
        }

        return null;
    }

    private static LineInput[] Inputs(IReadOnlyList<VisitLine> lines) =>
        [.. lines.Select(l => new LineInput(LineKind.Service, l.ServiceId.ToString(), l.Id, UnitPrice: l.UnitPrice, MemberId: l.MemberId) { OfVisit = true })];
}

/// <param name="What">What was bought, in one line.</param>
/// <param name="Total">Paid then; what went back since stands on the receipt.</param>
/// <param name="ReceiptUrl">Path of the public page.</param>
public sealed record Purchase(OrderId OrderId, LocalDate Date, string What, Money Total, string? ReceiptUrl);

/// <summary>Receipts for whoever has the link.</summary>
public static class Receipts
{
    /// <summary>The receipt of a sale by letter, once; an address that cannot be written to gets none.</summary>
    public static async Task Send(Work work, OrderId order, string email, PublicAddress address)
    {
        var row = await work.Set<ReceiptRow>().AsNoTracking().FirstAsync(r => r.OrderId == order && r.Kind == ReceiptKind.Sale);
        await SendReceipt.Put(work, row, address, email, Ids.Derived<MessageId>($"{row.Id} {email}"));
    }

    /// <summary>What a client has bought, the newest first.</summary>
    /// <param name="before">Go on from the second part of the answer before; <see cref="long.MaxValue"/>: from the newest.</param>
    /// <param name="limit">At most 100.</param>
    /// <returns>And where to go on; null: that was all.</returns>
    public static async Task<(IReadOnlyList<Purchase> Items, long? Before)> OfClient(Reading reading, ClientId client, long before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 100);
        var orders = await reading.Set<OrderRow>().Where(o => o.ClientId == client && o.State == OrderState.Completed && o.Number < before)
            .OrderByDescending(o => o.Number).Take(limit + 1).ToListAsync();
        var page = orders.Take(limit).ToList();
        var ids = page.Select(o => o.Id).ToArray();
        var lines = (await reading.Set<OrderLineRow>().Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Position).ToListAsync()).ToLookup(l => l.OrderId);
        var receipts = await reading.Set<ReceiptRow>().Where(r => ids.Contains(r.OrderId) && r.Kind == ReceiptKind.Sale).ToDictionaryAsync(r => r.OrderId);
        return (
            page.ConvertAll(o => new Purchase(
                o.Id, o.BusinessDate, string.Join(", ", lines[o.Id].Select(l => l.Name)), new Money(o.Total - o.Covered, o.Currency),
                receipts.TryGetValue(o.Id, out var receipt) ? $"/r/{receipt.Token}" : null)),
            orders.Count > limit ? page[^1].Number : null);
    }

    /// <summary>Null: there is no such receipt.</summary>
    public static async Task<ReceiptView?> ByToken(Reading reading, string token)
    {
        if (!LinkToken.TryRead(token, out var link) || link.Business != reading.Business)
        {
            return null;
        }

        var secret = link.Secret;
        var row = await reading.Set<ReceiptRow>().FirstOrDefaultAsync(r => r.Secret == secret);
        return row is null ? null : await GetReceipt.View(reading, row) with { Staff = [] };
    }
}
