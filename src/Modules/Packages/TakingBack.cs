using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>
/// A refund mirrors by proportion of money. Which sessions go back, and into which lot, the proportion cannot know: a pass of three cuts and
/// two colours gives one colour back, not six tenths of a cut. What is missing to that is added here, in legs that carry the line, so that
/// the last refund still ends at zero. Pure.
/// </summary>
internal static class TakingBack
{
    /// <summary>Left sessions that are worth exactly this, those bought last first; null: no such choice.</summary>
    public static IReadOnlyList<SessionRow>? Choose(IReadOnlyList<SessionRow> left, long gross)
    {
        if (left.Sum(s => s.Gross) == gross)
        {
            return left;
        }

        // Sums that can be reached by giving back so many of each group, from its end. Sorted, so that the choice is always the same.
        var reached = new SortedDictionary<long, IReadOnlyList<SessionRow>> { [0] = [] };
        foreach (var group in left.GroupBy(s => s.Group).OrderBy(g => g.Key))
        {
            var last = group.OrderByDescending(s => s.No).ToList();
            foreach (var (sum, chosen) in reached.ToList())
            {
                var total = sum;
                for (var count = 1; count <= last.Count; count++)
                {
                    total += last[count - 1].Gross;
                    if (total > gross)
                    {
                        break;
                    }

                    reached.TryAdd(total, [.. chosen, .. last.Take(count)]);
                }
            }
        }

        return gross > 0 ? reached.GetValueOrDefault(gross) : null;
    }

    /// <summary>Amounts that can be given back, for the words of a refusal: each number of sessions of the first group.</summary>
    public static IReadOnlyList<long> Steps(IReadOnlyList<SessionRow> left)
    {
        var sums = new List<long>();
        foreach (var session in left.OrderByDescending(s => s.No))
        {
            sums.Add((sums.Count == 0 ? 0 : sums[^1]) + session.Gross);
        }

        return sums;
    }

    /// <summary>Makes the entry change a group's sessions by exactly <paramref name="wanted"/>, all of it in the pass's <paramref name="present"/> lot.</summary>
    public static void Adjust(PassFile pass, int group, LotId present, int wanted, LineId line, EntryDraft entry)
    {
        var account = pass.SessionsOf(group);
        var leg = new Leg(Rules.TakeBack) { Line = line };
        var effects = entry.Postings.Where(p => p.Account == account).GroupBy(p => p.Lot).ToDictionary(g => g.Key!.Value, g => g.Sum(p => account.Kind.Natural(p.Amount)));
        var missing = wanted - effects.Values.Sum();
        foreach (var (lot, effect) in effects.Where(e => e.Key != present).OrderBy(e => e.Key.Value))
        {
            entry.Add(new PostingDraft(account, account.Kind.Natural(-effect), leg) { Lot = lot });
        }

        entry.Add(new PostingDraft(account, account.Kind.Natural(wanted - effects.GetValueOrDefault(present)), leg) { Lot = present });
        entry.Add(new PostingDraft(pass.SoldOf(group), account.Kind.Natural(-missing), leg));
    }

    /// <summary>Makes the entry change what we owe on the pass by exactly <paramref name="wanted"/>; the odd cent of tax rounding is ours.</summary>
    public static void AdjustMoney(PassFile pass, long wanted, LineId line, EntryDraft entry)
    {
        var actual = entry.Postings.Where(p => p.Account == pass.Deferred).Sum(p => -p.Amount);
        entry.Move(Accounts.Rounding.Of(pass.Row.SiteId, pass.Row.Currency), pass.Deferred, wanted - actual, new Leg(Rules.Rounding) { Line = line });
    }
}
