using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Pure.Ledger;

/// <summary>An order as it might lie in the books: lines with price, taxes, discount, tip, points, sessions and stock, over one or two entries.</summary>
internal sealed class RandomOrder
{
    public static readonly AccountKind Receivable = AccountKind.Asset("receivable");
    private static readonly AccountKind Sales = AccountKind.Income("sales");
    private static readonly AccountKind Tax = AccountKind.Liability("tax");
    private static readonly AccountKind Discount = AccountKind.Expense("discount");
    private static readonly AccountKind Tip = AccountKind.Liability("tip");
    private static readonly AccountKind Points = AccountKind.Liability("points", lots: true);
    private static readonly AccountKind PointsIssued = AccountKind.Equity("pointsIssued");
    private static readonly AccountKind Sessions = AccountKind.Liability("sessions", floor: 0, lots: true);
    private static readonly AccountKind SessionsUsed = AccountKind.Equity("sessionsUsed");
    private static readonly AccountKind Shelf = AccountKind.Asset("shelf");
    private static readonly AccountKind Sold = AccountKind.Expense("goodsSold");
    private static readonly Unit Euro = new("EUR");
    private static readonly Unit Pts = new("pts");

    private readonly Random random;
    private readonly OrderId order;
    private int entries;

    public RandomOrder(Random random)
    {
        this.random = random;
        order = new OrderId(Guid(random));
        var lines = random.Next(1, 4);
        for (var i = 0; i < lines; i++)
        {
            Lines.Add(new LineId(Guid(random)));
        }

        // Some of it in a first entry (a deposit, an earlier part), the rest in a second: legs are kept apart by entry.
        for (var entry = random.Next(1, 3); entry > 0; entry--)
        {
            var draft = new EntryDraft("sale", new NodaTime.LocalDate(2026, 11, 21)) { OrderId = order };
            foreach (var line in Lines)
            {
                AddLine(draft, line);
            }

            Post(draft);
        }
    }

    private RandomOrder() => random = new Random(1);

    public OrderId Id => order;

    public List<LineId> Lines { get; } = [];

    public List<Posting> Postings { get; } = [];

    /// <summary>Nothing is booked yet.</summary>
    public static RandomOrder Empty() => new();

    /// <summary>Books a draft as <see cref="Books"/> would, without a database.</summary>
    public void Post(EntryDraft draft)
    {
        draft.Check();
        entries++;
        var no = 0;
        foreach (var posting in draft.Postings)
        {
            Postings.Add(new Posting(
                new PostingRow
                {
                    EntrySeq = entries,
                    No = ++no,
                    Amount = posting.Amount,
                    Unit = posting.Account.Unit,
                    OrderId = posting.Leg.Order ?? draft.OrderId,
                    LineId = posting.Leg.Line,
                    TenderId = posting.Leg.Tender,
                    LotId = posting.Lot,
                    Rule = posting.Leg.Rule,
                    RuleVersion = posting.Leg.Version,
                    ReversesSeq = posting.ReversesSeq,
                    ReversesNo = posting.ReversesNo,
                },
                posting.Account));
        }
    }

    /// <summary>What the client still owes or has paid for the line: the money that can be given back.</summary>
    public long Open(LineId line) =>
        Postings.Where(p => p.Account.Kind == Receivable && p.Row.LineId == line && p.Row.Rule == "price").Sum(p => p.Row.Amount);

    public static Guid Guid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void AddLine(EntryDraft draft, LineId line)
    {
        var price = new Leg("price", random.Next(1, 4)) { Line = line };
        var net = Amount();
        draft.Credit(Sales.Of(Euro), net, price);
        var gross = net;
        for (var rate = random.Next(3); rate > 0; rate--)
        {
            var tax = random.NextInt64(net / 4 + 1);
            draft.Credit(Tax.Of(new TaxId(Guid(random)), Euro), tax, price);
            gross += tax;
        }

        draft.Debit(Receivable.Of(Euro), gross, price);
        if (random.Next(3) == 0)
        {
            draft.Move(Discount.Of(Euro), Sales.Of(Euro), Amount(), new Leg("discount") { Line = line });
        }

        if (random.Next(3) == 0)
        {
            // One tip for several people: its parts are shared out anew at each refund.
            var leg = new Leg("tip") { Line = line };
            var (one, two, three) = (random.NextInt64(500), random.NextInt64(500), random.NextInt64(3));
            draft.Debit(Receivable.Of(Euro), one + two + three, leg).Credit(Tip.Of(new MemberId(Guid(random)), Euro), one, leg)
                .Credit(Tip.Of(new MemberId(Guid(random)), Euro), two, leg).Credit(Tip.Of(new MemberId(Guid(random)), Euro), three, leg);
        }

        if (random.Next(2) == 0)
        {
            var (leg, points) = (new Leg("points.earn") { Line = line }, random.NextInt64(1, 400));
            draft.Debit(PointsIssued.Of(Pts), points, leg).Credit(Points.Of(new ClientId(Guid(random)), Pts), points, leg, new LotId(Guid(random)));
        }

        AddGoods(draft, line);
    }

    private void AddGoods(EntryDraft draft, LineId line)
    {
        if (random.Next(3) == 0)
        {
            // Sessions drawn over two lots.
            var unit = new Unit("session:cut");
            var (leg, client) = (new Leg("session.use") { Line = line }, new ClientId(Guid(random)));
            var (one, two) = (random.Next(1, 5), random.Next(1, 5));
            draft.Debit(Sessions.Of(client, unit), one, leg, new LotId(Guid(random))).Debit(Sessions.Of(client, unit), two, leg, new LotId(Guid(random)))
                .Credit(SessionsUsed.Of(unit), one + two, leg);
        }

        if (random.Next(3) == 0)
        {
            draft.Move(Sold.Of(new Unit("item:shampoo")), Shelf.Of(new Unit("item:shampoo")), random.Next(1, 10), new Leg("stock") { Line = line });
        }
    }

    private long Amount() => random.Next(6) switch
    {
        0 => random.NextInt64(4),
        1 => random.NextInt64(1_000_000_000_000),
        _ => random.NextInt64(20_000),
    };
}
