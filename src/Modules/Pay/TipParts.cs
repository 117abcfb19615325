using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Pay;

internal readonly record struct TipPart(long Cash, long Card, long Other)
{
    public long Sum => Cash + Card + Other;

    public static TipPart operator +(TipPart a, TipPart b) => new(a.Cash + b.Cash, a.Card + b.Card, a.Other + b.Other);

    public static TipPart operator -(TipPart a, TipPart b) => new(a.Cash - b.Cash, a.Card - b.Card, a.Other - b.Other);
}

/// <summary>What tips were paid with: in the proportion of the order's tenders, exact for each tip and for all of them together.</summary>
internal static class TipParts
{
    public static IReadOnlyList<TipPart> Of(IReadOnlyList<TipSnapshot> tips, IReadOnlyList<TenderSnapshot> tenders)
    {
        long Of(Func<TenderMethod, bool> which) => tenders.Where(t => which(t.Method)).Sum(t => t.Amount);
        var cash = Of(m => m == TenderMethod.Cash);
        var card = Of(m => m is TenderMethod.Card or TenderMethod.Terminal);
        return Split([.. tips.Select(t => t.Amount)], cash, card, Of(_ => true) - cash - card);
    }

    /// <summary>
    /// The running sum of tips is divided and rounded, and each tip takes the difference: so no part is below zero or above its tip, and the
    /// parts of all tips are those of their sum.
    /// </summary>
    public static IReadOnlyList<TipPart> Split(IReadOnlyList<long> tips, long cash, long card, long other)
    {
        var parts = new List<TipPart>(tips.Count);
        var (tipped, inCash, rest, inCard) = (0L, 0L, 0L, 0L);
        foreach (var tip in tips)
        {
            tipped += tip;
            var cashNow = Share(tipped, cash, cash + card + other);
            var notCash = tip - (cashNow - inCash);
            rest += notCash;
            var cardNow = Share(rest, card, card + other);
            parts.Add(new TipPart(cashNow - inCash, cardNow - inCard, notCash - (cardNow - inCard)));
            (inCash, inCard) = (cashNow, cardNow);
        }

        return parts;
    }

    /// <summary>What of a tip's parts has gone back when this much of it has.</summary>
    public static TipPart Returned(TipPart tip, long returned) => tip.Sum == 0 ? default : Split([returned], tip.Cash, tip.Card, tip.Other)[0];

    private static long Share(long amount, long part, long whole) => whole == 0 ? 0 : Rounding.MulDiv(amount, part, whole);
}
