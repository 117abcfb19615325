using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>
/// One pays for many: several open orders are completed in one write, all or none, and each keeps its own receipt, points and right of
/// refund. Money fills the orders in their order. Cards of a provider pay orders one by one: each charge is a question of its own.
/// </summary>
internal static class CompleteTogether
{
    private const int Most = 50;

    public sealed record Request(TillId TillId, IReadOnlyList<OrderId> OrderIds, IReadOnlyList<TenderInput> Tenders, Money? ExpectedTotal = null);

    public sealed record Answer(IReadOnlyList<Sold> Sales, Money Total, Money Change);

    public static async Task<Result<Answer>> Handle(Work work, NoPath path, Request body)
    {
        if (body.OrderIds.Count is < 1 or > Most || body.OrderIds.Distinct().Count() != body.OrderIds.Count)
        {
            return CommonErrors.Invalid.At("/orderIds", $"Name 1 to {Most} different orders.");
        }

        if (body.Tenders.Any(t => t.Method == TenderMethod.Card))
        {
            return CommonErrors.Invalid.At("/tenders", "A card of the provider pays orders one by one. Use the terminal for all of them at once.");
        }

        var counters = new List<Counter>();
        foreach (var id in body.OrderIds)
        {
            if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter))
            {
                return refusal;
            }

            refusal = Changing.MustBeOpen(counter.Ticket.Order) ?? await Offering.Price(work, counter.Ticket, counter.Shop.Today);
            if (refusal is not null || counter.Shop.Site.Id != (counters.FirstOrDefault() ?? counter).Shop.Site.Id)
            {
                return refusal ?? CommonErrors.Invalid.At("/orderIds", "Orders of one site are paid together.");
            }

            counters.Add(counter);
        }

        var wrong = Differs(counters, body) ?? await Pay(counters, body);
        return wrong is null ? await Complete(counters, body) : wrong;
    }

    private static Refusal? Differs(List<Counter> counters, Request body)
    {
        var due = counters.Sum(c => Till.Due(c.Ticket));
        return body.ExpectedTotal is { } expected && (expected.Amount != due || expected.Currency != counters[0].Ticket.Currency)
            ? SalesErrors.TotalChanged.At("/expectedTotal", $"Together {counters[0].Ticket.Money(due)} is due, not {expected}. Nothing was charged; please look again.")
            : null;
    }

    private static async Task<Refusal?> Pay(List<Counter> counters, Request body)
    {
        var left = body.Tenders.Select(t => t.Amount.Amount).ToArray();
        for (var c = 0; c < counters.Count; c++)
        {
            for (var i = 0; i < left.Length; i++)
            {
                var due = Till.Due(counters[c].Ticket);
                if (due <= 0 || left[i] <= 0)
                {
                    continue;
                }

                // What cash is over stays on the counter for the next order; the last one gives the change.
                var input = body.Tenders[i];
                var isLast = c == counters.Count - 1;
                var part = isLast && input.Method == TenderMethod.Cash ? left[i] : Math.Min(due, left[i]);
                var rest = isLast && input.Tendered is { } onTheCounter ? onTheCounter with { Amount = onTheCounter.Amount - (input.Amount.Amount - left[i]) } : (Money?)null;
                input = input with { Amount = new Money(part, input.Amount.Currency), Tendered = rest, Id = c == 0 ? input.Id : null };
                if ((await Taking.Take(counters[c], input, body.TillId, "", $"/tenders/{i}")).Failed(out var refusal, out var taken))
                {
                    return refusal;
                }

                left[i] -= isLast ? taken.Tendered : taken.Amount;
            }
        }

        return left.Any(l => l > 0)
            ? SalesErrors.Overpaid.At("/tenders", "This is more than is due on these orders. Nothing was charged.")
            : null;
    }

    private static async Task<Result<Answer>> Complete(List<Counter> counters, Request body)
    {
        var sales = new List<Sold>();
        foreach (var counter in counters)
        {
            var taking = counter.Ticket.Payments.Where(t => t.At == counter.Work.Now && t.State == TenderState.Captured && counter.Ticket.IsFresh(t)).Select(t => t.Id).ToHashSet();
            if ((await Completing.Complete(counter, body.TillId, taking)).Failed(out var refusal, out var sold))
            {
                return refusal;
            }

            sales.Add(sold);
        }

        var currency = counters[0].Ticket.Currency;
        return new Answer(
            sales, new Money(counters.Sum(c => c.Ticket.Order.Total - c.Ticket.Order.Covered), currency),
            new Money(counters.Sum(c => c.Ticket.Payments.Where(t => t.State == TenderState.Captured).Sum(t => t.Tendered - t.Amount)), currency));
    }
}
