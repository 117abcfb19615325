using Bookend.Packages;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Packages;

public sealed class BestPassTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Fact]
    public void What_expires_first_is_used_first()
    {
        var offers = BestPass.Rank([Pass("A", null), Pass("B", 30), Pass("C", 5)], Today);
        Assert.Equal(["C", "B", "A"], offers.Select(o => o.Name));
        Assert.Contains("Expires before B", offers[0].Reason);
    }

    [Fact]
    public void On_one_day_that_which_fits_fewest_other_things()
    {
        var offers = BestPass.Rank([Pass("Any service", 30, breadth: 12), Pass("Facials", 30, breadth: 1)], Today);
        Assert.Equal(["Facials", "Any service"], offers.Select(o => o.Name));
        Assert.Contains("Fits fewer services than Any service", offers[0].Reason);
    }

    [Fact]
    public void What_is_kept_for_this_visit_comes_before_all()
    {
        var offers = BestPass.Rank([Pass("Soon over", 0), Pass("Kept", null, held: true)], Today);
        Assert.Equal("Kept", offers[0].Name);
        Assert.Contains("Kept for this visit", offers[0].Reason);
    }

    /// <summary>Take away the stated cause and another is first: the reason is the one that decided.</summary>
    [Fact]
    public void The_reason_is_what_decides()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < 5_000; i++)
        {
            var passes = Enumerable.Range(0, random.Next(2, 6)).Select(n => Pass(
                $"P{n}", random.Next(3) == 0 ? null : random.Next(3), random.Next(1, 3), random.Next(1, 3))).ToList();
            var offers = BestPass.Rank(passes, Today);
            var (first, second) = (Of(offers[0].Name), Of(offers[1].Name));
            var expected = first.Until != second.Until ? "Expires before" : first.Breadth != second.Breadth ? "Fits fewer" : first.Left != second.Left ? "Has less left" : "Bought first";
            Assert.Contains(expected, offers[0].Reason);
            Assert.Equal(offers.Select(o => o.Rank).Order(), offers.Select(o => o.Rank));
            Candidate Of(string name) => passes.First(p => p.Name == name);
        }
    }

    private static int number;

    private static Candidate Pass(string name, int? days, int breadth = 1, int left = 5, bool held = false) =>
        new(new PassId(new Guid(++number, 0, 0, new byte[8])), name, days is { } d ? Today.PlusDays(d) : null, breadth, left, 10, held, false);
}
