using Bookend.Core.Store;
using Bookend.Ordering;

namespace Bookend.StoredValue;

/// <summary>Credit does not buy credit: otherwise it would outlive its own expiry, and a gift could be turned into money.</summary>
internal static class Payable
{
    private static readonly TenderMethod[] Stored = [TenderMethod.GiftCard, TenderMethod.Wallet, TenderMethod.Points, TenderMethod.Account];

    /// <summary>
    /// What other payments of the same request will take from this source: they were weighed before, and are booked after this one is. What was
    /// paid earlier is off the balance already.
    /// </summary>
    public static async Task<long> Waiting(Work work, OrderSnapshot order, TenderMethod method, string source)
    {
        var same = order.Tenders.Where(t => t.Method == method && t.Source == source).ToList();
        if (same.Count == 0)
        {
            return 0;
        }

        var booked = (await work.Ledger.PostingsOfOrder(order.Id)).Select(p => p.Row.TenderId).ToHashSet();
        return same.Where(t => !booked.Contains(t.Id)).Sum(t => t.Amount);
    }

    /// <summary>How much of the order may still be paid by what we owe: all but its gift cards and credit, less what such payments have paid.</summary>
    public static long Of(OrderSnapshot order)
    {
        var sold = order.Lines.Where(l => l.Kind is not (LineKind.GiftCard or LineKind.Credit) && l.Cover is null).Sum(l => l.Gross);
        return Math.Max(0, sold + order.Tips.Sum(t => t.Amount) - order.Tenders.Where(t => Stored.Contains(t.Method)).Sum(t => t.Amount));
    }
}
