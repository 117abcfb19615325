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

    [Fact]
    public void Of_passes_that_are_alike_that_with_least_left_goes_first_and_then_the_one_bought_first()
    {
        var (much, first, second) = (Pass("Much", 30, left: 6), Pass("First", 30, left: 2), Pass("Second", 30, left: 2));
        var offers = BestPass.Rank([much, second, first], Today);
        Assert.Equal(["First", "Second", "Much"], offers.Select(o => o.Name));
        Assert.EndsWith(" Bought first.", offers[0].Reason, StringComparison.Ordinal);
        Assert.EndsWith(" Has less left than Much.", BestPass.Rank([much, first], Today)[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_with_an_end_however_far_goes_before_one_without() =>
        Assert.Equal(["Some day", "Never"], BestPass.Rank([Pass("Never", null, breadth: 0), Pass("Some day", 400 * 365, breadth: 200)], Today).Select(o => o.Name));

    /// <summary>A pass that ended yesterday can be on offer where the site's day is not over at midnight.</summary>
    [Fact]
    public void What_ended_yesterday_is_as_urgent_as_what_ends_today() =>
        Assert.Equal(["Today, facials", "Yesterday"], BestPass.Rank([Pass("Yesterday", -1, breadth: 2), Pass("Today, facials", 0)], Today).Select(o => o.Name));

    [Fact]
    public void The_reason_says_what_is_left_until_when_whose_it_is_and_why_it_is_used_before_the_next()
    {
        Candidate[] passes = [Pass("Ten cuts", 5, left: 3, shared: true), Pass("Year", null), Pass("Spare", null, breadth: 4)];
        Assert.Equal(
            ["3 of 10 left, until 28 Nov 2026, shared with this client. Expires before Year.", "5 of 10 left.", "5 of 10 left."],
            BestPass.Rank(passes, Today).Select(o => o.Reason));
    }

    [Fact]
    public void The_only_pass_needs_no_reason_to_be_used_before_another() =>
        Assert.Equal(["5 of 10 left. Kept for this visit."], BestPass.Rank([Pass("Kept", null, held: true)], Today).Select(o => o.Reason));

    /// <summary>Takes away what is said of the first pass: then another is first, or something else is said. In the end another is first.</summary>
    [Fact]
    public void Without_the_advantages_that_are_named_another_pass_is_first()
    {
        var random = new Random(Seed.Take());
        var seen = new HashSet<First>();
        var cases = Seed.Cases(2_000, least: 200);
        for (var i = 0; i < cases; i++)
        {
            var passes = Enumerable.Range(0, random.Next(2, 6)).Select(n => Pass(
                $"P{n}", random.Next(3) == 0 ? null : random.Next(3), random.Next(3) == 0 ? random.Next(97, 103) : random.Next(1, 3), random.Next(1, 3), random.Next(8) == 0)).ToList();
            var first = Top(passes)[0];
            var named = new List<First>();
            while (Top(passes) is [var top, var next, ..] && top.Id == first.Id)
            {
                var why = BestPass.Decides(top, next, Today);
                Assert.DoesNotContain(why, named);
                Assert.EndsWith(Words(why, next), BestPass.Rank(passes, Today)[0].Reason, StringComparison.Ordinal);
                Assert.Equal(top, Top([top, BetterInTheRest(next, why)])[0]);
                named.Add(why);
                passes[passes.FindIndex(p => p.Id == top.Id)] = Without(top, next, why);
                first = Without(top, next, why);
            }

            seen.UnionWith(named);
        }

        Assert.Equal(Enum.GetValues<First>(), seen.Order());
    }

    private static List<Candidate> Top(List<Candidate> passes) =>
        [.. BestPass.Rank(passes, Today).Select(o => passes.Single(p => p.Id.ToString() == o.Cover.Id))];

    /// <summary>The rival as it would be with every advantage that is looked at later: the one that was named still decides.</summary>
    private static Candidate BetterInTheRest(Candidate next, First named) => next with
    {
        Until = named < First.Expires ? Today : next.Until, Breadth = named < First.Fits ? 0 : next.Breadth, Left = named < First.Left ? 0 : next.Left,
        Id = named < First.Bought ? default : next.Id,
    };

    /// <summary>Like the next one in what was said; being kept, or bought first, is lost.</summary>
    private static Candidate Without(Candidate top, Candidate next, First why) => why switch
    {
        First.Held => top with { Held = false },
        First.Expires => top with { Until = next.Until },
        First.Fits => top with { Breadth = next.Breadth },
        First.Left => top with { Left = next.Left },
        _ => top with { Id = Pass("", null).Id },
    };

    private static string Words(First why, Candidate next) => why switch
    {
        First.Held => "Kept for this visit.",
        First.Expires => $"Expires before {next.Name}.",
        First.Fits => $"Fits fewer services than {next.Name}.",
        First.Left => $"Has less left than {next.Name}.",
        _ => "Bought first.",
    };

    private static int number;

    private static Candidate Pass(string name, int? days, int breadth = 1, int left = 5, bool held = false, bool shared = false) =>
        new(new PassId(new Guid(++number, 0, 0, new byte[8])), name, days is { } d ? Today.PlusDays(d) : null, breadth, left, 10, held, shared);
}
