using Bookend.Kernel;
using Bookend.Payments;
using Bookend.Sales;
using Xunit;

namespace Bookend.Pure.Sales;

public sealed class RefundTests
{
    private static readonly int Orders = Seed.Cases(100_000);

    /// <summary>
    /// Whatever was sold, however it was paid and in whatever parts it goes back: nobody is owed anything in between, and at the end every
    /// account, in money and in pieces, is where it was before the sale.
    /// </summary>
    [Fact]
    public void Any_partition_of_a_refund_brings_every_account_back_to_zero()
    {
        var seed = Seed.Take();
        Parallel.For(0, Orders, i =>
        {
            var random = new Random(unchecked(seed * 31 + i));
            var sale = new RandomSale(random);
            sale.Complete();
            Expect(sale.Books.Of(Accounts.Receivable) == 0 && sale.Books.Of(Accounts.Deposit) == 0, "the client owes nothing after the sale", i, sale);
            var paid = sale.Ticket.Captured;
            for (var n = random.Next(0, 6); n > 0; n--)
            {
                Some(sale, random);
                Expect(sale.Books.Of(Accounts.Receivable) == 0, "nothing is owed after a part", i, sale);
                Expect(sale.Ticket.Order.Refunded >= 0 && sale.Ticket.Order.Refunded <= paid, "no more than was paid", i, sale);
            }

            Rest(sale);
            Expect(sale.Ticket.Order.Refunded == paid, "all that was paid goes back", i, sale);
            Expect(sale.Books.Of(Accounts.Receivable) == 0 && IsBack(sale), "every account is at zero", i, sale);
        });
    }

    /// <summary>A random part; a refusal is fine, it must only change nothing.</summary>
    private static void Some(RandomSale sale, Random random)
    {
        var lines = new List<RefundLineInput>();
        foreach (var row in sale.Ticket.Lines.Select(l => l.Row).Where(r => r.RefundedQuantity < r.Quantity && random.Next(2) == 0))
        {
            var left = row.Gross - row.RefundedGross;
            lines.Add(random.Next(2) == 0 || left == 0
                ? new RefundLineInput(row.Id, random.NextInt64(1, row.Quantity - row.RefundedQuantity + 1))
                : new RefundLineInput(row.Id, null, sale.Ticket.Money(Math.Sign(left) * random.NextInt64(1, Math.Abs(left) + 1))));
        }

        Give(sale, lines, random.Next(4) == 0);
    }

    private static void Rest(RandomSale sale)
    {
        var lines = sale.Ticket.Lines.Select(l => l.Row).Where(r => r.RefundedQuantity < r.Quantity).Select(r => new RefundLineInput(r.Id)).ToList();
        if (lines.Count == 0 && sale.Ticket.Tips.TrueForAll(t => t.Refunded == t.Amount))
        {
            return;
        }

        if (Give(sale, lines, true) is { } refusal)
        {
            throw new InvalidOperationException($"The rest was refused: {refusal.Detail}");
        }
    }

    private static Refusal? Give(RandomSale sale, List<RefundLineInput> lines, bool tips)
    {
        if (RefundPlan.Decide(sale.Ticket, lines, tips, []).Failed(out var refusal, out var plan))
        {
            return refusal;
        }

        var row = new RefundRow { Id = sale.NewId<RefundId>(), Gross = plan.Gross, Covered = plan.Covered, Tips = plan.Tips, Rounding = plan.Rounding };
        var rows = plan.Lines.Select(l => new RefundLineRow { LineId = l.LineId, IsTip = l.IsTip, Quantity = l.Quantity, Gross = l.Gross }).ToList();
        Refunding.Count(sale.Ticket, new Refund(row, rows), 1);
        var tenders = plan.Tenders.Select(t => new TenderRow
        {
            Id = sale.NewId<TenderId>(), RefundId = row.Id, SourceId = t.Source.Id, Method = t.Method, Amount = t.Amount, State = TenderState.Captured,
            TillId = t.Source.TillId, Provider = "sandbox",
        }).ToList();
        if (tenders.Sum(t => t.Amount) != plan.Total)
        {
            throw new InvalidOperationException("What goes back and how it is paid differ.");
        }

        foreach (var tender in tenders)
        {
            sale.Ticket.Add(tender);
            Refunding.Count(sale.Ticket, tender, tender.Amount);
        }

        sale.Books.Post(RefundPlan.Book(sale.Ticket, plan.Lines, plan.Rounding, tenders, [.. sale.Books.Postings], RandomSale.Day));
        return null;
    }

    /// <summary>Without asking for another way, money goes back the way it came: even the drawer is as before.</summary>
    private static bool IsBack(RandomSale sale) => sale.Books.IsEmpty;

    private static void Expect(bool holds, string what, int order, RandomSale sale)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Order {order}: {what}. {sale.Books.Balances}");
        }
    }
}
