using Bookend.Loyalty;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

/// <summary>What points were given for, in the words that the desk and the client read.</summary>
public sealed class GroundsTests
{
    [Fact]
    public void Spending_was_on_something_that_was_paid_for() => Assert.Equal(
        [("client", "The client is named on the order."), ("paid", "Cut was paid for.")], Because(Decide(Spend, Cut(500))));

    [Fact]
    public void A_rule_for_certain_things_with_a_minimum_says_both() => Assert.Equal(
        [
            ("client", "The client is named on the order."), ("joined", "She has joined the programme."), ("paid", "Cut was paid for."),
            ("counted", "The rule is for certain things, and counts Cut."), ("minimum", "The order reaches 5.00 EUR of what the rule counts."),
        ],
        Because(Decide(
            Terms(Spend with { Minimum = Euro(500), Items = new ItemFilter(Categories: ["Hair"]) }) with { JoinFirst = true }, Known with { Joined = true }, Cut(500))));

    [Fact]
    public void A_session_that_was_paid_in_advance_is_not_said_to_be_paid_for_now() => Assert.Equal(
        ("paid", "A session that was paid in advance was used for Cut."),
        Because(Decide(Terms(Spend) with { Triggers = [new(Bookend.Ordering.LineKind.Package, Trigger.PerSession)] }, Known, Cut(500, "pass")))[1]);

    [Fact]
    public void A_rule_of_the_whole_order_speaks_of_the_order() => Assert.Equal(
        [
            ("client", "The client is named on the order."), ("paid", "Something that counts was paid for."),
            ("counted", "The rule is for certain things, and counts something on this order."),
        ],
        Because(Decide(Visit with { Items = new ItemFilter(Categories: ["Hair"]) }, Cut(500))));

    [Fact]
    public void Gifts_say_what_they_are_for()
    {
        Assert.Equal(
            [("birthday", "The birthday is no more than 7 days away."), ("firstThisYear", "This year's birthday points had not been given.")],
            Because(Decide(Terms(Birthday), Known with { DaysToBirthday = 7 }, Cut(500)))[2..]);
        Assert.Equal([("firstOrder", "These points had not been given with an earlier order.")], Because(Decide(SignUp, Cut(500)))[2..]);
    }

    [Fact]
    public void A_tier_says_from_where_it_is_reached() => Assert.Equal(
        [("client", "The client is named on the order."), ("tier", "Gold is reached from 100 points.")],
        Because(Decide(Terms(Spend) with { Tiers = Tiers }, Known with { Score = 120 }, Cut(500))));

    private static (string, string)[] Because(Decision decision) => [.. decision.Verdicts[^1].Because.Select(g => (g.Code, g.Text))];
}
