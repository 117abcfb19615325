using Bookend.Kernel;
using Bookend.Places;
using Bookend.Pricing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bookend.Pure.Pricing;

public sealed class CalculatorTests
{
    private static readonly int Baskets = Seed.Cases(100_000);

    private static readonly TaxRate[] Rates = [.. new[] { 190_000, 70_000, 50_000, 80_000, 99_750, 0, 1_000_000, 1 }.Select((ppm, i) =>
        new TaxRate(new TaxId(new Guid(i + 1, 0, 0, new byte[8])), $"{ppm}", ppm))];

    private static readonly Gen<Discount?> AnyDiscount = Gen.Frequency(
        (3, Gen.Constant((Discount?)null)),
        (1, Gen.Choose(0, 1_000_000).Select(ppm => (Discount?)new Discount(ppm, null))),
        (1, Gen.Choose(0, 8_000).Select(amount => (Discount?)new Discount(null, amount))));

    private static readonly Gen<BasketLine> AnyLine =
        from quantity in Gen.Choose(1, 12)
        from price in Gen.Frequency((4, Gen.Choose(0, 9_999)), (1, Gen.Choose(0, 2_000_000_000)), (1, Gen.Choose(-4_000, 3)))
        from rates in Gen.Choose(0, 255)
        from discount in AnyDiscount
        from offer in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 20_000)))
        from isFixed in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from bears in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new BasketLine(quantity, price, [.. Rates.Where((_, i) => (rates >> i & 1) == 1).Take(3)], discount, offer, isFixed, bears);

    private static readonly Gen<Added?> AnyAdded = Gen.Frequency(
        (1, Gen.Constant((Added?)null)),
        (1, Gen.Choose(0, 250_000).Select(ppm => (Added?)new Added(ppm))),
        (1, from ppm in Gen.Choose(0, 1_000_000) from agreed in Gen.Choose(0, 3_000) from of in Gen.Choose(0, 20_000) select (Added?)new Added(ppm, agreed, of)));

    private static readonly Gen<(Basket Basket, PricePolicy Policy)> Any =
        from lines in AnyLine.ListOf().Where(l => l.Count > 0)
        from discount in AnyDiscount
        from service in AnyAdded
        from gratuity in AnyAdded
        from included in Gen.Elements(true, false)
        from per in Gen.Elements(TaxPer.Line, TaxPer.Rate)
        from mode in Gen.Elements(RoundingMode.HalfUp, RoundingMode.HalfEven)
        from step in Gen.Elements(1L, 5L, 10L)
        select (new Basket([.. lines], discount, service, [Rates[0]], gratuity), new PricePolicy(included, per, mode, step));

    [Fact]
    public void Every_basket_adds_up() => Holds(x =>
    {
        var priced = Calculator.Price(x.Basket, x.Policy);
        var wrong = 0;
        for (var i = 0; i < priced.Lines.Count; i++)
        {
            var (line, asked) = (priced.Lines[i], x.Basket.Lines[i]);
            var left = line.List - line.Offer - line.Own - line.Share;
            wrong += asked.Fixed && (line.Own != 0 || line.Share != 0) ? 1 : 0;
            wrong += line.List == asked.Quantity * asked.UnitPrice ? 0 : 1;
            wrong += line.Gross == line.Net + line.Tax ? 0 : 1;
            wrong += (x.Policy.TaxIncluded ? line.Gross : line.Net) == left ? 0 : 1;
            wrong += line.Taxes.Count == asked.Taxes.Count ? 0 : 1;
        }

        return wrong == 0 && priced.Gross == priced.Net + priced.Tax && priced.Discount == priced.Lines.Sum(l => l.Offer + l.Own + l.Share);
    });

    [Fact]
    public void A_service_charge_is_its_share_of_what_bears_it_and_a_gratuity_sums_to_it() => Holds(x =>
    {
        var priced = Calculator.Price(x.Basket, x.Policy);
        var on = Math.Max(priced.Lines.Where((_, i) => x.Basket.Lines[i].Bears).Sum(l => l.List - l.Discount), 0);
        long Expected(Added? a) => a is null || on == 0 ? 0 : Math.Max(a.Agreed + Rounding.MulDiv(on - a.AgreedOn, a.Ppm, 1_000_000, x.Policy.Rounding), 0);
        var service = priced.Service;
        var isCharged = x.Basket.Service is null
            ? service is null
            : service!.List == Expected(x.Basket.Service) && service.Gross == service.Net + service.Tax && (x.Policy.TaxIncluded ? service.Gross : service.Net) == service.List;
        return isCharged && priced.Gratuity.Sum() == Expected(x.Basket.Gratuity) && priced.Gratuity.All(part => part >= 0) &&
            priced.Gratuity.Where((_, i) => !x.Basket.Lines[i].Bears).All(part => part == 0);
    });

    [Fact]
    public void A_discount_is_given_whole_and_takes_no_more_than_there_is() => Holds(x =>
    {
        var priced = Calculator.Price(x.Basket, x.Policy);
        var @base = priced.Lines.Where((_, i) => !x.Basket.Lines[i].Fixed).Sum(l => Math.Max(l.List - l.Offer - l.Own, 0));
        var expected = x.Basket.Discount switch
        {
            null => 0,
            { PercentPpm: { } ppm } => Rounding.MulDiv(@base, ppm, 1_000_000, x.Policy.Rounding),
            var d => Math.Min(d.Amount!.Value, @base),
        };
        return priced.Lines.Sum(l => l.Share) == expected &&
            priced.Lines.All(l => l.Offer >= 0 && l.Own >= 0 && l.Share >= 0 && (l.List > 0 ? l.Discount <= l.List : l.Discount == 0));
    });

    [Fact]
    public void Tax_is_rounded_once_and_no_part_is_a_unit_off() => Holds(x =>
    {
        var priced = Calculator.Price(x.Basket, x.Policy);
        var cells =
            from i in Enumerable.Range(0, priced.Lines.Count)
            from t in Enumerable.Range(0, x.Basket.Lines[i].Taxes.Count)
            let rates = x.Basket.Lines[i].Taxes
            let line = priced.Lines[i]
            select (Line: i, Rate: rates[t], Base: line.List - line.Discount, Part: line.Taxes[t],
                Divisor: x.Policy.TaxIncluded ? 1_000_000 + rates.Sum(r => (long)r.Ppm) : 1_000_000);
        var all = cells.ToList();
        if (priced.Service is { } service)
        {
            all.Add((priced.Lines.Count, Rates[0], service.List, service.Taxes[0], x.Policy.TaxIncluded ? 1_000_000 + Rates[0].Ppm : 1_000_000));
        }

        var isClose = all.TrueForAll(c => Int128.Abs((Int128)c.Part * c.Divisor - (Int128)c.Base * c.Rate.Ppm) < c.Divisor);
        var buckets = x.Policy.TaxPer == TaxPer.Line ? all.GroupBy(c => (c.Line, c.Rate.Id, c.Divisor)) : all.GroupBy(c => (0, c.Rate.Id, c.Divisor));
        return isClose && buckets.All(b =>
            b.Sum(c => c.Part) == Rounding.MulDiv(b.Sum(c => c.Base), b.First().Rate.Ppm, b.Key.Divisor, x.Policy.Rounding));
    });

    [Fact]
    public void Cash_is_never_more_than_half_a_coin_off() => Holds(x =>
    {
        var due = Calculator.Price(x.Basket, x.Policy).Gross;
        var cash = Calculator.CashFor(due, x.Policy);
        return cash % x.Policy.CashStep == 0 && Math.Abs(cash - due) * 2 <= x.Policy.CashStep;
    });

    [Theory]
    [InlineData(8200, 410, 656)]
    [InlineData(4500, 225, 360)]
    [InlineData(1, 0, 0)]
    [InlineData(-500, -25, -40)]
    public void Two_taxes_are_both_computed_on_net(long price, long gst, long pst)
    {
        var rates = new[] { Rates[2], Rates[3] };
        var priced = Calculator.Price(new Basket([new BasketLine(1, price, rates)]), new PricePolicy(false, TaxPer.Line, RoundingMode.HalfUp, 1));
        Assert.Equal([gst, pst], priced.Lines[0].Taxes);
        Assert.Equal(price + gst + pst, priced.Gross);
    }

    [Fact]
    public void The_label_is_what_the_client_pays_where_tax_is_included()
    {
        var policy = new PricePolicy(true, TaxPer.Line, RoundingMode.HalfUp, 1);
        var priced = Calculator.Price(new Basket([new BasketLine(1, 4500, [Rates[0]])]), policy);
        Assert.Equal((3782, 718, 4500), (priced.Net, priced.Tax, priced.Gross));
    }

    [Fact]
    public void Rounding_per_rate_differs_from_rounding_per_line()
    {
        var lines = Enumerable.Repeat(new BasketLine(1, 13, [Rates[2]]), 3).ToArray();
        Assert.Equal(3, Calculator.Price(new Basket(lines), new PricePolicy(false, TaxPer.Line, RoundingMode.HalfUp, 1)).Tax);
        Assert.Equal(2, Calculator.Price(new Basket(lines), new PricePolicy(false, TaxPer.Rate, RoundingMode.HalfUp, 1)).Tax);
    }

    [Theory]
    [InlineData(RoundingMode.HalfUp, 13, 8)]
    [InlineData(RoundingMode.HalfEven, 12, 8)]
    public void Halves_go_where_the_policy_says(RoundingMode mode, long half, long other)
    {
        var policy = new PricePolicy(false, TaxPer.Line, mode, 1);
        Assert.Equal(half, Calculator.Price(new Basket([new BasketLine(1, 250, [Rates[2]])]), policy).Tax);
        Assert.Equal(other, Calculator.Price(new Basket([new BasketLine(1, 155, [Rates[2]])]), policy).Tax);
    }

    /// <summary>Figures that other systems got wrong.</summary>
    [Fact]
    public void Five_percent_of_355_70_is_17_78_by_bankers_rounding()
    {
        var priced = Calculator.Price(new Basket([new BasketLine(1, 355_70, [Rates[2]])]), new PricePolicy(false, TaxPer.Line, RoundingMode.HalfEven, 1));
        Assert.Equal(17_78, priced.Tax);
    }

    [Theory]
    [InlineData(TaxPer.Line)]
    [InlineData(TaxPer.Rate)]
    public void What_two_labels_say_together_is_what_is_paid(TaxPer per)
    {
        TaxRate[] rates = [new(new TaxId(new Guid(91, 0, 0, new byte[8])), "22 %", 220_000), new(new TaxId(new Guid(92, 0, 0, new byte[8])), "10 %", 100_000)];
        var priced = Calculator.Price(
            new Basket([new BasketLine(1, 28_90, [rates[0]]), new BasketLine(1, 1_25, [rates[1]])]), new PricePolicy(true, per, RoundingMode.HalfUp, 1));
        Assert.Equal((30_15, 30_15), (priced.Gross, priced.Net + priced.Tax));
    }

    private static void Holds(Func<(Basket Basket, PricePolicy Policy), bool> property) =>
        Prop.ForAll(Any.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(Baskets).WithEndSize(12));
}
