using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pay;

/// <summary>Of which figure of a line a share is taken.</summary>
internal enum LineValue
{
    /// <summary>After discounts, without taxes.</summary>
    Net,

    /// <summary>After discounts, with taxes.</summary>
    Gross,

    /// <summary>Before discounts: the house pays them alone.</summary>
    List,
}

internal enum PayPeriod
{
    Day,

    /// <summary>From Monday.</summary>
    Week,

    Month,
}

internal enum TierMode
{
    /// <summary>Each part of the total at the rate of its own step.</summary>
    Marginal,

    /// <summary>The rate that is reached counts for the whole total, from the first sale on.</summary>
    Retroactive,
}

/// <summary>A version of a plan: what is earned. Kept as JSON and never changed.</summary>
/// <param name="Currency">Orders in another one earn nothing by it.</param>
internal sealed record CommissionTerms(Currency Currency, IReadOnlyList<PayRule> Rules, Guarantee? Guarantee = null);

/// <summary>What a line earns. Of several rules that fit, the closest counts: item before category before kind, beside a service before alone.</summary>
/// <param name="Kind">Null: services, products and what is typed in. Packages, gift cards and the like earn only by a rule of their own.</param>
/// <param name="ItemId">One service or product.</param>
/// <param name="Category">A category of services or a brand of products.</param>
/// <param name="Upsell">Only a product that is sold beside a service.</param>
/// <param name="Ppm">Share of the value; else an amount for each piece; else tiers.</param>
/// <param name="AssistantPpm">Share of this commission that goes to whoever assisted, where somebody did.</param>
internal sealed record PayRule(
    LineKind? Kind = null, string? ItemId = null, string? Category = null, bool Upsell = false, LineValue Of = LineValue.Net, int? Ppm = null,
    Money? PerPiece = null, Tiers? Tiers = null, int AssistantPpm = 0)
{
    public bool Fits(SoldLine line) =>
        (Kind is null ? line.Kind <= LineKind.Custom : Kind == line.Kind) &&
        (ItemId is null || ItemId == line.ItemId) &&
        (Category is null || string.Equals(Category, line.Category, StringComparison.OrdinalIgnoreCase)) &&
        (!Upsell || (line.Kind == LineKind.Product && line.BesideService));

    public int Closeness() => (ItemId is null ? 0 : 8) + (Category is null ? 0 : 4) + (Kind is null ? 0 : 2) + (Upsell ? 1 : 0);

    public (LineKind?, string?, string?, bool) Match() => (Kind, ItemId, Category?.ToUpperInvariant(), Upsell);
}

/// <param name="Steps">Rising; the first begins at zero.</param>
internal sealed record Tiers(TierMode Mode, PayPeriod Period, IReadOnlyList<TierStep> Steps);

/// <param name="From">The total from which on the rate counts, itself included.</param>
internal sealed record TierStep(Money From, int Ppm);

/// <summary>At least this much commission in each day (on which she works), week or month; the rest is added when the period is over.</summary>
internal sealed record Guarantee(Money Amount, PayPeriod Period);

internal static class Periods
{
    public static LocalDate Start(PayPeriod period, LocalDate day) => period switch
    {
        PayPeriod.Day => day,
        PayPeriod.Week => day.PlusDays(1 - (int)day.DayOfWeek),
        _ => new LocalDate(day.Year, day.Month, 1),
    };

    /// <summary>The last day.</summary>
    public static LocalDate End(PayPeriod period, LocalDate day) => period switch
    {
        PayPeriod.Day => day,
        PayPeriod.Week => Start(period, day).PlusDays(6),
        _ => Start(period, day).PlusMonths(1).PlusDays(-1),
    };

    public static string Word(PayPeriod period) => period switch { PayPeriod.Day => "day", PayPeriod.Week => "week", _ => "month" };
}
