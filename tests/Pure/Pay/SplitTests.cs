using Bookend.Kernel;
using Bookend.Pay;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bookend.Pure.Pay;

/// <summary>Tips by tender and by pool: parts are whole, fair to the unit, and sum exactly.</summary>
public sealed class SplitTests
{
    private static readonly int Cases = Seed.Cases(20_000);

    [Fact]
    public void Tips_by_tender_sum_both_ways() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(
        (from tips in Gen.Choose(0, 5_000).ListOf()
         from cash in Gen.Choose(0, 40_000)
         from card in Gen.Choose(0, 40_000)
         from other in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 9_000)))
         select (tips.Select(t => (long)t).ToArray(), (long)cash, (long)card, (long)other)).ToArbitrary(),
        x =>
        {
            var (tips, cash, card, other) = x;
            var parts = TipParts.Split(tips, cash, card, other);
            var whole = cash + card + other;
            var ok = parts.Select(p => p.Sum).SequenceEqual(tips) && parts.All(p => p is { Cash: >= 0, Card: >= 0, Other: >= 0 });
            var sum = parts.Aggregate(default(TipPart), (a, b) => a + b);
            return ok && (whole == 0 || Math.Abs(sum.Cash - (decimal)tips.Sum() * cash / whole) <= 0.5m)
                && (whole == 0 || Math.Abs(sum.Card - (decimal)tips.Sum() * card / whole) <= 1m) && (other != 0 || whole == 0 || sum.Other == 0);
        }));

    [Fact]
    public void A_tip_returned_in_parts_is_returned_whole() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(
        (from cash in Gen.Choose(0, 900) from card in Gen.Choose(0, 900) from other in Gen.Choose(0, 90) from cuts in Gen.Choose(0, 2_000).ListOf()
         select (new TipPart(cash, card, other), cuts)).ToArbitrary(),
        x =>
        {
            var (tip, cuts) = x;
            var (done, sum, ok) = (0L, default(TipPart), true);
            foreach (var upTo in cuts.Select(c => Math.Min(c, tip.Sum)).Append(tip.Sum).Order())
            {
                var part = TipParts.Returned(tip, upTo) - TipParts.Returned(tip, done);
                ok &= part.Sum == upTo - done;
                (sum, done) = (sum + part, upTo);
            }

            return ok && sum == tip;
        }));

    [Fact]
    public void A_pool_gives_what_it_got() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(
        (from tips in Gen.Choose(-200, 3_000).ListOf()
         from weights in Gen.Choose(0, 600).ListOf()
         from ppm in Gen.Choose(1, 1_000_000)
         select (tips, weights, ppm)).ToArbitrary(),
        x =>
        {
            MemberId Member(int i) => new(new Guid(i + 1, 0, 0, new byte[8]));
            var tips = x.tips.Select((t, i) => (Member(i), (long)t)).ToDictionary(t => t.Item1, t => t.Item2);
            var weights = x.weights.Select((w, i) => (Member(i + 2), (long)w)).ToDictionary(w => w.Item1, w => w.Item2);
            var decided = PoolSplit.Decide(tips, x.ppm, weights);
            var total = tips.Sum(t => Rounding.MulDiv(Math.Max(t.Value, 0), x.ppm, 1_000_000));
            if (total == 0 || weights.Sum(w => w.Value) == 0)
            {
                return decided.Refusal is not null;
            }

            var shares = decided.Value;
            return shares.Sum(s => s.Gave) == total && shares.Sum(s => s.Got) == total &&
                shares.All(s => s.Gave <= Math.Max(tips.GetValueOrDefault(s.MemberId), 0)) &&
                shares.All(s => Math.Abs(s.Got - (decimal)total * s.Weight / weights.Sum(w => w.Value)) < 1);
        }));
}
