using Bookend.Ordering;

namespace Bookend.StoredValue;

/// <summary>Credit does not buy credit: otherwise it would outlive its own expiry, and a gift could be turned into money. Pure.</summary>
internal static class Payable
{
    private static readonly TenderMethod[] Stored = [TenderMethod.GiftCard, TenderMethod.Wallet, TenderMethod.Points, TenderMethod.Account];

    /// <summary>How much of the order may still be paid by what we owe: all but its gift cards and credit, less what such payments have paid.</summary>
    public static long Of(OrderSnapshot order)
    {
        var sold = order.Lines.Where(l => l.Kind is not (LineKind.GiftCard or LineKind.Credit) && l.Cover is null).Sum(l => l.Gross);
        return Math.Max(0, sold + order.Tips.Sum(t => t.Amount) - order.Tenders.Where(t => Stored.Contains(t.Method)).Sum(t => t.Amount));
    }
}
