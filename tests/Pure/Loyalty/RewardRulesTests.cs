using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

/// <summary>Whether a reward may be used on an order, in words, and what it takes off.</summary>
public sealed class RewardRulesTests
{
    private static readonly Reward Five = new("five", RewardKind.Amount, "Five off", 50, Amount: Euro(500));
    private static readonly Reward Tenth = new("tenth", RewardKind.Percent, "A tenth off", 50, PercentPpm: 100_000);
    private static readonly Reward FreeOil = new("oil", RewardKind.Item, "Free oil", 50, Items: new ItemFilter(Categories: ["oils"]));

    [Fact]
    public void It_costs_points_that_a_client_has()
    {
        Assert.Null(WhyNot(Five, 50, Cut(4000)));
        Assert.Equal(("points", "It costs 50 points; 49 are left."), WhyNot(Five, 49, Cut(4000)));
        Assert.Equal(("points", "It costs 1 point; 0 are left."), WhyNot(Five with { Points = 1 }, 0, Cut(4000)));
        Assert.Equal(("client", "Name the client: points are hers."), RewardRules.WhyNot(Five, Of([Cut(4000)]) with { ClientId = null }, 50, [Cut(4000)]));
    }

    [Fact]
    public void Neither_its_amount_nor_its_minimum_may_be_in_other_money()
    {
        Assert.Equal(("currency", "It is in USD."), WhyNot(Five with { Amount = Dollar(500) }, 50, Cut(4000)));
        Assert.Equal(("currency", "It is in USD."), WhyNot(Five with { Minimum = Dollar(500) }, 50, Cut(4000)));
    }

    [Fact]
    public void It_begins_at_its_minimum_of_what_it_fits()
    {
        var from = FreeOil with { Minimum = Euro(2000) };
        Assert.Null(WhyNot(from, 50, Oil(2000)));
        Assert.Equal(("minSpend", "It begins at 20.00 EUR."), WhyNot(from, 50, Oil(1999), Cut(4000)));
    }

    [Fact]
    public void There_has_to_be_something_that_it_fits()
    {
        Assert.Equal(("goods", "Nothing on this order fits it."), WhyNot(FreeOil, 50, Cut(4000)));
        Assert.Equal(("goods", "Nothing on this order fits it."), WhyNot(Five, 50, Cut(4000, "pass")));
        Assert.Equal(("goods", "Nothing on this order fits it."), WhyNot(Five, 50, Oil(0)));
    }

    [Fact]
    public void What_would_take_nothing_off_costs_no_points() =>
        Assert.Equal(("saving", "It would take nothing off."), WhyNot(Tenth with { PercentPpm = 1 }, 50, Cut(4000)));

    [Theory]
    [InlineData(LineKind.Service, true)]
    [InlineData(LineKind.Product, true)]
    [InlineData(LineKind.Custom, true)]
    [InlineData(LineKind.GiftCard, false)]
    [InlineData(LineKind.Package, false)]
    [InlineData(LineKind.Fee, false)]
    public void A_reward_for_everything_is_for_what_may_be_discounted(LineKind kind, bool fits)
    {
        Assert.Equal(fits ? null : "goods", WhyNot(Five, 50, Line(1, "It", kind, 4000))?.Code);
        Assert.Equal(fits ? null : "goods", WhyNot(Five with { Items = ItemFilter.Everything }, 50, Line(1, "It", kind, 4000))?.Code);
    }

    [Fact]
    public void An_amount_is_shared_by_price_and_takes_off_no_more_than_there_is()
    {
        Assert.Equal([400, 100], Off(Five, Cut(4000), Oil(1000)));
        Assert.Equal([300, 100], Off(Five, Cut(300), Oil(100)));
        Assert.Equal([500], Off(Five, Cut(4000), Oil(0)));
        Assert.Equal([500, 0], OffLines(Five, Cut(4000), Line(2, "Card", LineKind.GiftCard, 1000)));
    }

    [Fact]
    public void A_share_is_rounded_once_for_the_whole_order() => Assert.Equal([2, 1], Off(Tenth, Cut(13), Oil(13)));

    [Fact]
    public void Free_is_one_piece_of_the_dearest_that_it_fits()
    {
        BasisLine[] lines = [Cut(9000), Oil(1800, quantity: 3), Line(4, "Argan", LineKind.Product, 900) with { Category = "Oils" }];
        Assert.Equal([0, 0, 900], OffLines(FreeOil, lines));
        Assert.Equal([0, 600], OffLines(FreeOil, lines[..2]));
    }

    private static (string Code, string Reason)? WhyNot(Reward reward, long has, params BasisLine[] lines) => RewardRules.WhyNot(reward, Of(lines), has, lines);

    private static IEnumerable<long> Off(Reward reward, params BasisLine[] lines) => RewardRules.Parts(reward, Of(lines), lines).Select(p => p.Amount);

    /// <summary>What comes off each line; zero where nothing does.</summary>
    private static IEnumerable<long> OffLines(Reward reward, params BasisLine[] lines)
    {
        var parts = RewardRules.Parts(reward, Of(lines), lines);
        return lines.Select(l => parts.Where(p => p.LineId == l.Id).Sum(p => p.Amount));
    }

    private static OrderSnapshot Of(BasisLine[] lines) => new(
        default, default, default(ClientId), null, null, Eur, default,
        [
            .. lines.Select(l => new LineSnapshot(
                l.Id, l.Kind, l.ItemId, l.Name, null, l.Quantity, l.Gross / l.Quantity, l.Gross, 0, l.Gross, 0, l.Gross, l.Cover is { } cover ? new CoverRef(cover, "x") : null)),
        ],
        [], []);
}
