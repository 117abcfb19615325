using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>
/// Decides what an order earns, and why not more: pure, from what was kept of the order and of the client's past. Earning, explaining, claiming
/// and dry runs all come here; there is no second opinion.
/// </summary>
internal static class Earning
{
    /// <summary>Causes of one verdict; more there cannot be.</summary>
    private const int MaxCauses = 12;

    /// <param name="standing">Null: the order has no client.</param>
    public static Decision Decide(Terms terms, Basis basis, Standing? standing)
    {
        var inputs = new Inputs(terms, basis, standing ?? Standing.Nobody);
        var score = Scoring.Of(inputs);
        var verdicts = new List<Verdict>();
        for (var r = 0; r < terms.Rules.Count; r++)
        {
            if (terms.Rules[r].IsOfOrder)
            {
                verdicts.Add(OfOrder(inputs, score, r));
                continue;
            }

            for (var l = 0; l < basis.Lines.Count; l++)
            {
                verdicts.Add(OfLine(inputs, score, r, l));
            }
        }

        if (OfTier(inputs, score) is { } tier)
        {
            verdicts.Add(tier);
        }

        var (friend, referrer) = Referred(inputs, verdicts);
        return new Decision([.. Awards(inputs, score), .. friend], referrer, verdicts);
    }

    private static IEnumerable<Award> Awards(Inputs inputs, Score score) =>
        from r in Enumerable.Range(0, inputs.Terms.Rules.Count + 1)
        from l in Enumerable.Range(0, inputs.Basis.Lines.Count)
        where score.Points[r, l] > 0
        select new Award(r < inputs.Terms.Rules.Count ? inputs.Terms.Rules[r].Code : Rules.Tier, inputs.Basis.Lines[l].Id, score.Points[r, l]);

    private static Verdict OfLine(Inputs inputs, Score score, int r, int l)
    {
        var (rule, line, points) = (inputs.Terms.Rules[r], inputs.Basis.Lines[l], score.Points[r, l]);
        var causes = points > 0
            ? Cut(inputs, score, r, l)
            : Causes(
                inputs, [.. Gates.OfOrder(inputs), .. Gates.OfRule(inputs, r), .. Gates.OfLine(inputs, l), .. Gates.OfBoth(inputs, r, l, score.Value[l])], r, l);
        return new Verdict(
            line.Id, rule.Code, rule.Name, points, points > 0 ? Grounds.OfLine(inputs, r, l) : [], causes, Words.OfLine(rule, line, score.Value[l], points, causes));
    }

    private static Verdict OfOrder(Inputs inputs, Score score, int r)
    {
        var (rule, points) = (inputs.Terms.Rules[r], score.Of(r));
        if (points > 0)
        {
            var cut = Cut(inputs, score, r, null);
            return new Verdict(null, rule.Code, rule.Name, points, Grounds.OfRule(inputs, r), cut, Words.OfOrder(rule, points, cut));
        }

        List<Cause> causes = [.. Gates.OfOrder(inputs), .. Gates.OfRule(inputs, r)];
        if (!Enumerable.Range(0, inputs.Basis.Lines.Count).Any(l => !Gates.OfLine(inputs, l).Any() && rule.Counts(inputs.Basis.Lines[l])))
        {
            causes.Add(Gates.NoLine(r));
        }

        var found = Causes(inputs, causes, r, null);
        return new Verdict(null, rule.Code, rule.Name, 0, [], found, Words.OfOrder(rule, 0, found));
    }

    /// <summary>What the tier gives on top. Null: there is nothing to multiply, or no tiers.</summary>
    private static Verdict? OfTier(Inputs inputs, Score score)
    {
        var (terms, row) = (inputs.Terms, inputs.Terms.Rules.Count);
        var isAnything = Enumerable.Range(0, row).Any(r => terms.Rules[r].Kind is EarnKind.Spend or EarnKind.Visit or EarnKind.Item && score.RawOf(r) > 0);
        if (terms.Tiers is not { Tiers.Count: > 0 } || !isAnything)
        {
            return null;
        }

        var points = score.Of(row);
        IReadOnlyList<Cause> causes = points > 0
            ? Cut(inputs, score, row, null)
            : Causes(inputs, Gates.NoTier(inputs, score.Tier) is { } no ? [no] : [], row, null);
        return new Verdict(null, Rules.Tier, score.Tier?.Name ?? "Tier", points, points > 0 ? Grounds.OfTier(inputs, score.Tier!) : [], causes, Words.OfTier(score.Tier, points, causes));
    }

    /// <summary>Limits that cut what was given: lifted one after another until there is more.</summary>
    private static IReadOnlyList<Cause> Cut(Inputs inputs, Score score, int r, int? l)
    {
        var (causes, points) = (new List<Cause>(), score.Of(r, l));
        if (score.RawOf(r, l) <= points)
        {
            return causes;
        }

        for (var rest = inputs; score.Of(r, l) <= points; score = Scoring.Of(rest))
        {
            causes.Add(Gates.Capped(rest.Terms, score.Cap!));
            rest = causes[^1].Without(rest);
        }

        return causes;
    }

    /// <summary>Takes away what is known to be in the way and scores anew, until the rule gives.</summary>
    private static IReadOnlyList<Cause> Causes(Inputs inputs, List<Cause> causes, int r, int? l)
    {
        var rest = causes.Aggregate(inputs, (i, cause) => cause.Without(i));
        while (causes.Count < MaxCauses)
        {
            var score = Scoring.Of(rest);
            if (score.Of(r, l) > 0)
            {
                break;
            }

            var more = Gates.Short(rest, score, r, l);
            causes.Add(more);
            rest = more.Without(rest);
        }

        return causes;
    }

    /// <summary>Points for the friend, and for whoever brought her, with the first order that pays for something.</summary>
    private static (IReadOnlyList<Award> Friend, IReadOnlyList<Award> Referrer) Referred(Inputs inputs, List<Verdict> verdicts)
    {
        if (inputs.Terms.Referral is not { } referral || inputs.Standing.Referrer is null)
        {
            return ([], []);
        }

        var counted = inputs.Basis.Lines.Where((_, l) => !Gates.OfLine(inputs, l).Any()).ToList();
        List<Cause> causes = [.. Gates.OfOrder(inputs)];
        if (counted.Count == 0)
        {
            causes.Add(Gates.NoLine(-1));
        }

        if (causes.Count > 0)
        {
            verdicts.Add(new Verdict(null, Rules.Friend, "Brought by a friend", 0, [], causes, Words.Nothing("Brought by a friend", causes)));
            return ([], []);
        }

        verdicts.Add(new Verdict(
            null, Rules.Friend, "Brought by a friend", referral.FriendPoints, Grounds.OfFriend(inputs), [], $"{Gates.Points(referral.FriendPoints)} for coming with a friend's recommendation."));
        if (referral.ReferrerPoints == 0)
        {
            return (Spread(Rules.Friend, referral.FriendPoints, counted), []);
        }

        var full = inputs.Standing.ReferrerFull;
        IReadOnlyList<Cause> why = full ? [Gates.ReferrerFull(referral.MaxPerYear)] : [];
        verdicts.Add(new Verdict(
            null, Rules.Referral, "Brought a friend", full ? 0 : referral.ReferrerPoints, full ? [] : Grounds.OfReferral(inputs, referral.MaxPerYear), why,
            full ? Words.Nothing("Brought a friend", why) : $"{Gates.Points(referral.ReferrerPoints)} for whoever gave the recommendation."));
        return (Spread(Rules.Friend, referral.FriendPoints, counted), full ? [] : Spread(Rules.Referral, referral.ReferrerPoints, counted));
    }

    private static IReadOnlyList<Award> Spread(string rule, long points, List<BasisLine> lines)
    {
        var parts = Rounding.Allocate(points, [.. lines.Select(l => l.Gross)]);
        return [.. lines.Zip(parts, (line, part) => new Award(rule, line.Id, part)).Where(a => a.Points > 0)];
    }
}
