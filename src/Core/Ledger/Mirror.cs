using Bookend.Kernel;

namespace Bookend.Core.Ledger;

/// <summary>
/// Undoes postings in part or in whole, from what was booked and not from today's rules: price, tax, tip, points, sessions, stock alike.
/// <para>
/// A leg is what one entry posted by one rule for one order, line and tender in one unit; it sums to zero. Of a leg, let rᵢ be what
/// remains of posting i (its amount without sign, less what was reversed of it) and D the remaining debit. Reversing part ÷ whole takes
/// T = D × part ÷ whole, rounded half up (where several entries posted by the same rule, of the sum of their D, spread over them by
/// largest remainder). T is spread over the leg's remaining debits by largest remainder, and over its credits.
/// </para>
/// <para>
/// Why any sequence of parts ends at zero, and never beyond. (1) D equals the remaining credit: true at first because the leg sums to
/// zero, and each step takes T from both. (2) 0 ≤ T ≤ D because part ≤ whole; over several entries by the argument of (3).
/// (3) Posting i is given the floor or the ceiling of T × rᵢ ÷ D. That is at most rᵢ, a whole number, because T ≤ D; so 0 ≤ xᵢ ≤ rᵢ.
/// (4) Where part = whole, T = D and xᵢ = rᵢ exactly: the last part returns exactly the rest, however the earlier ones were rounded.
/// (5) After that every rᵢ is 0 and so is every T.
/// </para>
/// <para>
/// When part and whole are the remaining money of a line in minor units and the receivable stands alone on its side of the leg, then
/// D = whole and T = part: the receivable is exact and only its counterparts are rounded.
/// </para>
/// </summary>
public static class Mirror
{
    /// <summary>What remains of each original in the posted layer. A reversal is final: it is never itself reversed.</summary>
    /// <param name="postings">The originals together with everything that reversed them, as <see cref="Books.PostingsOfOrder"/> gives them.</param>
    public static IReadOnlyList<(Posting Posting, long Remaining)> Remaining(IEnumerable<Posting> postings)
    {
        var originals = new List<Posting>();
        var reversed = new Dictionary<(long Seq, int No), long>();
        foreach (var posting in postings)
        {
            if (posting.Row is { ReversesSeq: { } seq, ReversesNo: { } no })
            {
                // In either layer: a refund that is still pending has taken its part already, and gives it back when it is voided.
                reversed[(seq, no)] = checked(reversed.GetValueOrDefault((seq, no)) + posting.Row.Amount);
            }
            else if (posting.Row.Layer == Layer.Posted)
            {
                originals.Add(posting);
            }
        }

        return
        [
            .. originals.OrderBy(p => p.Row.EntrySeq).ThenBy(p => p.Row.No).Select(p => (p, Left(p.Row, reversed))),
        ];
    }

    /// <summary>The postings that undo all that remains.</summary>
    public static IReadOnlyList<PostingDraft> Rest(IEnumerable<Posting> postings, Func<PostingRow, bool>? which = null) =>
        Part(postings, 1, 1, which);

    /// <summary>The postings that undo <paramref name="part"/> ÷ <paramref name="whole"/> of what remains.</summary>
    /// <param name="postings">Originals together with everything that reversed them.</param>
    /// <param name="part">For money: the minor units to give back; for pieces their number.</param>
    /// <param name="whole">What remains of the same.</param>
    /// <param name="which">Which originals: those of one line, for instance. It must take legs whole.</param>
    public static IReadOnlyList<PostingDraft> Part(IEnumerable<Posting> postings, long part, long whole, Func<PostingRow, bool>? which = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        var drafts = new List<PostingDraft>();
        var chosen = Remaining(postings).Where(r => r.Remaining > 0 && (which is null || which(r.Posting.Row)));
        foreach (var rule in chosen.GroupBy(r => (r.Posting.Row.Leg with { Version = 0 }, r.Posting.Row.Unit)))
        {
            var legs = rule.GroupBy(r => (r.Posting.Row.EntrySeq, r.Posting.Row.RuleVersion)).Select(g => new Sides(g)).ToList();
            var take = Rounding.MulDiv(legs.Aggregate(0L, (sum, leg) => checked(sum + leg.Remains)), part, whole);
            var takes = Rounding.Allocate(take, legs.Select(leg => leg.Remains).ToArray());
            for (var i = 0; i < legs.Count; i++)
            {
                Take(legs[i].Debits, takes[i], drafts);
                Take(legs[i].Credits, takes[i], drafts);
            }
        }

        drafts.Sort(static (a, b) => (a.ReversesSeq!.Value, a.ReversesNo!.Value).CompareTo((b.ReversesSeq!.Value, b.ReversesNo!.Value)));
        return drafts;
    }

    private static void Take(List<(Posting Posting, long Remaining)> side, long take, List<PostingDraft> drafts)
    {
        if (take == 0)
        {
            return;
        }

        var parts = Rounding.Allocate(take, side.Select(r => r.Remaining).ToArray());
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == 0)
            {
                continue;
            }

            var (posting, remaining) = side[i];
            System.Diagnostics.Debug.Assert(parts[i] <= remaining, "more than remains");
            drafts.Add(new PostingDraft(posting.Account, posting.Row.Amount > 0 ? -parts[i] : parts[i], posting.Row.Leg)
            {
                Lot = posting.Row.LotId,
                ReversesSeq = posting.Row.EntrySeq,
                ReversesNo = posting.Row.No,
            });
        }
    }

    private static long Left(PostingRow row, Dictionary<(long Seq, int No), long> reversed)
    {
        var left = checked(row.Amount + reversed.GetValueOrDefault((row.EntrySeq, row.No)));
        return left == 0 || left > 0 == row.Amount > 0
            ? Math.Abs(left)
            : throw new InvalidOperationException($"Posting {row.EntrySeq}/{row.No} was reversed beyond its amount.");
    }

    /// <summary>What remains of one leg of one entry.</summary>
    private sealed class Sides
    {
        public Sides(IEnumerable<(Posting Posting, long Remaining)> leg)
        {
            foreach (var one in leg)
            {
                (one.Posting.Row.Amount > 0 ? Debits : Credits).Add(one);
            }

            Remains = Sum(Debits);
            if (Remains != Sum(Credits))
            {
                var row = (Debits.Count > 0 ? Debits : Credits)[0].Posting.Row;
                throw new InvalidOperationException($"Of {row.Leg} in entry {row.EntrySeq} only a part was chosen: debits {Remains}, credits {Sum(Credits)} remain.");
            }
        }

        public List<(Posting Posting, long Remaining)> Debits { get; } = [];

        public List<(Posting Posting, long Remaining)> Credits { get; } = [];

        public long Remains { get; }

        private static long Sum(List<(Posting Posting, long Remaining)> side) => side.Aggregate(0L, (sum, r) => checked(sum + r.Remaining));
    }
}
