using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using Xunit;
using static Bookend.Pure.Pricing.Monday;

namespace Bookend.Pure.Pricing;

/// <summary>What a promotion is for, and what it takes off which line.</summary>
public sealed class PromotionPartsTests
{
    private static readonly PromotionTerms Third = new("Third free", PromotionKind.BuyGet, Buy: 2, Get: 1);

    [Fact]
    public void A_share_is_rounded_on_each_line() => Assert.Equal([(1, 2L), (2, 180)], Off(Tenth, Cut(15), Oil()));

    [Fact]
    public void An_amount_is_shared_by_price_and_takes_no_more_than_there_is()
    {
        var five = new PromotionTerms("Five off", PromotionKind.Amount, Amount: Euro(500));
        Assert.Equal([(1, 400L), (2, 100)], Off(five, Cut(), Oil(1000)));
        Assert.Equal([(1, 300L), (2, 100)], Off(five, Cut(300), Oil(100)));
    }

    [Fact]
    public void A_price_is_for_each_piece_and_raises_nothing()
    {
        var eight = new PromotionTerms("At eight", PromotionKind.Price, Amount: Euro(800));
        Assert.Equal([(2, 3000L)], Off(eight, Cut(500), Oil(1800, quantity: 3)));
    }

    [Fact]
    public void Of_each_group_the_cheapest_are_free_and_the_dearest_make_the_first_group()
    {
        Assert.Equal([(2, 1800L)], Off(Third, Cut(quantity: 2), Oil()));
        Assert.Equal([(1, 4000L), (2, 1800)], Off(Third, Cut(quantity: 3), Oil(quantity: 3)));
        Assert.Equal([(1, 4000L), (2, 1000)], Off(Third, Oil(1000, quantity: 3), Cut(quantity: 4)));
    }

    [Fact]
    public void Pieces_beyond_the_last_whole_group_are_paid() => Assert.Equal([(1, 4000L)], Off(Third, Cut(quantity: 5)));

    [Fact]
    public void Several_may_be_free_and_free_may_be_half_price()
    {
        Assert.Equal([(1, 4000L), (2, 1800)], Off(Third with { Buy = 1, Get = 2 }, Cut(quantity: 2), Oil()));
        Assert.Equal([(2, 900L)], Off(Third with { PercentPpm = 500_000 }, Cut(quantity: 2), Oil()));
    }

    [Fact]
    public void Of_pieces_at_one_price_that_of_the_later_line_is_free_in_whatever_order_they_come()
    {
        Assert.Equal([(2, 1000L)], Off(Third, Cut(1000, quantity: 2), Oil(1000)));
        Assert.Equal([(2, 1000L)], Off(Third, Oil(1000), Cut(1000, quantity: 2)));
    }

    [Fact]
    public void So_many_pieces_are_looked_at_that_no_order_takes_long()
    {
        var pair = Third with { Buy = 1 };
        Assert.Equal([(1, 1000L)], Off(pair, Cut(1, quantity: 10_000)));
        Assert.Equal([(1, 1500L), (2, 250)], Off(pair, Cut(2, quantity: 1500), Oil(1, quantity: 1500)));
    }

    [Theory]
    [InlineData(LineKind.Service, true)]
    [InlineData(LineKind.Product, true)]
    [InlineData(LineKind.Custom, false)]
    [InlineData(LineKind.GiftCard, false)]
    public void Unless_it_says_otherwise_a_promotion_is_for_services_and_products(LineKind kind, bool isFor)
    {
        Assert.Equal(isFor, Judge(Tenth, Other(kind)).Applies);
        Assert.Equal(isFor, Judge(Tenth with { On = new PromotionScope(Kinds: [], ItemIds: [], Categories: []) }, Other(kind)).Applies);
    }

    [Fact]
    public void It_may_be_for_certain_kinds_things_or_categories_of_services()
    {
        Assert.Equal([(3, 100L)], Off(Tenth with { On = new PromotionScope(Kinds: [LineKind.Custom]) }, Cut(), Other(LineKind.Custom)));
        Assert.Equal([(2, 180L)], Off(Tenth with { On = new PromotionScope(ItemIds: ["item_2"]) }, Cut(), Oil(), Other(LineKind.Product)));
        Assert.Equal([(1, 400L)], Off(Tenth with { On = new PromotionScope(Categories: ["Hair"]) }, Cut(), Oil(), Other(LineKind.Service), Other(LineKind.Service, "item_9")));
        Assert.Equal(Condition.Goods, Judge(Tenth with { On = new PromotionScope(Categories: ["Nails"]) }).Missing);
        Assert.Equal(Condition.Goods, Judge(Tenth with { On = new PromotionScope(ItemIds: ["item_1"], Categories: ["Nails"]) }).Missing);
        Assert.Equal(Condition.Goods, Judge(Tenth with { On = new PromotionScope(Kinds: [LineKind.Product], ItemIds: ["item_1"]) }).Missing);
    }

    [Fact]
    public void What_was_paid_in_advance_or_costs_nothing_is_left_alone() =>
        Assert.Equal([(2, 180L)], Off(Tenth, Cut() with { Cover = new CoverRef("pass", "pss_1") }, Oil(), Other(LineKind.Service) with { List = 0 }));

    /// <summary>By the number of the line.</summary>
    private static IEnumerable<(int Line, long Amount)> Off(PromotionTerms terms, params LineSnapshot[] lines) =>
        Judge(terms, lines).Parts.Select(p => (BitConverter.ToInt32(p.LineId.Value.ToByteArray()), p.Amount)).Order();
}
