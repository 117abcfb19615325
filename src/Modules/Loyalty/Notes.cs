using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>What the receipt, and the answer to the till, say about points.</summary>
internal static class Notes
{
    private const int MaxReasons = 20;

    /// <param name="before">Her balance without this entry.</param>
    /// <param name="reached">Of what was earned, what is hers to use.</param>
    public static void Earned(
        OrderNotes notes, NoteWords words, Plan plan, Basis basis, Standing standing, Decision decision, Account account, long before, long reached, long balance)
    {
        var unit = plan.Unit.Code;
        var figures = new List<OrderFigure> { new("earned", decision.Total, unit), new("balance", balance, unit) };
        var text = decision.Total > 0 ? words.Earned(decision.Total, balance) : words.Balance(balance);
        var filled = Math.Min(account.Owed, decision.Total);
        if (filled > 0)
        {
            figures.Add(new OrderFigure("filled", filled, unit));
            text += $" {words.Filled(filled)}";
        }

        if (Next(words, plan.Terms, standing.Score + decision.Awards.Where(a => a.Rule != Rules.Friend).Sum(a => a.Points)) is { } next)
        {
            text += $" {next}";
        }

        notes.Add(new OrderNote(EarnFromOrders.Source, text, figures, [.. Reasons(decision), .. Balance(plan, basis, before, reached, balance)]));
    }

    /// <summary>Where the balance comes from, and the rate at which points paid.</summary>
    private static IEnumerable<string> Balance(Plan plan, Basis basis, long before, long reached, long balance)
    {
        var spent = before + reached - balance;
        yield return $"Your balance: {before} before, {reached} came{(spent > 0 ? $", {spent} went" : "")}.";
        if (basis.PaidWithPoints > 0 && plan.Terms.Value is { } value)
        {
            yield return $"{new Money(basis.PaidWithPoints, basis.Currency)} were paid with {Gates.Points(value.PointsFor(basis.PaidWithPoints))}: {Gates.Points(value.Points)} are worth {value.Amount}.";
        }
    }

    /// <summary>Nobody was named: what there would have been, so that she speaks up.</summary>
    public static void Waiting(OrderNotes notes, NoteWords words, Plan plan, Basis basis, Decision decision)
    {
        var waiting = Earning.Decide(plan.Terms with { JoinFirst = false }, basis, new Standing()).Total;
        if (waiting > 0)
        {
            notes.Add(new OrderNote(
                EarnFromOrders.Source, words.Waiting(waiting), [new OrderFigure("waiting", waiting, plan.Unit.Code)], Reasons(decision)));
        }
    }

    /// <summary>"120 points to Gold". Null where spending decides (its figure is the business's), or at the top.</summary>
    private static string? Next(NoteWords words, Terms terms, long score) => terms.Tiers is { Measure: TierMeasure.Points } plan && plan.After(score) is { } tier
        ? words.Next(tier.From - score, tier.Name)
        : null;

    public static IReadOnlyList<string> Reasons(Decision decision) => [.. decision.Verdicts.Select(v => v.Text).Distinct().Take(MaxReasons)];
}
