using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>Verdicts in plain words.</summary>
internal static class Words
{
    public static string OfLine(EarnRule rule, BasisLine line, long value, long points, IReadOnlyList<Cause> causes) => points == 0
        ? Nothing($"{rule.Name} on {line.Name}", causes)
        : With(
            rule.Kind == EarnKind.Spend
                ? $"{Gates.Points(points)} on {line.Name}: {rule.Points} for every {rule.PerAmount} of {new Money(value, rule.PerAmount!.Value.Currency)}, as its share of the order."
                : $"{Gates.Points(points)} on {line.Name}: {rule.Points} for each of {line.Quantity}.",
            causes);

    public static string OfOrder(EarnRule rule, long points, IReadOnlyList<Cause> causes) =>
        points == 0 ? Nothing(rule.Name, causes) : With($"{Gates.Points(points)}: {rule.Name}.", causes);

    public static string OfTier(Tier? tier, long points, IReadOnlyList<Cause> causes) =>
        points == 0 ? Nothing("Tier", causes) : With($"{Gates.Points(points)} more: {tier!.Name} gives {Times(tier.MultiplierPpm)} times the points.", causes);

    public static string Nothing(string what, IReadOnlyList<Cause> causes) => $"{what}: no points. {string.Join(' ', causes.Select(c => c.Text))}".TrimEnd();

    private static string With(string text, IReadOnlyList<Cause> causes) => causes.Count == 0 ? text : $"{text} {string.Join(' ', causes.Select(c => c.Text))}";

    private static string Times(int ppm)
    {
        var cents = ppm / 10_000;
        return cents % 100 == 0 ? $"{cents / 100}" : cents % 10 == 0 ? $"{cents / 100}.{cents / 10 % 10}" : $"{cents / 100}.{cents % 100:00}";
    }
}
