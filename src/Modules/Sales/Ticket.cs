using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

internal sealed record TicketLine(OrderLineRow Row, IReadOnlyList<LineTax> Rates)
{
    public static TicketLine Of(OrderLineRow row) => new(row, JsonSerializer.Deserialize<LineTax[]>(row.Taxes, Json.Options)!);

    /// <summary>The taxes as charged.</summary>
    public IReadOnlyList<LineTax> Taxes { get; set; } = Rates;
}

/// <summary>An order with everything on it, in memory: deciders change it, <see cref="Store"/> keeps it.</summary>
internal sealed class Ticket
{
    private readonly List<object> fresh = [];
    private readonly List<object> gone = [];

    private Ticket(OrderRow order) => Order = order;

    public OrderRow Order { get; }

    public List<TicketLine> Lines { get; } = [];

    public List<OrderTipRow> Tips { get; } = [];

    /// <summary>Payments and, with a refund id, money that went out.</summary>
    public List<TenderRow> Tenders { get; } = [];

    public List<ReceiptRow> Receipts { get; } = [];

    public Currency Currency => Order.Currency;

    public PricePolicy Policy => new(Order.TaxIncluded, Order.TaxPer, Order.TaxRounding, Order.CashStep);

    public IEnumerable<TenderRow> Payments => Tenders.Where(t => t.IsPayment);

    /// <summary>Payments that came too late for the order, and of which something is still with us.</summary>
    public IEnumerable<TenderRow> Late => Payments.Where(t => t is { IsLate: true, State: TenderState.Captured, Left: > 0 });

    /// <summary>What we owe the client: what came too late, and what a refund could not give back. Not counted: an open order's payments.</summary>
    public long Owed => Late.Sum(t => t.Left) + Undelivered;

    /// <summary>Of refunds that are booked, what went out to nobody because a card declined it.</summary>
    public long Undelivered => Order.Refunded - Tenders.Where(t => t is { IsPayment: false, OfDeposit: false, Counts: true }).Sum(t => t.Amount);

    public long Captured => Payments.Where(t => t.State == TenderState.Captured).Sum(t => t.Amount);

    public Money Money(long amount) => new(amount, Currency);

    public static Ticket Fresh(OrderRow order)
    {
        var ticket = new Ticket(order);
        ticket.fresh.Add(order);
        return ticket;
    }

    public static async Task<Result<Ticket>> Load(Work work, OrderId id)
    {
        var order = await work.Set<OrderRow>().FirstOrDefaultAsync(o => o.Id == id);
        return order is null
            ? CommonErrors.NotFound.Because("There is no such order.")
            : await Load(order, work.Set<OrderLineRow>(), work.Set<OrderTipRow>(), work.Set<TenderRow>(), work.Set<ReceiptRow>());
    }

    public static async Task<Result<Ticket>> Load(Reading reading, OrderId id)
    {
        var order = await reading.Set<OrderRow>().FirstOrDefaultAsync(o => o.Id == id);
        return order is null
            ? CommonErrors.NotFound.Because("There is no such order.")
            : await Load(order, reading.Set<OrderLineRow>(), reading.Set<OrderTipRow>(), reading.Set<TenderRow>(), reading.Set<ReceiptRow>());
    }

    /// <summary>For lists: five queries, however many orders.</summary>
    public static async Task<IReadOnlyList<Ticket>> Load(Reading reading, IReadOnlyList<OrderRow> orders)
    {
        var ids = orders.Select(o => o.Id).ToArray();
        var lines = (await reading.Set<OrderLineRow>().Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Position).ToListAsync()).ToLookup(l => l.OrderId);
        var tips = (await reading.Set<OrderTipRow>().Where(t => ids.Contains(t.OrderId)).OrderBy(t => t.Id).ToListAsync()).ToLookup(t => t.OrderId);
        var tenders = (await reading.Set<TenderRow>().Where(t => ids.Contains(t.OrderId)).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync())
            .ToLookup(t => t.OrderId);
        var receipts = (await reading.Set<ReceiptRow>().Where(r => ids.Contains(r.OrderId)).OrderBy(r => r.At).ThenBy(r => r.Number).ToListAsync())
            .ToLookup(r => r.OrderId);
        return [.. orders.Select(order =>
        {
            var ticket = new Ticket(order);
            ticket.Lines.AddRange(InOrder(lines[order.Id]));
            ticket.Tips.AddRange(tips[order.Id]);
            ticket.Tenders.AddRange(tenders[order.Id]);
            ticket.Receipts.AddRange(receipts[order.Id]);
            return ticket;
        })];
    }

    /// <summary>The site's service charge, always the last line.</summary>
    public TicketLine? Service => Lines.Count > 0 && Lines[^1].Row.Kind == LineKind.ServiceCharge ? Lines[^1] : null;

    /// <summary>What is sold: everything but the service charge.</summary>
    public IReadOnlyList<TicketLine> Goods => Service is null ? Lines : Lines[..^1];

    public TicketLine? Line(LineId id) => Lines.Find(l => l.Row.Id == id);

    /// <summary>The line has other taxes from now on.</summary>
    public TicketLine Retax(TicketLine line, IReadOnlyList<LineTax> rates) => Lines[Lines.IndexOf(line)] = new TicketLine(line.Row, rates);

    public void Add(TicketLine line)
    {
        line.Row.Position = Lines.Count == 0 ? 1 : Lines.Max(l => l.Row.Position) + 1;
        Lines.Insert(Service is null ? Lines.Count : Lines.Count - 1, line);
        fresh.Add(line.Row);
    }

    /// <summary>Opened in this write, so what is offered for it was asked a moment ago.</summary>
    public bool IsNew => fresh.Contains(Order);

    /// <summary>Part of this write.</summary>
    public bool IsFresh(TenderRow tender) => fresh.Contains(tender);

    /// <summary>Out of the database with <see cref="Store"/>.</summary>
    public void Remove(TicketLine line)
    {
        Lines.Remove(line);
        if (!fresh.Remove(line.Row))
        {
            gone.Add(line.Row);
        }
    }

    public void Add(OrderTipRow tip)
    {
        Tips.Add(tip);
        fresh.Add(tip);
    }

    public void Remove(OrderTipRow tip)
    {
        Tips.Remove(tip);
        if (!fresh.Remove(tip))
        {
            gone.Add(tip);
        }
    }

    public void Add(TenderRow tender)
    {
        Tenders.Add(tender);
        fresh.Add(tender);
    }

    public void Add(ReceiptRow receipt)
    {
        Receipts.Add(receipt);
        fresh.Add(receipt);
    }

    /// <summary>Everything anew from quantities, prices, discounts and rates as they stand on the ticket.</summary>
    public Refusal? Price()
    {
        var (goods, charges) = (Goods, ChargeBook.Of(Order));
        var basket = new Basket(
            [.. goods.Select(l => new BasketLine(
                l.Row.Quantity, l.Row.UnitPrice, Rates(l.Rates), Discount(l.Row.DiscountPpm, l.Row.DiscountAmount), l.Row.OfferDiscount, !l.Row.Discountable,
                Charging.Bears(l.Row)))],
            Discount(Order.DiscountPpm, Order.DiscountAmount), charges?.Service?.Asked(Order.Party), Rates(charges?.Service?.Taxes ?? []), charges?.Gratuity?.Asked(Order.Party));
        var priced = Calculator.Price(basket, Policy);
        for (var i = 0; i < goods.Count; i++)
        {
            Charge(goods[i], priced.Lines[i]);
        }

        Charging.Put(this, charges, goods, priced);
        (Order.Net, Order.Tax, Order.Gross, Order.Discount) = (priced.Net, priced.Tax, priced.Gross, priced.Discount);
        Order.Tips = Tips.Sum(t => t.Amount);
        Order.Covered = Lines.Sum(l => l.Row.Covered);
        // What a session covers is paid already and pays for nothing else.
        return Order.Gross < Order.Covered
            ? SalesErrors.TotalNegative.Because($"The deductions are larger than the rest by {Money(Order.Covered - Order.Gross)}. Give money back with a refund instead.")
            : null;
    }

    public static void Charge(TicketLine line, PricedLine price)
    {
        line.Taxes = [.. line.Rates.Select((rate, t) => rate with { Amount = price.Taxes[t] })];
        var row = line.Row;
        (row.OfferDiscount, row.OwnDiscount, row.SharedDiscount, row.Net, row.Tax, row.Gross) = (price.Offer, price.Own, price.Share, price.Net, price.Tax, price.Gross);
        row.Taxes = JsonSerializer.Serialize(line.Taxes, Json.Options);
    }

    /// <summary>Makes fresh rows part of the write; changed ones are tracked already.</summary>
    public void Store(Work work)
    {
        gone.ForEach(row => work.Db.Remove(row));
        gone.Clear();
        Order.Version++;
        Order.Paid = Payments.Where(t => t is { State: TenderState.Captured, IsLate: false }).Sum(t => t.Kept);
        Order.Rounding = Order.State == OrderState.Open ? Till.RoundingSoFar(this) : Order.Rounding;
        Order.PaymentOpen = Tenders.Exists(t => t.State is TenderState.Pending or TenderState.Unknown);
        foreach (var row in fresh)
        {
            work.Append(row);
        }

        fresh.Clear();
    }

    private static IEnumerable<TicketLine> InOrder(IEnumerable<OrderLineRow> rows) => rows.OrderBy(r => r.Kind == LineKind.ServiceCharge).Select(TicketLine.Of);

    private static async Task<Result<Ticket>> Load(
        OrderRow order, IQueryable<OrderLineRow> lines, IQueryable<OrderTipRow> tips, IQueryable<TenderRow> tenders, IQueryable<ReceiptRow> receipts)
    {
        var ticket = new Ticket(order);
        ticket.Lines.AddRange(InOrder(await lines.Where(l => l.OrderId == order.Id).OrderBy(l => l.Position).ToListAsync()));
        ticket.Tips.AddRange(await tips.Where(t => t.OrderId == order.Id).OrderBy(t => t.Id).ToListAsync());
        ticket.Tenders.AddRange(await tenders.Where(t => t.OrderId == order.Id).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync());
        if (order.State != OrderState.Open)
        {
            ticket.Receipts.AddRange(await receipts.Where(r => r.OrderId == order.Id).OrderBy(r => r.At).ThenBy(r => r.Number).ToListAsync());
        }

        return ticket;
    }

    private static TaxRate[] Rates(IReadOnlyList<LineTax> rates) => [.. rates.Select(t => new TaxRate(t.TaxId, t.Name, t.Ppm))];

    private static Discount? Discount(int? ppm, long? amount) => ppm is null && amount is null ? null : new Discount(ppm, amount);
}
