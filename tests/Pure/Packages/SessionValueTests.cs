using Bookend.Kernel;
using Bookend.Packages;
using Xunit;

namespace Bookend.Pure.Packages;

public sealed class SessionValueTests
{
    private static readonly int Cases = Seed.Cases(20_000);

    [Fact]
    public void Values_sum_to_what_was_paid_and_differ_by_a_cent_at_most_within_a_group()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Cases; i++)
        {
            var groups = Groups(random);
            var (net, gross) = (random.NextInt64(0, 1_000_000), random.NextInt64(0, 1_200_000));
            var sessions = SessionValues.Split(groups, net, gross);
            Assert.Equal(net, sessions.Sum(s => s.Value));
            Assert.Equal(gross, sessions.Sum(s => s.Gross));
            Assert.Equal(Enumerable.Range(1, groups.Sum(g => g.Sessions)), sessions.Select(s => s.No));
            foreach (var group in sessions.GroupBy(s => s.Group))
            {
                Assert.True(group.Max(s => s.Value) - group.Min(s => s.Value) <= 1);
                Assert.True(group.Max(s => s.Gross) - group.Min(s => s.Gross) <= 1);
                Assert.True(group.All(s => s.Value >= 0 && s.Gross >= 0));
            }
        }
    }

    [Fact]
    public void A_session_of_a_dearer_service_is_worth_more()
    {
        var sessions = SessionValues.Split([new Group(1, 3, [], 3000), new Group(2, 2, [], 10000)], 23201, 23201);
        Assert.Equal([2400, 2400, 2400, 8001, 8000], sessions.Select(s => s.Value));
    }

    [Fact]
    public void Free_services_share_alike() =>
        Assert.Equal([34, 33, 33], SessionValues.Split([new Group(1, 3, [], 0)], 100, 100).Select(s => s.Value));

    [Fact]
    public void A_service_without_a_price_among_others_is_given_away() =>
        Assert.Equal([50, 50, 0], SessionValues.Split([new Group(1, 2, [], 4000), new Group(2, 1, [], 0)], 100, 100).Select(s => s.Value));

    /// <summary>Six for the price of five: each is worth five sixths, the odd cents come first.</summary>
    [Fact]
    public void Five_and_one_free_are_six_at_five_sixths() =>
        Assert.Equal([1891, 1891, 1891, 1891, 1891, 1890], SessionValues.Split([new Group(1, 6, [], 2269)], 11345, 13500).Select(s => s.Value));

    [Fact]
    public void Sessions_to_give_back_are_found_whenever_there_are_any()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Cases / 10; i++)
        {
            var rows = SessionValues.Split(Groups(random), random.NextInt64(0, 90_000), random.NextInt64(0, 100_000))
                .Select(s => new SessionRow { No = s.No, Group = s.Group, Value = s.Value, Gross = s.Gross }).ToList();
            var wanted = rows.GroupBy(r => r.Group).SelectMany(g => g.OrderByDescending(r => r.No).Take(random.Next(g.Count() + 1))).ToList();
            var sum = wanted.Sum(r => r.Gross);
            if (sum > 0)
            {
                var found = TakingBack.Choose(rows, sum);
                Assert.NotNull(found);
                Assert.Equal(sum, found.Sum(r => r.Gross));
                Assert.Equal(found.Count, found.Distinct().Count());
            }

            // What no whole sessions are worth is refused: everything smaller than the smallest session.
            Assert.Null(rows.Min(r => r.Gross) > 1 ? TakingBack.Choose(rows, 1) : null);
        }
    }

    private static List<Group> Groups(Random random) =>
        [.. Enumerable.Range(1, random.Next(1, 5)).Select(no => new Group(no, random.Next(1, 13), [], random.Next(5) == 0 ? 0 : random.NextInt64(1, 20_000)))];
}
