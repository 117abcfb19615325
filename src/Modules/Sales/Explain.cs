using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;

namespace Bookend.Sales;

/// <summary>How the figures of a receipt came about, in plain words. Pure.</summary>
internal static class Explain
{
    public static IReadOnlyList<string> Receipt(ReceiptKind kind, ReceiptContent content) => kind == ReceiptKind.Sale ? Sale(content) : Refund(content);

    public static IReadOnlyList<string> Sale(ReceiptContent content)
    {
        var text = new List<string>();
        foreach (var discount in content.Discounts)
        {
            var on = discount.On is null ? "the whole order, shared over its lines by price" : discount.On;
            var share = discount.Ppm is { } ppm ? $" ({Percent(ppm)})" : "";
            text.Add($"{In(content, discount.Amount)}{share} was taken off {on}{(discount.Reason is null ? "" : $": {discount.Reason}")}.");
        }

        foreach (var charge in content.Charges)
        {
            text.Add($"{charge.Name}: {In(content, charge.Amount)} was added, {Percent(charge.Ppm)} of {In(content, charge.On)}" +
                $"{(charge.Party is { } party ? $" for a party of {party}" : "")}. It goes to {(charge.To == Pricing.ChargeTo.Staff ? "the team" : "the house")}.");
        }

        Taxes(content, text);
        if (content.Totals.Rounding != 0)
        {
            var exact = content.Totals.Gross - content.Totals.Rounding;
            text.Add($"{In(content, exact)} was rounded to {In(content, content.Totals.Gross)} because the last part was paid in cash.");
        }

        if (content.Totals.Tips != 0)
        {
            text.Add($"Tips of {In(content, content.Totals.Tips)} go to the team; they bear no tax here.");
        }

        return text;
    }

    public static IReadOnlyList<string> Refund(ReceiptContent content)
    {
        var text = new List<string>();
        foreach (var line in content.Lines)
        {
            text.Add(line.Service
                ? $"{In(content, line.Gross)} of {line.Name}, on what goes back."
                : line.Quantity > 0
                ? $"{In(content, line.Gross)} for {line.Quantity} × {line.Name}, as it was charged."
                : $"{In(content, line.Gross)} of the price of {line.Name}; nothing was returned.");
        }

        foreach (var tip in content.Tips)
        {
            text.Add($"The {(tip.Auto ? "gratuity" : "tip")} of {In(content, tip.Amount)} for {tip.MemberName}.");
        }

        Taxes(content, text);
        if (content.Totals.Rounding != 0)
        {
            text.Add($"{In(content, content.Totals.Rounding)} is rounding: cash comes in coins, and all refunds together are what was paid.");
        }

        foreach (var tender in content.Tenders)
        {
            text.Add($"{In(content, tender.Amount)} goes back {Way(tender.Method)}.");
        }

        return text;
    }

    public static IReadOnlyList<string> Waiting(RefundState state) => state == RefundState.Failed
        ? ["The card's provider declined. No money went back and nothing was booked; try again or give it back another way."]
        : ["The card's provider has not answered yet. The refund is reserved and is booked as soon as the answer is known."];

    private static void Taxes(ReceiptContent content, List<string> text)
    {
        foreach (var tax in content.Taxes.Where(t => t.Tax != 0))
        {
            text.Add(content.PricesIncludeTax
                ? $"{tax.Name}: {In(content, tax.Tax)} is contained in the prices ({Percent(tax.Ppm)} of {In(content, tax.Net)})."
                : $"{tax.Name}: {In(content, tax.Tax)} is added ({Percent(tax.Ppm)} of {In(content, tax.Net)}).");
        }
    }

    public static string Way(TenderMethod method) => method switch
    {
        TenderMethod.Cash => "in cash",
        TenderMethod.Terminal => "by the card terminal",
        _ => "to the card",
    };

    /// <summary>190,000 ppm is 19 %.</summary>
    public static string Percent(int ppm) => $"{(ppm / 10_000m).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)} %";

    private static Money In(ReceiptContent content, long amount) => new(amount, content.Currency);
}
