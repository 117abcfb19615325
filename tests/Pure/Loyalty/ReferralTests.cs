using Bookend.Kernel;
using Bookend.Loyalty;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

/// <summary>Points for whoever comes with a friend's recommendation, and for the friend.</summary>
public sealed class ReferralTests
{
    private static readonly Terms Club = Terms() with { Referral = new Referral(ReferrerPoints: 20, FriendPoints: 10, MaxPerYear: 1) };
    private static readonly Standing Brought = Known with { Referrer = default(ClientId) };

    [Fact]
    public void Both_get_points_with_her_first_order_that_pays_for_something_on_what_was_paid_for()
    {
        var decision = Decide(Club, Brought, Cut(300), Oil(0), Line(4, "Gel", Bookend.Ordering.LineKind.Product, 100));
        Assert.Equal([("friend", 8L), ("friend", 2)], decision.Awards.Select(a => (a.Rule, a.Points)));
        Assert.Equal([("referral", 15L), ("referral", 5)], decision.Referrals.Select(a => (a.Rule, a.Points)));
        Assert.Equal(
            [("Brought by a friend", "10 points for coming with a friend's recommendation."), ("Brought a friend", "20 points for whoever gave the recommendation.")],
            decision.Verdicts.Select(v => (v.Name, v.Text)));
    }

    [Fact]
    public void Nobody_gets_any_where_nobody_brought_her_or_the_programme_rewards_none()
    {
        Assert.Empty(Decide(Club, Known, Cut(300)).Verdicts);
        Assert.Empty(Decide(Terms(), Brought, Cut(300)).Verdicts);
    }

    [Fact]
    public void An_order_that_pays_for_nothing_leaves_the_recommendation_for_the_next()
    {
        var decision = Decide(Club, Brought, Cut(0));
        Assert.Empty(decision.Awards.Concat(decision.Referrals));
        var verdict = Assert.Single(decision.Verdicts);
        Assert.Equal(("friend", 0, "Brought by a friend", "Brought by a friend: no points. Nothing on this order counts for it."), (verdict.Rule, verdict.Points, verdict.Name, verdict.Text));
        Assert.Equal(["noLine"], verdict.Causes.Select(c => c.Code));
    }

    [Fact]
    public void She_has_to_join_where_one_has_to_join_first()
    {
        var verdict = Assert.Single(Decide(Club with { JoinFirst = true }, Brought, Cut(300)).Verdicts);
        Assert.Equal("Brought by a friend: no points. Only clients who have joined the programme earn points.", verdict.Text);
    }

    [Fact]
    public void Where_only_the_friend_is_rewarded_nothing_is_said_of_the_other()
    {
        var decision = Decide(Club with { Referral = new Referral(0, 1) }, Brought, Cut(300));
        Assert.Equal((1, 0), (decision.Total, decision.Referrals.Count));
        Assert.Equal("1 point for coming with a friend's recommendation.", Assert.Single(decision.Verdicts).Text);
    }

    [Fact]
    public void Whoever_was_rewarded_often_enough_gets_no_more_and_the_friend_still_does()
    {
        var decision = Decide(Club, Brought with { ReferrerFull = true }, Cut(300));
        Assert.Equal((10, 0), (decision.Total, decision.Referrals.Count));
        var verdict = decision.Verdicts[1];
        Assert.Equal(
            ("referral", 0, "Brought a friend", "Brought a friend: no points. Whoever gave the recommendation was rewarded for 1 friend within a year already."),
            (verdict.Rule, verdict.Points, verdict.Name, verdict.Text));
        Assert.Equal(["referrerFull"], verdict.Causes.Select(c => c.Code));
        Assert.False(verdict.Causes[0].Without(new Inputs(Club, Order(Cut(300)), Brought with { ReferrerFull = true })).Standing.ReferrerFull);
        Assert.Empty(verdict.Because);
    }

    [Fact]
    public void The_grounds_say_what_had_to_hold()
    {
        var decision = Decide(Club, Brought, Cut(300));
        string[] friend = ["The client is named on the order.", "Something was paid for.", "She came with a friend's recommendation, and it was not rewarded before."];
        Assert.Equal(friend, decision.Verdicts[0].Because.Select(g => g.Text));
        Assert.Equal([.. friend, "Whoever gave it was rewarded for fewer than 1 friend within a year."], decision.Verdicts[1].Because.Select(g => g.Text));
    }
}
