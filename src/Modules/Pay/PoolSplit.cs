using Bookend.Kernel;

namespace Bookend.Pay;

/// <param name="Gave">Of one's own tips into the pool.</param>
/// <param name="Weight">Minutes, points, both multiplied, or sales.</param>
/// <param name="Got">Out of the pool.</param>
internal sealed record PoolShare(MemberId MemberId, long Gave, long Weight, long Got);

/// <summary>Shares a day's tips. Pure; what is given is what is got, to the last unit.</summary>
internal static class PoolSplit
{
    /// <param name="tips">What each member took in tips on the day; below zero counts as nothing.</param>
    /// <param name="ppm">The part of it that goes into the pool.</param>
    /// <param name="weights">None below zero.</param>
    /// <returns>Or <c>pool_empty</c>: no tips, or nobody to share them.</returns>
    public static Result<IReadOnlyList<PoolShare>> Decide(IReadOnlyDictionary<MemberId, long> tips, int ppm, IReadOnlyDictionary<MemberId, long> weights)
    {
        var people = tips.Keys.Union(weights.Keys).OrderBy(m => m.Value).ToArray();
        var gave = Array.ConvertAll(people, m => Rounding.MulDiv(Math.Max(tips.GetValueOrDefault(m), 0), ppm, 1_000_000));
        var shares = Array.ConvertAll(people, m => weights.GetValueOrDefault(m));
        if (gave.Sum() == 0)
        {
            return PayErrors.PoolEmpty.Because("There were no tips on this day. Nothing was booked.");
        }

        if (shares.All(s => s == 0))
        {
            return PayErrors.PoolEmpty.Because("Nobody has hours, points or sales to share by. Nothing was booked; the tips stay with whom they were given to.");
        }

        var got = Rounding.Allocate(gave.Sum(), shares);
        return people.Select((m, i) => new PoolShare(m, gave[i], shares[i], got[i])).Where(s => s.Gave != 0 || s.Got != 0).ToList();
    }
}
