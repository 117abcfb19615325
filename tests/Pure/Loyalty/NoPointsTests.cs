using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

/// <summary>Why there are no points, in the words that the desk and the client read, and what the desk can do about it.</summary>
public sealed class NoPointsTests
{
    [Fact]
    public void Without_a_client_there_is_no_account_for_points()
    {
        var cause = Cause(Decide(Terms(Spend), null, Cut(500)), "Nobody was named on the order, so there is no account for the points.", "noClient");
        Assert.Equal("Name the client on the order; the points follow.", cause.Fix);
    }

    [Fact]
    public void Where_one_has_to_join_first_only_members_earn()
    {
        var terms = Terms(Spend) with { JoinFirst = true };
        Assert.Equal("Ask whether she would like to join.", Cause(Decide(terms, Known, Cut(500)), "Only clients who have joined the programme earn points.", "notJoined").Fix);
        Assert.Equal(5, Decide(terms, Known with { Joined = true }, Cut(500)).Total);
    }

    [Fact]
    public void A_rule_in_other_money_does_not_count_this_order()
    {
        Cause(Decide(Spend with { PerAmount = Dollar(100) }, Cut(500)), "The rule counts USD, and this was paid in EUR.", "currency");
        Cause(Decide(Item with { Minimum = Dollar(100) }, Cut(500)), "The rule counts USD, and this was paid in EUR.", "currency");
    }

    [Theory]
    [InlineData(7, 7, true)]
    [InlineData(-7, 7, true)]
    [InlineData(8, 7, false)]
    [InlineData(-8, 7, false)]
    [InlineData(0, 0, true)]
    public void Birthday_points_are_given_so_many_days_around_it(int away, int days, bool given) =>
        Assert.Equal(given ? 100 : 0, Decide(Terms(Birthday with { Days = days }), Known with { DaysToBirthday = away }, Cut(500)).Total);

    [Fact]
    public void A_birthday_that_is_not_known_or_not_now_gives_nothing()
    {
        Assert.Equal("Ask for her birthday and note it in her file.", Cause(Decide(Terms(Birthday), Known, Cut(500)), "The birthday is not known.", "noBirthday").Fix);
        Assert.Null(Cause(Decide(Terms(Birthday), Known with { DaysToBirthday = 8 }, Cut(500)), "The birthday is more than 7 days away.", "notNow").Fix);
        Cause(Decide(Terms(Birthday with { Days = 1 }), Known with { DaysToBirthday = 8 }, Cut(500)), "The birthday is more than 1 day away.", "notNow");
    }

    [Fact]
    public void Birthday_points_come_once_a_year_and_welcome_points_once()
    {
        var both = Terms(Birthday, SignUp);
        var birthday = Known with { DaysToBirthday = 0 };
        Assert.Equal(150, Decide(both, birthday, Cut(500)).Total);
        Assert.Equal(50, Decide(both, birthday with { BirthdayGiven = true }, Cut(500)).Total);
        Assert.Equal(100, Decide(both, birthday with { SignUpGiven = true }, Cut(500)).Total);
        Cause(Decide(Terms(Birthday), birthday with { BirthdayGiven = true }, Cut(500)), "This year's birthday points were given already.", "givenBefore");
        Cause(Decide(Terms(SignUp), Known with { SignUpGiven = true }, Cut(500)), "These points were given with an earlier order.", "givenBefore");
    }

    [Fact]
    public void What_cost_nothing_and_what_is_a_deduction_earns_nothing()
    {
        Cause(Decide(Item, Cut(0)), "Nothing was paid for Cut.", "free");
        Cause(Decide(Item, Voucher(-100)), "Old voucher is a deduction.", "free");
        Assert.Equal(5, Decide(Item, Cut(1)).Total);
    }

    [Fact]
    public void What_the_programme_leaves_out_earns_nothing() =>
        Cause(Decide(Terms(Item) with { Excluded = new ItemFilter(Categories: ["hair"]) }, Known, Cut(100)), "The programme leaves out Cut.", "excluded");

    [Fact]
    public void Several_reasons_are_said_in_the_order_in_which_the_desk_looks() => Assert.Equal(
        "Each piece on Cut: no points. Nobody was named on the order, so there is no account for the points. The programme leaves out Cut. Nothing was paid for Cut. This rule does not count Cut.",
        Decide(Terms(Item with { Items = new ItemFilter(Categories: ["Oils"]) }) with { Excluded = new ItemFilter(Categories: ["hair"]) }, null, Cut(0)).Verdicts[0].Text);

    [Theory]
    [InlineData("pass", LineKind.Package)]
    [InlineData("membership", LineKind.Membership)]
    public void A_session_paid_in_advance_earns_only_where_each_session_does(string cover, LineKind kind)
    {
        Cause(Decide(Item, Cut(100, cover)), "Cut was paid in advance and counted then.", "prepaid");
        var other = kind == LineKind.Package ? LineKind.Membership : LineKind.Package;
        Cause(Decide(Triggered(Trigger.PerSession, other), Known, Cut(100, cover)), "Cut was paid in advance and counted then.", "prepaid");
        Assert.Equal(5, Decide(Triggered(Trigger.PerSession, kind), Known, Cut(100, cover)).Total);

        // Used sessions earn by their pass's trigger, and not by that of what was done.
        Assert.Equal(5, Decide(Triggered(Trigger.PerSession, kind) with { Triggers = [new(kind, Trigger.PerSession), new(LineKind.Service, Trigger.Never)] }, Known, Cut(100, cover)).Total);
    }

    [Theory]
    [InlineData(LineKind.Package)]
    [InlineData(LineKind.Membership)]
    public void Where_each_session_earns_the_sale_does_not(LineKind kind) =>
        Cause(Decide(Triggered(Trigger.PerSession, kind), Known, Line(1, "Ten cuts", kind, 100)), "Ten cuts earns with each session that is used.", "perSession");

    [Fact]
    public void What_has_no_sessions_earns_when_it_is_sold() => Assert.Equal(5, Decide(Triggered(Trigger.PerSession, LineKind.Service), Known, Cut(100)).Total);

    [Theory]
    [InlineData(LineKind.GiftCard, "Gift cards earn no points.")]
    [InlineData(LineKind.Credit, "Top-ups earn no points.")]
    [InlineData(LineKind.ServiceCharge, "Service charges earn no points.")]
    [InlineData(LineKind.Fee, "Fees earn no points.")]
    public void What_is_no_purchase_earns_nothing_unless_the_programme_says_so(LineKind kind, string words)
    {
        Cause(Decide(Item, Line(1, "It", kind, 100)), words, "never");
        Assert.Equal(5, Decide(Triggered(Trigger.Completion, kind), Known, Line(1, "It", kind, 100)).Total);
    }

    [Theory]
    [InlineData(LineKind.Custom, "Items that were typed in earn no points.")]
    [InlineData(LineKind.Product, "Products earn no points.")]
    public void A_kind_that_the_programme_says_never_earns_does_not(LineKind kind, string words) =>
        Cause(Decide(Triggered(Trigger.Never, kind), Known, Line(1, "It", kind, 100)), words, "never");

    [Fact]
    public void A_rule_for_certain_things_does_not_count_others()
    {
        var hair = Item with { Items = new ItemFilter(Categories: ["Hair"]) };
        Cause(Decide(hair, Oil(100)), "This rule does not count Oil.", "notForThis");
        Assert.Equal(5, Decide(hair, Cut(100)).Total);
    }

    [Fact]
    public void A_rule_of_the_whole_order_needs_one_thing_that_counts()
    {
        Cause(Decide(Visit), "Nothing on this order counts for it.", "noLine");
        Cause(Decide(Visit, Cut(0), Voucher(-100)), "Nothing on this order counts for it.", "noLine");
        Cause(Decide(Visit with { Items = new ItemFilter(Categories: ["Hair"]) }, Oil(100)), "Nothing on this order counts for it.", "noLine");
        Assert.Equal(10, Decide(Visit with { Items = new ItemFilter(Categories: ["Hair"]) }, Oil(100), Cut(1)).Total);
    }

    [Fact]
    public void A_line_whose_share_is_less_than_a_point_says_so()
    {
        var decision = Decide(Spend with { PerAmount = Euro(200) }, Cut(101), Oil(100));
        Assert.Equal(["1 point on Cut: 1 for every 2.00 EUR of 1.01 EUR, as its share of the order.", "Spending on Oil: no points. Its share of the order's points is less than one."], decision.Verdicts.Select(v => v.Text));
        Assert.Equal("share", Assert.Single(decision.Verdicts[1].Causes).Code);
    }

    [Fact]
    public void Too_little_money_for_a_point_says_so() =>
        Cause(Decide(Spend with { PerAmount = Euro(1000) }, Cut(999)), "That is less than 10.00 EUR for a point.", "tooLittle");

    [Fact]
    public void A_tier_that_is_not_reached_or_multiplies_nothing_says_so()
    {
        var terms = Terms(Spend) with { Tiers = Tiers };
        const string reached = "Gold multiplies points and is reached from";
        OfTier(terms, Known, "Tier", $"Tier: no points. {reached} 100 points.", "noTier");
        OfTier(terms, Known with { Score = 20 }, "Silver", $"Tier: no points. {reached} 100 points.", "noTier");
        OfTier(terms with { Tiers = Tiers with { Measure = TierMeasure.Spend } }, Known, "Tier", $"Tier: no points. {reached} 1.00 EUR.", "noTier");
        OfTier(terms with { Tiers = Tiers with { Tiers = [Tiers.Tiers[0]] } }, Known with { Score = 20 }, "Silver", "Tier: no points. No tier of this programme multiplies points.", "plainTier");
        OfTier(terms with { Tiers = Tiers with { Tiers = [Tiers.Tiers[0]] } }, Known, "Tier", "Tier: no points. No tier of this programme multiplies points.", "plainTier");
    }

    [Fact]
    public void A_tier_whose_extra_is_less_than_a_point_says_so() =>
        OfTier(Terms(Spend) with { Tiers = Tiers }, Known with { Score = 100 }, "Gold", "Tier: no points. Its extra is less than one point.", "tooLittle", spent: 100);

    private static void OfTier(Terms terms, Standing standing, string name, string text, string code, long spent = 500)
    {
        var verdict = Decide(terms, standing, Cut(spent)).Verdicts.Single(v => v.Rule == Rules.Tier);
        Assert.Equal((0, name, text, code), (verdict.Points, verdict.Name, verdict.Text, Assert.Single(verdict.Causes).Code));

        // Without what is named the tier gives.
        var without = verdict.Causes[0].Without(new Inputs(terms, Order(Cut(spent)), standing));
        Assert.Contains(Decide(without.Terms, without.Standing, Cut(spent)).Awards, a => a.Rule == Rules.Tier);
    }

    /// <summary>The only thing that keeps points away, said in these words, once.</summary>
    private static Cause Cause(Decision decision, string text, string code)
    {
        var verdict = Assert.Single(decision.Verdicts);
        Assert.Empty(decision.Awards);
        Assert.EndsWith($": no points. {text}", verdict.Text, StringComparison.Ordinal);
        var cause = Assert.Single(verdict.Causes);
        Assert.Equal((code, text), (cause.Code, cause.Text));
        return cause;
    }

    private static Terms Triggered(Trigger trigger, LineKind kind) => Terms(Item) with { Triggers = [new KindTrigger(kind, trigger)] };
}
