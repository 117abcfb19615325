using Bookend.Kernel;
using Bookend.Places;

namespace Bookend.Pricing;

/// <summary>
/// Prices a basket in whole minor units. Pure: what the screen previews, what is charged and what the receipt says come from here.
/// Promotions are taken off first, then discounts by hand; the service charge is a share of what is left; then tax is added to, or extracted
/// from, all of it.
/// </summary>
public static class Calculator
{
    private const long Million = 1_000_000;

    public static PricedBasket Price(Basket basket, PricePolicy policy)
    {
        var lines = basket.Lines;
        var list = new long[lines.Count];
        var offers = new long[lines.Count];
        var own = new long[lines.Count];
        var left = new long[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            list[i] = checked(lines[i].Quantity * lines[i].UnitPrice);
            offers[i] = Math.Clamp(lines[i].Offer, 0, Math.Max(list[i], 0));
            own[i] = lines[i].Fixed ? 0 : Off(lines[i].Discount, list[i] - offers[i], policy.Rounding);
            left[i] = list[i] - offers[i] - own[i];
        }

        var shares = Spread(basket.Discount, [.. left.Select((price, i) => lines[i].Fixed ? 0 : price)], policy.Rounding);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] -= shares[i];
        }

        var gratuity = Shared(Amount(basket.Gratuity, lines, left, policy.Rounding), lines, left);
        if (basket.Service is { } asked)
        {
            var charge = Amount(asked, lines, left, policy.Rounding);
            (lines, left) = ([.. lines, new BasketLine(1, charge, basket.ServiceTaxes ?? [])], [.. left, charge]);
        }

        var taxes = policy.TaxPer == TaxPer.Line ? PerLine(lines, left, policy) : PerRate(lines, left, policy);
        var priced = new PricedLine[list.Length];
        for (var i = 0; i < priced.Length; i++)
        {
            priced[i] = new PricedLine(list[i], offers[i], own[i], shares[i], Net(left[i], taxes[i], policy), taxes[i]);
        }

        var service = basket.Service is null ? null : new PricedLine(left[^1], 0, 0, 0, Net(left[^1], taxes[^1], policy), taxes[^1]);
        return new PricedBasket(priced, service, gratuity);
    }

    /// <summary>What the lines that bear it come to; never below zero.</summary>
    public static long Bearing(IEnumerable<long> left) => Math.Max(left.Sum(), 0);

    /// <summary>What cash has to be for an amount due: the nearest multiple of the smallest coin.</summary>
    public static long CashFor(long due, PricePolicy policy) => Rounding.ToStep(due, policy.CashStep, policy.Rounding);

    /// <summary>The amount that a discount takes off a price; none from a deduction.</summary>
    private static long Off(Discount? discount, long price, RoundingMode mode) =>
        discount is null || price <= 0 ? 0
        : discount.PercentPpm is { } ppm ? Rounding.MulDiv(price, ppm, Million, mode)
        : Math.Min(discount.Amount ?? 0, price);

    /// <summary>Each line's part of a discount on the whole order; the parts sum to it exactly.</summary>
    private static long[] Spread(Discount? discount, long[] prices, RoundingMode mode)
    {
        var weights = Array.ConvertAll(prices, p => Math.Max(p, 0));
        var off = Off(discount, weights.Sum(), mode);
        return off == 0 ? new long[prices.Length] : Rounding.Allocate(off, weights);
    }

    /// <summary>A service charge or gratuity; none on nothing.</summary>
    private static long Amount(Added? added, IReadOnlyList<BasketLine> lines, long[] left, RoundingMode mode)
    {
        var on = added is null ? 0 : Bearing(left.Where((_, i) => lines[i].Bears));
        return on == 0 ? 0 : Math.Max(added!.Agreed + Rounding.MulDiv(on - added.AgreedOn, added.Ppm, Million, mode), 0);
    }

    private static long[] Shared(long amount, IReadOnlyList<BasketLine> lines, long[] left) =>
        amount == 0 ? new long[left.Length] : Rounding.Allocate(amount, [.. left.Select((price, i) => lines[i].Bears ? Math.Max(price, 0) : 0)]);

    private static long Net(long price, long[] taxes, PricePolicy policy) => policy.TaxIncluded ? price - taxes.Sum() : price;

    private static long[][] PerLine(IReadOnlyList<BasketLine> lines, long[] prices, PricePolicy policy)
    {
        var taxes = new long[lines.Count][];
        for (var i = 0; i < taxes.Length; i++)
        {
            var rates = lines[i].Taxes;
            var divisor = Divisor(rates, policy);
            taxes[i] = new long[rates.Count];
            for (var t = 0; t < rates.Count; t++)
            {
                taxes[i][t] = Rounding.MulDiv(prices[i], rates[t].Ppm, divisor, policy.Rounding);
            }
        }

        return taxes;
    }

    /// <summary>
    /// Rounds once per tax over all lines that bear it, then gives the lines their parts. Where tax is included, lines with another
    /// set of taxes have another divisor and are summed apart.
    /// </summary>
    private static long[][] PerRate(IReadOnlyList<BasketLine> lines, long[] prices, PricePolicy policy)
    {
        var taxes = lines.Select(l => new long[l.Taxes.Count]).ToArray();
        var bearers =
            from i in Enumerable.Range(0, lines.Count)
            from t in Enumerable.Range(0, lines[i].Taxes.Count)
            let rate = lines[i].Taxes[t]
            group (Line: i, Tax: t) by (rate.Id, rate.Ppm, Divisor: Divisor(lines[i].Taxes, policy));
        foreach (var bucket in bearers)
        {
            var cells = bucket.ToArray();
            var bases = Array.ConvertAll(cells, c => prices[c.Line]);
            var parts = Parts(bases, bucket.Key.Ppm, bucket.Key.Divisor, policy.Rounding);
            for (var k = 0; k < cells.Length; k++)
            {
                taxes[cells[k].Line][cells[k].Tax] = parts[k];
            }
        }

        return taxes;
    }

    private static long Divisor(IReadOnlyList<TaxRate> rates, PricePolicy policy) => policy.TaxIncluded ? Million + rates.Sum(r => (long)r.Ppm) : Million;

    /// <summary>
    /// Σ bases × ppm ÷ divisor, rounded once, as whole parts: each base gets its exact part rounded down, the largest remainders get the
    /// odd units. Bases may have either sign; a part is never more than one unit from exact.
    /// </summary>
    internal static long[] Parts(long[] bases, long ppm, long divisor, RoundingMode mode)
    {
        var total = Rounding.MulDiv(bases.Sum(), ppm, divisor, mode);
        var parts = new long[bases.Length];
        var remainders = new (long Remainder, int Index)[bases.Length];
        for (var i = 0; i < bases.Length; i++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)bases[i] * ppm, divisor);
            if (remainder < 0)
            {
                quotient--;
                remainder += divisor;
            }

            parts[i] = (long)quotient;
            remainders[i] = ((long)remainder, i);
        }

        Array.Sort(remainders, static (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        var odd = total - parts.Sum();
        for (var i = 0; i < odd; i++)
        {
            parts[remainders[i].Index]++;
        }

        return parts;
    }
}
