using Bookend.Core.Ledger;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Places;
using Bookend.Pricing;
using Bookend.Sales;
using NodaTime;

namespace Bookend.Pure.Sales;

/// <summary>A random order with everything that a till can put on it, paid in random parts.</summary>
internal sealed class RandomSale
{
    public static readonly LocalDate Day = new(2026, 11, 23);
    private static readonly Currency[] Currencies = [new("EUR"), new("JPY"), new("KWD")];
    private static readonly AccountKind Deferred = AccountKind.Liability("deferred");
    private static readonly AccountKind Sessions = AccountKind.Liability("sessions");
    private static readonly AccountKind Used = AccountKind.Equity("sessions");
    private readonly Random random;
    private int ids;

    public RandomSale(Random random)
    {
        this.random = random;
        Ticket = Make();
        Pay();
    }

    public Ticket Ticket { get; }

    public MemoryBooks Books { get; } = new();

    public TId NewId<TId>()
        where TId : struct, IId<TId> => TId.From(new Guid(++ids, 0, 0, new byte[8]));

    private Ticket Make()
    {
        var ticket = Ticket.Fresh(new OrderRow
        {
            Id = NewId<OrderId>(), SiteId = NewId<SiteId>(), State = OrderState.Open, Currency = Currencies[random.Next(3)], TaxIncluded = random.Next(2) == 0,
            TaxPer = (TaxPer)random.Next(2), TaxRounding = (RoundingMode)random.Next(2), CashStep = new[] { 1L, 5, 10 }[random.Next(3)],
            DiscountPpm = random.Next(4) == 0 ? random.Next(1, 1_000_000) : null,
        });
        if (ticket.Order.DiscountPpm is null && random.Next(4) == 0)
        {
            ticket.Order.DiscountAmount = random.Next(1, 3000);
        }

        for (var n = random.Next(1, 6); n > 0; n--)
        {
            Line(ticket);
        }

        if (random.Next(2) == 0)
        {
            Added(ticket.Order);
        }

        for (var n = random.Next(0, 3); n > 0; n--)
        {
            ticket.Add(new OrderTipRow { Id = NewId<LineId>(), MemberId = NewId<MemberId>(), MemberName = "M", Amount = random.Next(1, 900) });
        }

        if (ticket.Price() is not null)
        {
            // The deductions were too large: turned round it is a sale.
            ticket.Lines.ForEach(l => l.Row.UnitPrice = Math.Abs(l.Row.UnitPrice));
            _ = ticket.Price();
        }

        return ticket;
    }

    /// <summary>A service charge, a gratuity or both, of a whole order or of a part of one that was split.</summary>
    private void Added(OrderRow order)
    {
        LineTax[] taxes = random.Next(3) == 0 ? [] : [new LineTax(new TaxId(new Guid(901, 0, 0, new byte[8])), "T1", 190_000, 0)];
        var (agreed, on) = random.Next(3) == 0 ? (random.Next(0, 900), random.Next(0, 9_000)) : (0, 0);
        OrderCharge? Charge(ChargeTo to) => random.Next(3) == 0
            ? null
            : new OrderCharge("C", random.Next(1, 250_000), random.Next(3) == 0 ? 6 : null, to, taxes, agreed, on);
        order.Party = random.Next(2) == 0 ? random.Next(1, 12) : null;
        new ChargeBook(1, Charge((ChargeTo)random.Next(2)), Charge(ChargeTo.Staff), random.Next(2) == 0 ? new Heir(NewId<MemberId>(), "H") : null).Keep(order);
    }

    private void Line(Ticket ticket)
    {
        var kind = (LineKind)random.Next(3);
        var rates = new List<LineTax>();
        for (var n = random.Next(0, 3); n > 0; n--)
        {
            rates.Add(new LineTax(new TaxId(new Guid(900 + n, 0, 0, new byte[8])), $"T{n}", new[] { 0, 190_000, 50_000, 80_000 }[n + random.Next(0, 2)], 0));
        }

        ticket.Add(new TicketLine(
            new OrderLineRow
            {
                Id = NewId<LineId>(), Kind = kind, Name = "L", ItemId = kind == LineKind.Product ? $"prd_{random.Next(3)}" : null, Quantity = random.Next(1, 6),
                UnitPrice = kind == LineKind.Custom && random.Next(3) == 0 ? -random.Next(1, 900) : random.Next(0, 5000),
                DiscountPpm = random.Next(5) == 0 ? random.Next(1, 1_000_001) : null, OfferDiscount = random.Next(4) == 0 ? random.Next(0, 3000) : 0,
                Discountable = random.Next(8) != 0, MemberId = random.Next(2) == 0 ? new MemberId(new Guid(800 + random.Next(3), 0, 0, new byte[8])) : null,
            },
            rates));
        var row = ticket.Lines[^1].Row;
        if (row.Kind == LineKind.Service && random.Next(4) == 0)
        {
            (row.Quantity, row.CoverSource, row.CoverId, row.Discountable, row.DiscountPpm, row.OfferDiscount) = (1, "pass", $"pas_{random.Next(2)}", false, null, 0);
        }
    }

    private void Pay()
    {
        for (var guard = 0; Till.Due(Ticket) != 0 && guard < 20; guard++)
        {
            var due = Till.Due(Ticket);
            var method = (TenderMethod)random.Next(3);
            var amount = random.Next(3) == 0 ? Math.Max(1, due / 2) : method == TenderMethod.Cash ? due + random.Next(0, 500) : due;
            var row = new TenderRow { Id = NewId<TenderId>(), OrderId = Ticket.Order.Id, Method = method, TillId = new TillId(Guid.Empty), Provider = "sandbox" };
            if (Till.Take(Ticket, new TenderInput(method, Ticket.Money(amount)), "", row).Failed(out var refusal, out _))
            {
                throw new InvalidOperationException(refusal.Detail);
            }

            row.State = TenderState.Captured;
            Ticket.Add(row);
        }
    }

    /// <summary>Some payments came before completion, the rest with it.</summary>
    public void Complete()
    {
        var taking = new HashSet<TenderId>();
        foreach (var tender in Ticket.Payments)
        {
            if (tender.Method == TenderMethod.Card || random.Next(2) == 0)
            {
                Books.Post(Settlement.Moved(Ticket, tender, Day));
            }
            else
            {
                taking.Add(tender.Id);
            }
        }

        if (Settlement.Decide(Ticket, taking, Day).Failed(out var refusal, out var settled))
        {
            throw new InvalidOperationException(refusal.Detail);
        }

        foreach (var line in Ticket.Lines.Where(l => l.Row.CoverId is not null))
        {
            // What a pass does: the session leaves it, and what it was worth pays the line.
            var leg = new Leg("pass") { Line = line.Row.Id };
            settled.Entry.Move(Deferred.Of(Ticket.Currency), Settlement.Receivable(Ticket), line.Row.Gross, leg);
            settled.Entry.Move(Sessions.Of(new Unit("session:facial")), Used.Of(new Unit("session:facial")), 1, leg);
        }

        Books.Post(settled.Entry);
        (Ticket.Order.State, Ticket.Order.Rounding) = (OrderState.Completed, settled.Rounding);
    }
}
