namespace Bookend.Kernel;

public enum RoundingMode
{
    /// <summary>Half away from zero.</summary>
    HalfUp,

    /// <summary>Half to even (banker's).</summary>
    HalfEven,
}

/// <summary>Integer arithmetic for money: every function is exact or says how it rounds.</summary>
public static class Rounding
{
    /// <summary><paramref name="amount"/> × <paramref name="numerator"/> ÷ <paramref name="denominator"/>, rounded once.</summary>
    public static long MulDiv(long amount, long numerator, long denominator, RoundingMode mode = RoundingMode.HalfUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var product = (Int128)amount * numerator;
        var quotient = product / denominator;
        var twice = Int128.Abs(product % denominator) * 2;
        var up = twice > denominator || (twice == denominator && (mode == RoundingMode.HalfUp || (quotient & 1) != 0));
        return checked((long)(up ? quotient + (product < 0 ? -1 : 1) : quotient));
    }

    /// <summary>To the nearest multiple of <paramref name="step"/> (cash without small coins: 5 or 10 minor units).</summary>
    public static long ToStep(long amount, long step, RoundingMode mode = RoundingMode.HalfUp) =>
        step <= 1 ? amount : checked(MulDiv(amount, 1, step, mode) * step);

    /// <summary>
    /// Splits <paramref name="total"/> over <paramref name="weights"/> (none negative, one at least positive): the parts sum to it exactly.
    /// The largest remainders get the odd units, ties go to the earlier part.
    /// </summary>
    public static long[] Allocate(long total, ReadOnlySpan<long> weights)
    {
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }

        if (sum == 0)
        {
            throw new ArgumentException("At least one weight must be positive.", nameof(weights));
        }

        var sign = total < 0 ? -1 : 1;
        var whole = Int128.Abs(total);
        var parts = new long[weights.Length];
        var remainders = new (Int128 Remainder, int Index)[weights.Length];
        Int128 given = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var share = whole * weights[i];
            parts[i] = (long)(share / sum);
            remainders[i] = (share % sum, i);
            given += parts[i];
        }

        Array.Sort(remainders, static (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        for (var i = 0; i < (int)(whole - given); i++)
        {
            parts[remainders[i].Index]++;
        }

        if (sign < 0)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = -parts[i];
            }
        }

        return parts;
    }
}
