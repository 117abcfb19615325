using System.Numerics;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pay;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Pay;

/// <summary>What totals earn, against an oracle that knows only fractions.</summary>
public sealed class TierTests
{
    private static readonly int Cases = Seed.Cases(20_000);
    private static readonly Currency Eur = new("EUR");
    private static readonly MemberId Anna = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly PlanId Plan = new(new Guid(2, 0, 0, new byte[8]));

    private static readonly Gen<Tiers> AnyTiers =
        from mode in Gen.Elements(TierMode.Marginal, TierMode.Retroactive)
        from steps in (from size in Gen.Choose(1, 90_000) from ppm in Gen.Choose(0, 1_000_000) select (size, ppm)).ListOf()
        from first in Gen.Choose(0, 1_000_000)
        select new Tiers(mode, PayPeriod.Month, [.. Steps(first, [.. steps.Take(6)])]);

    private static readonly Gen<(Tiers Tiers, long[] Sales)> Any =
        from tiers in AnyTiers
        from sales in Gen.Frequency((9, Gen.Choose(0, 60_000)), (1, Gen.Choose(-9_000, 0))).ListOf()
        select (tiers, sales.Take(12).Select(s => (long)s).ToArray());

    [Fact]
    public void A_total_earns_what_fractions_say() => Holds(x => x.Sales.Aggregate((Total: 0L, Ok: true), (sum, sale) =>
        (sum.Total + sale, sum.Ok && TierTable.Earned(x.Tiers, sum.Total + sale) == Oracle(x.Tiers, sum.Total + sale))).Ok);

    [Fact]
    public void Lines_and_true_ups_sum_to_exactly_what_their_total_earns() => Holds(x =>
    {
        var (totals, ok) = (default(BucketTotals), true);
        foreach (var (line, plan) in Lines(x))
        {
            totals = Engine.Complete(line, plan, _ => totals).Aggregate(totals, (sum, e) => sum + e);
            ok &= totals.Earned == Oracle(x.Tiers, totals.Base);
        }

        return ok && totals.Base == x.Sales.Sum();
    });

    [Fact]
    public void The_order_of_sales_changes_nothing() => Holds(x => Sum(x) == Sum((x.Tiers, [.. x.Sales.Reverse()])));

    /// <summary>Where no step is passed, and always with marginal steps, a line alone has it all.</summary>
    [Fact]
    public void A_true_up_is_made_only_by_a_retroactive_step() => Holds(x =>
    {
        var (totals, ok) = (default(BucketTotals), true);
        foreach (var (line, plan) in Lines(x))
        {
            var earned = Engine.Complete(line, plan, _ => totals);
            var passed = x.Tiers.Mode == TierMode.Retroactive && TierTable.Rate(x.Tiers, totals.Base) != TierTable.Rate(x.Tiers, totals.Base + line.Net);
            ok &= passed || earned.All(e => e.Kind == EarningKind.Line);
            totals = earned.Aggregate(totals, (sum, e) => sum + e);
        }

        return ok;
    });

    [Fact]
    public void The_words_of_a_marginal_line_name_all_of_it() => Holds(x => x.Sales.Aggregate((Total: 0L, Ok: true), (sum, sale) =>
        (sum.Total + sale, sum.Ok && TierTable.Parts(x.Tiers, sum.Total, sum.Total + sale).Sum(p => p.Part) == sale)).Ok);

    /// <summary>40 % at first, 42 % from 1,000 and 45 % from 1,500, for all of it: 1,500 earn 675.</summary>
    [Fact]
    public void The_figure_of_the_brochure()
    {
        var tiers = new Tiers(TierMode.Retroactive, PayPeriod.Month, [Step(0, 400_000), Step(100_000, 420_000), Step(150_000, 450_000)]);
        Assert.Equal(67_500, TierTable.Earned(tiers, 150_000));
        Assert.Equal(62_999, TierTable.Earned(tiers, 149_998));
        Assert.Equal(61_000, TierTable.Earned(tiers with { Mode = TierMode.Marginal }, 150_000));
    }

    private static long Oracle(Tiers tiers, long total)
    {
        if (tiers.Mode == TierMode.Retroactive || total < 0)
        {
            var reached = tiers.Steps.LastOrDefault(s => s.From.Amount <= total) ?? tiers.Steps[0];
            return HalfUp((BigInteger)total * reached.Ppm);
        }

        // Unit by unit would be the definition; step by step is the same sum.
        var sum = BigInteger.Zero;
        for (var i = 0; i < tiers.Steps.Count; i++)
        {
            var low = tiers.Steps[i].From.Amount;
            var high = i + 1 < tiers.Steps.Count ? Math.Min(total, tiers.Steps[i + 1].From.Amount) : total;
            sum += high > low ? (BigInteger)(high - low) * tiers.Steps[i].Ppm : 0;
        }

        return HalfUp(sum);
    }

    private static long HalfUp(BigInteger millionths)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(millionths) * 2 + 1_000_000, 2_000_000, out _);
        return (long)(millionths.Sign < 0 ? -whole : whole);
    }

    private static long Sum((Tiers Tiers, long[] Sales) x)
    {
        var totals = default(BucketTotals);
        foreach (var (line, plan) in Lines(x))
        {
            totals = Engine.Complete(line, plan, _ => totals).Aggregate(totals, (sum, e) => sum + e);
        }

        return totals.Earned;
    }

    private static IEnumerable<(SoldLine, PlanInForce)> Lines((Tiers Tiers, long[] Sales) x)
    {
        var plan = new PlanInForce(Plan, 1, new CommissionTerms(Eur, [new PayRule(Tiers: x.Tiers)]));
        return x.Sales.Select((sale, i) => (new SoldLine(
            default, new LineId(new Guid(i + 1, 0, 0, new byte[8])), new LocalDate(2026, 11, 23), Eur, Anna, LineKind.Custom, null, "Cut", null, 1, sale, sale, sale, false), plan));
    }

    private static IEnumerable<TierStep> Steps(int first, IReadOnlyList<(int Size, int Ppm)> more)
    {
        yield return Step(0, first);
        var from = 0L;
        foreach (var (size, ppm) in more)
        {
            yield return Step(from += size, ppm);
        }
    }

    private static TierStep Step(long from, int ppm) => new(new Kernel.Money(from, Eur), ppm);

    private static void Holds(Func<(Tiers Tiers, long[] Sales), bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Any.ToArbitrary(), property));
}
