using Bookend.Kernel;

namespace Bookend.Pay;

/// <summary>
/// What a total of sales earns. Only totals are ever rounded: a line earns the difference that it makes to its total, so the lines of a
/// period sum to exactly what the period earns, in whatever order they were sold.
/// </summary>
internal static class TierTable
{
    private const int Million = 1_000_000;

    /// <param name="total">Minor units; below zero (deductions) the first step's rate counts.</param>
    public static long Earned(Tiers tiers, long total) =>
        tiers.Mode == TierMode.Retroactive || total <= 0 ? AtRate(Rate(tiers, total), total) : Marginal(tiers, total);

    /// <summary>The rate of the step that the total has reached.</summary>
    public static int Rate(Tiers tiers, long total)
    {
        var rate = tiers.Steps[0].Ppm;
        foreach (var step in tiers.Steps)
        {
            if (step.From.Amount > total)
            {
                break;
            }

            rate = step.Ppm;
        }

        return rate;
    }

    /// <summary>
    /// What a line earns by itself when it takes the total from <paramref name="before"/> to <paramref name="after"/>. Where a retroactive
    /// step is passed the line has the new rate, and what the earlier lines gain is a true-up of its own.
    /// </summary>
    public static long OfLine(Tiers tiers, long before, long after)
    {
        if (tiers.Mode == TierMode.Marginal)
        {
            return checked(Earned(tiers, after) - Earned(tiers, before));
        }

        var rate = Rate(tiers, after);
        return checked(AtRate(rate, after) - AtRate(rate, before));
    }

    /// <summary>The parts of a marginal line, for the words: how much of it fell into which step.</summary>
    public static IReadOnlyList<(long Part, int Ppm)> Parts(Tiers tiers, long before, long after)
    {
        var parts = new List<(long, int)>();
        for (var i = 0; i < tiers.Steps.Count; i++)
        {
            var (low, high) = (i == 0 ? long.MinValue : Band(tiers, i).Low, Band(tiers, i).High);
            var part = Clamp(after, low, high) - Clamp(before, low, high);
            if (part != 0)
            {
                parts.Add((part, tiers.Steps[i].Ppm));
            }
        }

        return parts;
    }

    private static long AtRate(int ppm, long total) => Rounding.MulDiv(total, ppm, Million);

    private static long Marginal(Tiers tiers, long total)
    {
        Int128 sum = 0;
        for (var i = 0; i < tiers.Steps.Count; i++)
        {
            var (low, high) = Band(tiers, i);
            sum += (Int128)(Clamp(total, low, high) - low) * tiers.Steps[i].Ppm;
        }

        return checked((long)((sum + Million / 2) / Million));
    }

    private static (long Low, long High) Band(Tiers tiers, int step) =>
        (tiers.Steps[step].From.Amount, step + 1 < tiers.Steps.Count ? tiers.Steps[step + 1].From.Amount : long.MaxValue);

    private static long Clamp(long total, long low, long high) => Math.Clamp(total, low, high);
}
