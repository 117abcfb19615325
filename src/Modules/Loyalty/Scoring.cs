using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>The arithmetic of one order: which rule gives how many points on which line.</summary>
internal sealed class Scoring
{
    private readonly Terms terms;
    private readonly Standing standing;
    private readonly long[] gross;
    private readonly long[] value;
    private readonly long[] pieces;
    private readonly long[] deductions;
    private readonly bool[] deducted;
    private readonly bool[,] open;

    private Scoring(Inputs inputs)
    {
        (terms, standing) = (inputs.Terms, inputs.Standing);
        var lines = inputs.Basis.Lines;
        (gross, pieces) = ([.. lines.Select(l => Math.Max(0, l.Gross))], [.. lines.Select(l => l.Quantity)]);
        value = terms.EarnOnPoints ? [.. gross] : Paid(gross, inputs.Basis.PaidWithPoints);
        (deductions, deducted) = (new long[terms.Rules.Count], new bool[terms.Rules.Count]);
        open = new bool[terms.Rules.Count, lines.Count];
        for (var r = 0; r < terms.Rules.Count; r++)
        {
            var isClosed = Gates.OfOrder(inputs).Any() || Gates.OfRule(inputs, r).Any();
            for (var l = 0; l < lines.Count; l++)
            {
                open[r, l] = !isClosed && !Gates.OfLine(inputs, l).Any() && !Gates.OfBoth(inputs, r, l, value[l]).Any();
                deductions[r] += !isClosed && lines[l].Gross < 0 && terms.Rules[r].Counts(lines[l]) && !Gates.OfItem(inputs, l).Any() ? -lines[l].Gross : 0;
            }
        }
    }

    public static Score Of(Inputs inputs) => new Scoring(inputs).Score();

    private static long[] Paid(long[] gross, long points)
    {
        points = Math.Min(points, gross.Sum());
        if (points <= 0)
        {
            return [.. gross];
        }

        var parts = Rounding.Allocate(points, gross);
        return [.. gross.Zip(parts, (g, p) => g - p)];
    }

    private Score Score()
    {
        var raw = new long[terms.Rules.Count + 1, gross.Length];
        var below = new bool[terms.Rules.Count];
        for (var r = 0; r < terms.Rules.Count; r++)
        {
            below[r] = !Fill(raw, r);
        }

        var tier = terms.Tiers?.Of(standing.Score);
        Multiply(raw, tier?.MultiplierPpm ?? 1_000_000);
        var points = (long[,])raw.Clone();
        return new Score(raw, points, below, deducted, value, Cap(points), tier);
    }

    /// <returns>False: what the rule counts is below its minimum.</returns>
    private bool Fill(long[,] raw, int r)
    {
        var rule = terms.Rules[r];
        var counted = Enumerable.Range(0, gross.Length).Where(l => open[r, l]).ToArray();
        if (counted.Length == 0)
        {
            return true;
        }

        var isSpend = rule.Kind == EarnKind.Spend;
        deducted[r] = deductions[r] > 0 && (isSpend || rule.Minimum is not null) && counted.Sum(l => isSpend ? value[l] : gross[l]) <= deductions[r];
        if (rule.Minimum is { } least && counted.Sum(l => gross[l]) - deductions[r] < least.Amount)
        {
            return false;
        }

        if (rule.Kind == EarnKind.Item)
        {
            Array.ForEach(counted, l => raw[r, l] = checked(rule.Points * pieces[l]));
            return true;
        }

        var points = isSpend ? Round(Math.Max(0, counted.Sum(l => value[l]) - deductions[r]), rule) : rule.Points;
        var parts = Rounding.Allocate(points, [.. counted.Select(l => isSpend ? value[l] : gross[l])]);
        for (var i = 0; i < counted.Length; i++)
        {
            raw[r, counted[i]] = parts[i];
        }

        return true;
    }

    /// <summary>The tier's row: what it gives on top of spending, visits and items.</summary>
    private void Multiply(long[,] raw, int ppm)
    {
        var sums = new long[gross.Length];
        for (var r = 0; r < terms.Rules.Count; r++)
        {
            if (terms.Rules[r].Kind is EarnKind.Spend or EarnKind.Visit or EarnKind.Item)
            {
                for (var l = 0; l < sums.Length; l++)
                {
                    sums[l] += raw[r, l];
                }
            }
        }

        var sum = sums.Sum();
        if (sum == 0 || ppm <= 1_000_000)
        {
            return;
        }

        var parts = Rounding.Allocate((long)((Int128)sum * (ppm - 1_000_000) / 1_000_000), sums);
        for (var l = 0; l < parts.Length; l++)
        {
            raw[terms.Rules.Count, l] = parts[l];
        }
    }

    /// <summary>Cuts all points in the same proportion where there are more than a limit allows.</summary>
    /// <returns>The limit that binds.</returns>
    private string? Cap(long[,] points)
    {
        var (limit, cap) = (long.MaxValue, (string?)null);
        foreach (var (room, name) in new[]
        {
            (terms.Caps?.PerOrder, "cap.order"), (terms.Caps?.PerDay - standing.EarnedToday, "cap.day"), (terms.Caps?.PerMonth - standing.EarnedThisMonth, "cap.month"),
        })
        {
            if (room is { } left && Math.Max(0, left) < limit)
            {
                (limit, cap) = (Math.Max(0, left), name);
            }
        }

        var flat = points.Cast<long>().ToArray();
        if (flat.Sum() <= limit)
        {
            return null;
        }

        var parts = Rounding.Allocate(limit, flat);
        for (var i = 0; i < parts.Length; i++)
        {
            points[i / gross.Length, i % gross.Length] = parts[i];
        }

        return cap;
    }

    private static long Round(long amount, EarnRule rule)
    {
        var (product, per) = ((Int128)amount * rule.Points, rule.PerAmount!.Value.Amount);
        return checked((long)(rule.Rounding switch
        {
            PointsRounding.Down => product / per,
            PointsRounding.Up => (product + per - 1) / per,
            _ => (2 * product + per) / (2 * per),
        }));
    }
}

/// <param name="Raw">By rule (the tier's row is the last) and line, before limits.</param>
/// <param name="Below">Rules whose minimum was not reached.</param>
/// <param name="Deducted">Rules that find more deductions than they count.</param>
/// <param name="Value">Of each line: what was paid for it otherwise than with points.</param>
/// <param name="Cap">The limit that cut the points.</param>
internal sealed record Score(long[,] Raw, long[,] Points, bool[] Below, bool[] Deducted, long[] Value, string? Cap, Tier? Tier)
{
    /// <param name="line">Null: of all lines.</param>
    public long Of(int rule, int? line = null) => line is { } one ? Points[rule, one] : Sum(Points, rule);

    public long RawOf(int rule, int? line = null) => line is { } one ? Raw[rule, one] : Sum(Raw, rule);

    private static long Sum(long[,] table, int rule) => Enumerable.Range(0, table.GetLength(1)).Sum(l => table[rule, l]);
}
