using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

/// <summary>How many points there are, and on which line, by example.</summary>
public sealed class ScoringTests
{
    [Theory]
    [InlineData("down", 200, 2)]
    [InlineData("down", 299, 2)]
    [InlineData("nearest", 249, 2)]
    [InlineData("nearest", 250, 3)]
    [InlineData("up", 200, 2)]
    [InlineData("up", 201, 3)]
    public void Parts_of_a_point_are_rounded_as_the_rule_says(string rounding, long spent, long points) =>
        Assert.Equal(points, Decide(Spend with { Rounding = Enum.Parse<PointsRounding>(rounding, ignoreCase: true) }, Cut(spent)).Total);

    [Fact]
    public void Points_for_spending_lie_where_the_money_was_spent()
    {
        var decision = Decide(Spend with { Points = 3 }, Cut(4000), Oil(1050));
        Assert.Equal([("spend", 120L), ("spend", 31)], decision.Awards.Select(a => (a.Rule, a.Points)));
        Assert.Equal("120 points on Cut: 3 for every 1.00 EUR of 40.00 EUR, as its share of the order.", decision.Verdicts[0].Text);
    }

    [Fact]
    public void Points_for_coming_lie_on_all_that_was_paid_for()
    {
        var decision = Decide(Visit, Cut(300), Oil(100), Voucher(0));
        Assert.Equal([8, 2, 0], new[] { Cut(0), Oil(0), Voucher(0) }.Select(decision.PointsOf));
        Assert.Equal((10, "10 points: Coming."), (decision.Of(Visit).Points, decision.Of(Visit).Text));
    }

    [Fact]
    public void Points_for_pieces_count_each_piece()
    {
        var decision = Decide(Item, Cut(4000), Oil(2700, quantity: 3));
        Assert.Equal([5, 15], new[] { Cut(0), Oil(0) }.Select(decision.PointsOf));
        Assert.Equal("15 points on Oil: 5 for each of 3.", decision.Verdicts[1].Text);
    }

    [Theory]
    [InlineData(0, 4, 6)]
    [InlineData(500, 2, 3)]
    [InlineData(950, 0, 0)]
    [InlineData(5000, 0, 0)]
    public void What_is_paid_with_points_earns_none_again(long paidWithPoints, long cut, long oil)
    {
        var basis = Order(Cut(400), Oil(600)) with { PaidWithPoints = paidWithPoints };
        var decision = Earning.Decide(Terms(Spend), basis, Known);
        Assert.Equal((cut, oil), (decision.PointsOf(Cut(0)), decision.PointsOf(Oil(0))));
        Assert.Equal(10, Earning.Decide(Terms(Spend) with { EarnOnPoints = true }, basis, Known).Total);
        Assert.Equal(10, Earning.Decide(Terms(Visit), basis, Known).Total);
    }

    [Fact]
    public void An_order_on_which_nothing_was_paid_with_money_says_so_of_each_line()
    {
        var all = Earning.Decide(Terms(Spend), Order(Cut(400), Oil(0)) with { PaidWithPoints = 400 }, Known);
        Assert.Equal(["Spending on Cut: no points. Cut was paid with points, and those earn nothing again.", "Spending on Oil: no points. Nothing was paid for Oil."], all.Verdicts.Select(v => v.Text));
        Assert.Equal([["paidWithPoints"], ["free"]], all.Verdicts.Select(v => v.Causes.Select(c => c.Code)));
    }

    [Fact]
    public void A_deduction_takes_off_what_spending_counts_and_no_other_points()
    {
        Assert.Equal(7, Decide(Spend, Cut(1000), Voucher(-300)).Total);
        Assert.Equal(10, Decide(Visit, Cut(100), Voucher(-300)).Total);
        Assert.Equal(5, Decide(Item, Cut(100), Voucher(-300)).Total);
    }

    [Fact]
    public void Several_deductions_are_taken_off_together() =>
        Assert.Equal(5, Decide(Spend, Cut(1000), Voucher(-300), Line(4, "Another", LineKind.Custom, -200)).Total);

    [Fact]
    public void A_deduction_that_the_rule_or_the_programme_leaves_out_takes_nothing_off()
    {
        Assert.Equal(10, Decide(Spend with { Items = new ItemFilter(Categories: ["hair"]) }, Cut(1000), Voucher(-300)).Total);
        Assert.Equal(10, Decide(Terms(Spend) with { Excluded = new ItemFilter(Kinds: [LineKind.Custom]) }, Known, Cut(1000), Voucher(-300)).Total);
    }

    [Fact]
    public void Deductions_as_large_as_what_counts_leave_no_points_and_are_named()
    {
        Assert.Equal(("deducted", "Spending on Cut: no points. The deductions on this order are as large as what it counts."), Why(Decide(Spend, Cut(300), Voucher(-300)).Verdicts[0]));
        Assert.Equal(("deducted", "Spending on Cut: no points. The deductions on this order are as large as what it counts."), Why(Decide(Spend, Cut(300), Voucher(-500)).Verdicts[0]));
        Assert.Equal(("tooLittle", "Spending on Cut: no points. That is less than 1.00 EUR for a point."), Why(Decide(Spend, Cut(399), Voucher(-300)).Verdicts[0]));
        Assert.Equal(("deducted", "Coming: no points. The deductions on this order are as large as what it counts."), Why(Decide(Visit with { Minimum = Euro(1) }, Cut(300), Voucher(-300)).Of(Visit)));
    }

    [Fact]
    public void Deductions_are_named_only_where_they_take_all_that_the_rule_counts()
    {
        // A point is left, and it is on the cut.
        Assert.Equal(("share", "Spending on Oil: no points. Its share of the order's points is less than one."), Why(Decide(Spend, Cut(300), Oil(300), Voucher(-500)).Verdicts[1]));

        // Spending counts what was not paid with points; a visit counts what things cost.
        Verdict Paid(EarnRule rule, long points) => Earning.Decide(Terms(rule), Order(Cut(400), Voucher(-100)) with { PaidWithPoints = points }, Known).Verdicts[0];
        Assert.Equal("deducted", Why(Paid(Spend, 300)).Item1);
        Assert.Equal("tooLittle", Why(Paid(Spend, 299)).Item1);
        Assert.Equal("minimum", Why(Paid(Visit with { Minimum = Euro(301) }, 350)).Item1);
    }

    [Fact]
    public void A_minimum_is_reached_by_what_things_cost_less_deductions_however_they_are_paid()
    {
        var from = Visit with { Minimum = Euro(500) };
        Assert.Equal(10, Decide(from, Cut(500)).Total);
        Assert.Equal(10, Decide(from, Cut(200), Oil(400), Voucher(-100)).Total);
        Assert.Equal(("minimum", "Coming: no points. It begins at 5.00 EUR."), Why(Decide(from, Cut(200), Oil(400), Voucher(-101)).Of(Visit)));
        Assert.Equal(1, Earning.Decide(Terms(Spend with { Minimum = Euro(500) }), Order(Cut(500)) with { PaidWithPoints = 400 }, Known).Total);
    }

    [Fact]
    public void A_minimum_counts_only_what_the_rule_counts() =>
        Assert.Equal(0, Decide(Visit with { Minimum = Euro(500), Items = new ItemFilter(Categories: ["Hair"]) }, Cut(499), Oil(400)).Total);

    [Fact]
    public void A_tier_multiplies_what_is_earned_by_buying_and_not_gifts()
    {
        var terms = Terms(Spend, Visit, Item, Birthday, SignUp) with { Tiers = Tiers };
        var decision = Decide(terms, Known with { Score = 100, DaysToBirthday = 0 }, Cut(600), Oil(200));
        var tier = decision.Verdicts.Single(v => v.Rule == Rules.Tier);
        Assert.Equal((14, "Gold", "14 points more: Gold gives 1.5 times the points."), (tier.Points, tier.Name, tier.Text));
        Assert.Equal([("tier", 10L), ("tier", 4)], decision.Awards.Where(a => a.Rule == Rules.Tier).Select(a => (a.Rule, a.Points)));
        Assert.Equal(8 + 10 + 10 + 100 + 50 + 14, decision.Total);
    }

    [Fact]
    public void Where_only_gifts_were_given_or_nothing_nothing_is_said_of_tiers()
    {
        Assert.DoesNotContain(Decide(Terms(SignUp) with { Tiers = Tiers }, Known with { Score = 100 }, Cut(600)).Verdicts, v => v.Rule == Rules.Tier);
        Assert.DoesNotContain(Decide(Terms(Spend) with { Tiers = Tiers }, Known with { Score = 100 }, Cut(60)).Verdicts, v => v.Rule == Rules.Tier);
    }

    [Theory]
    [InlineData(19, 6)]
    [InlineData(20, 6)]
    [InlineData(99, 6)]
    [InlineData(100, 9)]
    public void A_tier_begins_at_its_score(long score, long total) =>
        Assert.Equal(total, Decide(Terms(Spend) with { Tiers = Tiers }, Known with { Score = score }, Cut(600)).Total);

    [Fact]
    public void Half_a_point_of_a_tier_is_dropped() =>
        Assert.Equal(5 + 2, Decide(Terms(Spend) with { Tiers = Tiers }, Known with { Score = 100 }, Cut(500)).Total);

    [Fact]
    public void Over_a_limit_all_points_are_cut_in_proportion()
    {
        var decision = Decide(Terms(Spend, Visit) with { Caps = new Caps(PerOrder: 10) }, Known, Cut(1500), Oil(500));
        Assert.Equal([("spend", 5L), ("spend", 2), ("visit", 3)], decision.Awards.Select(a => (a.Rule, a.Points)));
        Assert.Equal(["cap.order"], decision.Of(Visit).Causes.Select(c => c.Code));
        Assert.Equal("3 points: Coming. One order earns at most 10 points.", decision.Of(Visit).Text);
    }

    [Fact]
    public void What_a_tier_gives_on_top_is_cut_with_the_rest_and_says_by_what() => Assert.Equal(
        "2 points more: Gold gives 1.5 times the points. One order earns at most 6 points.",
        Decide(Terms(Spend) with { Tiers = Tiers, Caps = new Caps(PerOrder: 6) }, Known with { Score = 100 }, Cut(600)).Verdicts[^1].Text);

    [Fact]
    public void Up_to_a_limit_nothing_is_cut()
    {
        var decision = Decide(Terms(Visit) with { Caps = new Caps(10, 12, 14) }, Known with { EarnedToday = 2, EarnedThisMonth = 4 }, Cut(100));
        Assert.Equal("10 points: Coming.", decision.Of(Visit).Text);
        Assert.Empty(decision.Of(Visit).Causes);
    }

    [Theory]
    [InlineData(9, 10, 0, 40, 0, 9, "One order earns at most 9 points.")]
    [InlineData(9, 10, 2, 40, 0, 8, "One day earns at most 10 points.")]
    [InlineData(9, 10, 0, 40, 33, 7, "One month earns at most 40 points.")]
    [InlineData(1, 10, 0, 40, 0, 1, "One order earns at most 1 point.")]
    public void The_limit_that_leaves_least_is_the_one_that_binds(long order, long day, long today, long month, long thisMonth, long points, string words)
    {
        var verdict = Decide(Terms(Visit) with { Caps = new Caps(order, day, month) }, Known with { EarnedToday = today, EarnedThisMonth = thisMonth }, Cut(100)).Of(Visit);
        Assert.Equal((points, $"{Gates.Points(points)}: Coming. {words}"), (verdict.Points, verdict.Text));
    }

    [Fact]
    public void Past_a_limit_there_are_no_points_and_each_limit_in_the_way_is_named()
    {
        var verdict = Decide(Terms(Visit) with { Caps = new Caps(PerDay: 5, PerMonth: 7) }, Known with { EarnedToday = 6, EarnedThisMonth = 9 }, Cut(100)).Of(Visit);
        Assert.Equal("Coming: no points. One day earns at most 5 points. One month earns at most 7 points.", verdict.Text);
        Assert.Equal(["cap.day", "cap.month"], verdict.Causes.Select(c => c.Code));
    }

    [Fact]
    public void Limits_that_cut_are_all_named_until_there_would_be_more() => Assert.Equal(
        "5 points: Coming. One order earns at most 5 points. One day earns at most 5 points.",
        Decide(Terms(Visit) with { Caps = new Caps(5, 5, 9) }, Known, Cut(100)).Of(Visit).Text);

    private static (string, string) Why(Verdict verdict) => (Assert.Single(verdict.Causes).Code, verdict.Text);
}
