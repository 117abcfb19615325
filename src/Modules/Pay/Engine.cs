using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pay;

/// <summary>A line as it was sold, with everything that any rule may ask.</summary>
/// <param name="BesideService">The order had a service too.</param>
internal sealed record SoldLine(
    OrderId OrderId, LineId LineId, LocalDate Day, Currency Currency, MemberId MemberId, LineKind Kind, string? ItemId, string Name, string? Category,
    long Quantity, long Net, long Gross, long List, bool BesideService, MemberId? AssistantId = null);

/// <param name="Version">Of the plan.</param>
internal sealed record PlanInForce(PlanId Id, int Version, CommissionTerms Terms);

/// <summary>What counts together towards a tier: the sales of one member by one rule of one version in one period.</summary>
/// <param name="Rule">Its number in the version, from 1.</param>
internal readonly record struct Bucket(MemberId Member, PlanId Plan, int Version, int Rule, LocalDate From);

internal readonly record struct BucketTotals(long Base, long Earned)
{
    public static BucketTotals operator +(BucketTotals totals, Earning earning) => new(checked(totals.Base + earning.Base), checked(totals.Earned + earning.Amount));
}

internal enum EarningKind
{
    /// <summary>A line by its rule.</summary>
    Line,

    /// <summary>The share of who assisted.</summary>
    Assistant,

    /// <summary>What a step that was reached, or is reached no longer, changes on other lines.</summary>
    TrueUp,

    /// <summary>Taken back with a refund, by mirroring.</summary>
    Return,
}

/// <summary>One change of what somebody has earned.</summary>
/// <param name="Before">The bucket's total before it.</param>
/// <param name="Base">What it adds to the bucket's total.</param>
internal sealed record Earning(EarningKind Kind, MemberId MemberId, OrderId OrderId, LineId? LineId, Bucket Bucket, long Before, long Base, long Amount);

/// <summary>What sales earn. Pure: the sale itself and a trial of other rules run the same code.</summary>
internal static class Engine
{
    private const int Million = 1_000_000;

    /// <summary>The rule that counts for the line and its number, or null.</summary>
    public static (PayRule Rule, int Number)? RuleFor(CommissionTerms terms, SoldLine line)
    {
        (PayRule Rule, int Number)? best = null;
        for (var i = 0; i < terms.Rules.Count; i++)
        {
            var rule = terms.Rules[i];
            if (rule.Fits(line) && (best is null || rule.Closeness() > best.Value.Rule.Closeness()))
            {
                best = (rule, i + 1);
            }
        }

        return terms.Currency == line.Currency ? best : null;
    }

    /// <param name="totals">Of the bucket before this line.</param>
    public static IReadOnlyList<Earning> Complete(SoldLine line, PlanInForce plan, Func<Bucket, BucketTotals> totals)
    {
        if (RuleFor(plan.Terms, line) is not var (rule, number))
        {
            return [];
        }

        // What costs the client nothing earns nothing: there would be no money whose return takes it back.
        var value = line.Gross == 0 ? 0 : Value(rule, line);
        var period = rule.Tiers?.Period ?? PayPeriod.Day;
        var bucket = new Bucket(line.MemberId, plan.Id, plan.Version, number, Periods.Start(period, line.Day));
        var before = rule.Tiers is null ? default : totals(bucket);
        var amount = rule.Tiers is { } tiers ? TierTable.OfLine(tiers, before.Base, checked(before.Base + value)) : Flat(rule, line, value);
        var assistant = line.AssistantId is { } second && second != line.MemberId ? Rounding.MulDiv(amount, rule.AssistantPpm, Million) : 0;
        var earned = new List<Earning>(3)
        {
            new(EarningKind.Line, line.MemberId, line.OrderId, line.LineId, bucket, before.Base, value, amount - assistant),
        };
        if (assistant != 0)
        {
            earned.Add(new Earning(EarningKind.Assistant, line.AssistantId!.Value, line.OrderId, line.LineId, bucket, before.Base, 0, assistant));
        }

        if (rule.Tiers is not null && TrueUp(rule.Tiers, line.OrderId, bucket, before + earned[0] with { Amount = amount }, before.Base) is { } more)
        {
            earned.Add(more);
        }

        return earned;
    }

    /// <summary>What is missing, or too much, when the bucket's total is what it is now.</summary>
    public static Earning? TrueUp(Tiers tiers, OrderId order, Bucket bucket, BucketTotals totals, long before)
    {
        var amount = checked(TierTable.Earned(tiers, totals.Base) - totals.Earned);
        return amount == 0 ? null : new Earning(EarningKind.TrueUp, bucket.Member, order, null, bucket, before, 0, amount);
    }

    /// <summary>The part of a line's value that goes back with a refund: shares of the whole, so that the last part takes exactly the rest.</summary>
    /// <param name="gross">Of the line when it was sold.</param>
    /// <param name="before">Refunded of it earlier.</param>
    public static long ReturnedBase(long value, long gross, long before, long part) => gross == 0
        ? 0
        : Share(value, gross, checked(before + part)) - Share(value, gross, before);

    /// <summary>What the ledger's mirror takes of a leg with one debit and one credit.</summary>
    /// <param name="whole">What remained of the line's price.</param>
    public static long Mirrored(long remaining, long part, long whole) => Rounding.MulDiv(remaining, Math.Abs(part), Math.Abs(whole));

    private static long Share(long value, long gross, long refunded) => Rounding.MulDiv(value, Math.Abs(refunded), Math.Abs(gross));

    private static long Value(PayRule rule, SoldLine line) => rule.Of switch
    {
        LineValue.Net => line.Net,
        LineValue.Gross => line.Gross,
        _ => line.List,
    };

    private static long Flat(PayRule rule, SoldLine line, long value) => rule.PerPiece is { } each
        ? value == 0 ? 0 : checked(each.Amount * line.Quantity * Math.Sign(value))
        : Rounding.MulDiv(value, rule.Ppm ?? 0, Million);
}
