using System.Globalization;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

/// <summary>How a figure came about, in plain words. Pure.</summary>
internal static class Words
{
    /// <summary>What a line earned by its rule.</summary>
    public static string Line(PayRule rule, SoldLine line, Earning earning)
    {
        Money In(long amount) => new(amount, line.Currency);
        var value = $"{In(earning.Base)} ({Of(rule.Of)})";
        var text = rule switch
        {
            { PerPiece: { } each } => $"{line.Quantity} × {each}",
            { Tiers: { Mode: TierMode.Retroactive } tiers } =>
                $"{Percent(TierTable.Rate(tiers, earning.Before + earning.Base))} of {value}; with it the {Periods.Word(tiers.Period)} stands at {In(earning.Before + earning.Base)}",
            { Tiers: { } tiers } =>
                $"{string.Join(" and ", TierTable.Parts(tiers, earning.Before, earning.Before + earning.Base).Select(p => $"{Percent(p.Ppm)} of {In(p.Part)}"))} ({Of(rule.Of)}); with it the {Periods.Word(tiers.Period)} stands at {In(earning.Before + earning.Base)}",
            _ => $"{Percent(rule.Ppm ?? 0)} of {value}",
        };
        return line.AssistantId is not null && rule.AssistantPpm > 0 ? $"{text}, less {Percent(rule.AssistantPpm)} for who assisted." : $"{text}.";
    }

    public static string Assistant(PayRule rule) => $"{Percent(rule.AssistantPpm)} of the commission, for assisting.";

    public static string TrueUp(PayRule rule, Earning earning, Currency currency)
    {
        if (rule.Tiers is not { } tiers)
        {
            return "";
        }

        var period = $"{Periods.Word(tiers.Period)} from {Date(earning.Bucket.From)}";
        return earning.Amount > 0
            ? $"The {period} reached a higher step: this is what it adds to the sales before."
            : $"After a refund the {period} stands at {new Money(earning.Before, currency)}: this is what the other sales no longer reach.";
    }

    public static string Returned(long part, SoldLine line) =>
        $"Taken back in proportion: {new Money(part, line.Currency)} of {new Money(line.Gross, line.Currency)} was given back to the client.";

    /// <summary>400,000 ppm is 40 %.</summary>
    public static string Percent(int ppm) => $"{(ppm / 10_000m).ToString("0.####", CultureInfo.InvariantCulture)} %";

    public static string Date(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private static string Of(LineValue value) => value switch
    {
        LineValue.Net => "without tax",
        LineValue.Gross => "with tax",
        _ => "before discounts",
    };
}
