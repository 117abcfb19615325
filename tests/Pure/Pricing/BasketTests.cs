using Bookend.Kernel;
using Bookend.Places;
using Bookend.Pricing;
using Xunit;

namespace Bookend.Pure.Pricing;

/// <summary>What a basket costs, by example.</summary>
public sealed class BasketTests
{
    private static readonly TaxRate Nineteen = new(new TaxId(new Guid(1, 0, 0, new byte[8])), "19 %", 190_000);
    private static readonly TaxRate Five = new(new TaxId(new Guid(2, 0, 0, new byte[8])), "5 %", 50_000);
    private static readonly PricePolicy Added = new(false, TaxPer.Line, RoundingMode.HalfUp, 1);
    private static readonly PricePolicy Included = Added with { TaxIncluded = true };

    [Fact]
    public void Promotions_come_off_first_then_the_lines_own_discount_then_the_orders()
    {
        var line = Price(new Basket([Line(100_00) with { Offer = 10_00, Discount = Percent(10) }], Percent(50))).Lines[0];
        Assert.Equal((10_00, 9_00, 40_50, 40_50), (line.Offer, line.Own, line.Share, line.Net));
    }

    [Fact]
    public void Neither_an_offer_nor_an_amount_takes_off_more_than_there_is()
    {
        Assert.Equal((5_00, 0), Off(Line(5_00) with { Offer = 6_00, Discount = new Discount(null, 1_00) }));
        Assert.Equal((2_00, 3_00), Off(Line(5_00) with { Offer = 2_00, Discount = new Discount(null, 9_00) }));
        Assert.Equal((2_00, 2_00), Off(Line(5_00) with { Offer = 2_00, Discount = new Discount(null, 2_00) }));
        Assert.Equal((0, 0), Off(Line(5_00) with { Offer = -1_00, Discount = new Discount(null, null) }));
    }

    [Fact]
    public void A_deduction_is_not_discounted_and_bears_no_part_of_the_orders_discount()
    {
        var priced = Price(new Basket([Line(10_00), Line(-4_00) with { Offer = 1_00, Discount = Percent(50) }], Percent(50)));
        Assert.Equal([(0, 0, 5_00), (0, 0, 0)], priced.Lines.Select(l => (l.Offer, l.Own, l.Share)));
        Assert.Equal(1_00, priced.Net);
    }

    [Fact]
    public void What_is_fixed_keeps_its_price()
    {
        var priced = Price(new Basket([Line(10_00) with { Fixed = true, Discount = Percent(50) }, Line(10_00)], Percent(50)));
        Assert.Equal([10_00, 5_00], priced.Lines.Select(l => l.Net));
        Assert.Equal(0, Price(new Basket([Line(10_00) with { Fixed = true }], new Discount(null, 3_00))).Discount);
    }

    [Fact]
    public void An_amount_off_the_order_is_shared_by_what_is_left_of_each_line() =>
        Assert.Equal([2_50, 50], Price(new Basket([Line(5_00), Line(2_00) with { Offer = 1_00 }], new Discount(null, 3_00))).Lines.Select(l => l.Share));

    [Fact]
    public void A_service_charge_is_a_share_of_what_bears_it_with_taxes_of_its_own()
    {
        var priced = Price(new Basket([Line(40_00) with { Bears = true }, Line(60_00)], Percent(50), new Added(100_000), [Nineteen]));
        Assert.Equal((2_00, 38), (priced.Service!.List, priced.Service.Tax));
        Assert.Equal((52_00, 38, 52_38, 50_00), (priced.Net, priced.Tax, priced.Gross, priced.Discount));
        Assert.Empty(Price(new Basket([Line(40_00) with { Bears = true }], Service: new Added(100_000))).Service!.Taxes);
    }

    [Fact]
    public void A_service_charge_with_tax_included_contains_its_tax()
    {
        var service = Calculator.Price(new Basket([Line(40_00) with { Bears = true }], Service: new Added(100_000), ServiceTaxes: [Nineteen]), Included).Service!;
        Assert.Equal((3_36, 64, 4_00), (service.Net, service.Tax, service.Gross));
    }

    [Theory]
    [InlineData(30_00, 3_00)]
    [InlineData(40_00, 4_00)]
    [InlineData(20_00, 2_00)]
    [InlineData(0, 0)]
    public void A_part_of_a_split_order_keeps_what_was_agreed_and_counts_only_what_has_come_or_gone_since(long worth, long charge) =>
        Assert.Equal(charge, Price(new Basket([Line(worth) with { Bears = true }], Service: new Added(100_000, Agreed: 3_00, AgreedOn: 30_00))).Service!.List);

    [Fact]
    public void What_was_agreed_never_becomes_a_charge_below_zero() =>
        Assert.Equal(0, Price(new Basket([Line(1_00) with { Bears = true }], Service: new Added(100_000, Agreed: 1_00, AgreedOn: 30_00))).Service!.List);

    [Fact]
    public void On_nothing_there_is_no_charge_whatever_was_agreed()
    {
        var basket = new Basket([Line(10_00), Line(-5_00) with { Bears = true }], Service: new Added(100_000, 3_00), Gratuity: new Added(100_000, 3_00));
        Assert.Equal((0, 0), (Price(basket).Service!.List, Price(basket).Gratuity.Sum()));
        Assert.Null(Price(new Basket([Line(10_00)])).Service);
    }

    [Fact]
    public void A_gratuity_is_shared_over_what_bears_it_and_is_no_price()
    {
        var priced = Price(new Basket([Line(30_00) with { Bears = true }, Line(50_00), Line(10_00) with { Bears = true }, Line(-5_00) with { Bears = true }], Gratuity: new Added(100_000)));
        Assert.Equal([2_63, 0, 87, 0], priced.Gratuity);
        Assert.Equal(85_00, priced.Gross);
    }

    [Fact]
    public void Per_rate_tax_is_rounded_once_and_the_largest_remainder_gets_the_odd_cent()
    {
        var policy = Added with { TaxPer = TaxPer.Rate };
        Assert.Equal([1, 0, 1], Taxes(policy, Line(11, Five), Line(9, Five), Line(15, Five)));
        Assert.Equal([1, 0], Taxes(policy, Line(10, Five), Line(10, Five)));
        Assert.Equal([2, 0, -1], Taxes(policy, Line(30, Five), Line(10, Five), Line(-20, Five)));
        Assert.Equal([2, -1], Taxes(policy, Line(30, Five), Line(-10, Five)));
    }

    [Fact]
    public void Per_rate_each_tax_is_rounded_by_itself()
    {
        var priced = Calculator.Price(new Basket([Line(10, Five, Nineteen), Line(10, Five), Line(3, Nineteen)]), Added with { TaxPer = TaxPer.Rate });
        Assert.Equal([[1, 2], [0], [0]], priced.Lines.Select(l => l.Taxes));
    }

    /// <summary>7.00 at 5 % and 8.00 at 5 and 19 %: what is contained in the label depends on all of a line's taxes.</summary>
    [Fact]
    public void Included_tax_is_taken_out_of_the_label_with_all_taxes_of_the_line()
    {
        foreach (var per in new[] { TaxPer.Line, TaxPer.Rate })
        {
            var priced = Calculator.Price(new Basket([Line(7_00, Five), Line(8_00, Five, Nineteen)]), Included with { TaxPer = per });
            Assert.Equal([[33], [32, 1_23]], priced.Lines.Select(l => l.Taxes));
            Assert.Equal([6_67, 6_45], priced.Lines.Select(l => l.Net));
        }
    }

    [Fact]
    public void What_lines_bear_together_is_never_below_zero()
    {
        Assert.Equal(5_00, Calculator.Bearing([10_00, -5_00]));
        Assert.Equal(0, Calculator.Bearing([5_00, -10_00]));
    }

    [Theory]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(-13, -15)]
    public void Cash_is_a_whole_number_of_coins(long due, long cash) => Assert.Equal(cash, Calculator.CashFor(due, Added with { CashStep = 5 }));

    [Theory]
    [InlineData(RoundingMode.HalfUp, 10)]
    [InlineData(RoundingMode.HalfEven, 0)]
    public void Half_a_coin_goes_where_the_policy_says(RoundingMode mode, long cash) =>
        Assert.Equal(cash, Calculator.CashFor(5, Added with { CashStep = 10, Rounding = mode }));

    private static BasketLine Line(long price, params TaxRate[] taxes) => new(1, price, taxes);

    private static Discount Percent(int percent) => new(percent * 10_000, null);

    private static PricedBasket Price(Basket basket) => Calculator.Price(basket, Added);

    private static (long Offer, long Own) Off(BasketLine line)
    {
        var priced = Price(new Basket([line])).Lines[0];
        return (priced.Offer, priced.Own);
    }

    private static IEnumerable<long> Taxes(PricePolicy policy, params BasketLine[] lines) => Calculator.Price(new Basket(lines), policy).Lines.Select(l => l.Tax);
}
