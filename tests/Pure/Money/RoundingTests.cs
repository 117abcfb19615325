using System.Numerics;
using Bookend.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bookend.Pure.Money;

/// <summary>Integer arithmetic against the same in BigInteger and in plain words.</summary>
public sealed class RoundingTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Seed.Cases(20_000));

    private static readonly Gen<long> Amounts = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(i => (long)i), Between(-1_000_000_000_000, 1_000_000_000_000));

    private static readonly Gen<long> Denominators = Gen.OneOf(Between(1, 20), Between(1, 1_000_000_000));

    private static readonly Gen<long[]> Weights = Gen.OneOf(Between(0, 9), Between(0, 1_000_000_000_000)).NonEmptyListOf()
        .Select(l => l.ToArray()).Where(w => w.Any(x => x > 0));

    private static Gen<long> Between(long low, long high) =>
        from a in Gen.Choose(0, int.MaxValue)
        from b in Gen.Choose(0, int.MaxValue)
        select low + ((((long)a << 31) | (uint)b) % (high - low + 1));

    [Theory]
    [InlineData(RoundingMode.HalfUp)]
    [InlineData(RoundingMode.HalfEven)]
    public void MulDiv_is_the_nearest_whole_number(RoundingMode mode) => Check.One(
        Many,
        Prop.ForAll(Amounts.ToArbitrary(), Amounts.ToArbitrary(), Denominators.ToArbitrary(), (amount, numerator, denominator) =>
        {
            numerator %= 1_000_000;
            var exact = (BigInteger)amount * numerator;
            var twiceOff = BigInteger.Abs(2 * (exact - ((BigInteger)Rounding.MulDiv(amount, numerator, denominator, mode) * denominator)));
            var result = Rounding.MulDiv(amount, numerator, denominator, mode);
            var tie = twiceOff == denominator;
            return twiceOff <= denominator &&
                (!tie || (mode == RoundingMode.HalfEven ? result % 2 == 0 : BigInteger.Abs(result) * denominator > BigInteger.Abs(exact)));
        }));

    [Theory]
    [InlineData(5, 1, 2, 3, 2)]
    [InlineData(15, 1, 10, 2, 2)]
    [InlineData(25, 1, 10, 3, 2)]
    [InlineData(-5, 1, 2, -3, -2)]
    [InlineData(1, 1, 3, 0, 0)]
    [InlineData(long.MaxValue, 7, 7, long.MaxValue, long.MaxValue)]
    public void MulDiv_halves(long amount, long numerator, long denominator, long up, long even)
    {
        Assert.Equal(up, Rounding.MulDiv(amount, numerator, denominator));
        Assert.Equal(even, Rounding.MulDiv(amount, numerator, denominator, RoundingMode.HalfEven));
    }

    [Fact]
    public void MulDiv_refuses_what_does_not_fit()
    {
        Assert.Throws<OverflowException>(() => Rounding.MulDiv(long.MaxValue, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.MulDiv(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.MulDiv(1, 1, -1));
    }

    [Theory]
    [InlineData(1247, 5, 1245)]
    [InlineData(1248, 5, 1250)]
    [InlineData(1255, 10, 1260)]
    [InlineData(-1248, 5, -1250)]
    [InlineData(1247, 1, 1247)]
    [InlineData(1247, 0, 1247)]
    public void Cash_is_rounded_to_the_smallest_coin(long amount, long step, long expected) => Assert.Equal(expected, Rounding.ToStep(amount, step));

    [Fact]
    public void Allocate_sums_exactly_and_gives_each_the_floor_or_ceiling_of_its_share() => Check.One(
        Many,
        Prop.ForAll(Amounts.ToArbitrary(), Weights.ToArbitrary(), (total, weights) =>
        {
            var parts = Rounding.Allocate(total, weights);
            var sum = weights.Aggregate(BigInteger.Zero, (s, w) => s + w);
            var near = parts.Zip(weights).All(p => BigInteger.Abs(((BigInteger)p.First * sum) - ((BigInteger)total * p.Second)) < sum);
            var exactZero = parts.Zip(weights).All(p => p.Second > 0 || p.First == 0);
            return near && exactZero && parts.Aggregate(BigInteger.Zero, (s, p) => s + p) == total;
        }));

    [Fact]
    public void Allocate_gives_a_negative_total_the_mirrored_parts() => Check.One(
        Many,
        Prop.ForAll(Amounts.ToArbitrary(), Weights.ToArbitrary(), (total, weights) =>
            Rounding.Allocate(-total, weights).SequenceEqual(Rounding.Allocate(total, weights).Select(p => -p))));

    [Fact]
    public void Allocate_gives_nobody_more_than_the_whole_when_shares_are_caps() => Check.One(
        Many,
        Prop.ForAll(Weights.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (weights, permille) =>
        {
            // What the mirror relies on: a total of at most the sum never gives a part beyond its weight.
            var total = Rounding.MulDiv(weights.Sum(), permille, 1000);
            return Rounding.Allocate(total, weights).Zip(weights).All(p => p.First >= 0 && p.First <= p.Second);
        }));

    [Fact]
    public void Allocate_gives_the_odd_unit_to_the_earlier_part_of_equal_ones() =>
        Assert.Equal([34, 33, 33], Rounding.Allocate(100, [1, 1, 1]));

    [Fact]
    public void Allocate_refuses_weights_without_meaning()
    {
        Assert.Throws<ArgumentException>(() => Rounding.Allocate(100, [0, 0]));
        Assert.Throws<ArgumentException>(() => Rounding.Allocate(100, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.Allocate(100, [2, -1]));
    }
}
