using System.Globalization;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Loyalty;

/// <summary>How a tier follows from the past, in plain words.</summary>
internal static class TierWords
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Points, or money where spending decides.</summary>
    public static string Of(TierPlan plan, long score, Currency currency) =>
        plan.Measure == TierMeasure.Points ? Gates.Points(score) : new Money(score, currency).ToString();

    /// <summary>The first day that counts.</summary>
    public static LocalDate Since(TierPlan plan, LocalDate today) => today.PlusMonths(-plan.Months).PlusDays(1);

    public static string Derived(TierPlan plan, long score, LocalDate today, Currency currency)
    {
        var counts = $"{Of(plan, score, currency)} {(plan.Measure == TierMeasure.Points ? "earned" : "spent")} since {Day.Format(Since(plan, today))} count.";
        return plan.Of(score) is { } tier ? $"{counts} {tier.Name} begins at {Of(plan, tier.From, currency)}."
            : plan.After(score) is { } first ? $"{counts} The first tier, {first.Name}, begins at {Of(plan, first.From, currency)}."
            : counts;
    }
}
