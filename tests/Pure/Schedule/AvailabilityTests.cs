using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>Offer, commit and explanation are one function, and it is right.</summary>
public sealed class AvailabilityTests
{
    private static readonly int Worlds = Seed.Cases(20_000);

    [Fact]
    public void The_offer_is_what_counting_minutes_gives()
    {
        var offers = 0;
        for (var seed = 0; seed < Worlds; seed++)
        {
            var small = new SmallWorld(seed);
            var offered = Offered(small.World(), small.Need());
            var expected = new Oracle(small).Offered();
            Assert.True(expected.SetEquals(offered), $"Seed {seed}: offered {offered.Count}, by minutes {expected.Count}.");
            offers += offered.Count;
        }

        // A test of empty worlds would prove nothing.
        Assert.True(offers > 5 * Worlds, $"Only {offers} slots in all.");
    }

    [Fact]
    public void The_offer_is_exactly_what_the_judge_lets_through()
    {
        for (var seed = 0; seed < Worlds / 5; seed++)
        {
            var small = new SmallWorld(seed);
            var (world, need, oracle) = (small.World(), small.Need(), new Oracle(small));
            var offered = Offered(world, need);
            foreach (var start in oracle.GridMoments().Select(oracle.Moment))
            {
                foreach (var person in world.People)
                {
                    var fast = Availability.Judge(world, need, person, Micros.ToInstant(start), _ => false);
                    var said = new AllRules();
                    Availability.Judge(world, need, person, start, ref said);
                    var possible = offered.Contains((start, person.Id));
                    Assert.True(possible == fast.Failed is null && possible == said.Possible, $"Seed {seed}");
                    Assert.Equal(possible && need.RoomKind is not null, fast.Room is not null);
                    Assert.True(possible || fast.Failed == said.Said.First(s => !s.Holds).Rule, $"Seed {seed}");
                    Assert.Contains(said.Said, s => s is { Rule: Rule.OnGrid, Holds: true });
                }
            }
        }
    }

    [Fact]
    public void An_explanation_names_the_cause_and_without_the_cause_it_is_possible()
    {
        var random = new Random(1);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var small = new SmallWorld(seed);
            var world = small.World();
            var need = small.Need();
            var day = new Span(WallClock.Day(small.Zone, small.First).Start, WallClock.Day(small.Zone, small.Last).End);
            var start = day.Start + (random.Next((int)(day.Length / Micros.PerMinute)) * Micros.PerMinute);
            var person = world.People[random.Next(world.People.Count)].Id;
            var named = new HashSet<(Rule, ClaimId)>();
            while (Explain.Start(world, need, world.Find(person)!, Micros.ToInstant(start)) is { Possible: false } explained)
            {
                Assert.All(explained.Rules, r => Assert.EndsWith(".", r.Detail));
                var (changed, cause) = Without.Cause(world, need, world.Find(person)!, start, explained.Why!.Rule, out need);
                Assert.True(named.Add((explained.Why.Rule, cause)), $"Seed {seed}: {explained.Why} was removed and is named again.");
                world = changed;
            }

            Assert.Null(Availability.Judge(world, need, world.Find(person)!, Micros.ToInstant(start), r => r == Rule.OnGrid).Failed);
        }
    }

    [Fact]
    public void Alternatives_are_the_next_of_the_offer()
    {
        for (var seed = 0; seed < Worlds / 5; seed++)
        {
            var small = new SmallWorld(seed);
            var (world, need) = (small.World(), small.Need());
            var from = Micros.ToInstant(small.Midnight + (seed % 1440 * Micros.PerMinute));
            var expected = Availability.Offer(world, need).SelectMany(d => d.Slots).Where(s => s.Start >= from).Take(3).Select(s => s.Start);
            Assert.Equal(expected, Availability.Next(world, need, from, 3).Select(s => s.Start));
        }
    }

    private static HashSet<(long, ResourceId)> Offered(World world, Need need)
    {
        var days = Availability.Offer(world, need);
        Assert.Equal(Period.DaysBetween(world.First, world.Last) + 1, days.Count);
        Assert.All(days, d => Assert.All(d.Slots, s => Assert.Equal(d.Date + s.Time, s.Start.InZone(world.Zone).LocalDateTime)));
        return [.. days.SelectMany(d => d.Slots).SelectMany(s => s.People.Select(p => (Micros.Of(s.Start), p)))];
    }
}
