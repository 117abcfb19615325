using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>A visit of several parts is offered exactly when there is somebody for each of them at once.</summary>
public sealed class VisitsTests
{
    private static readonly int Worlds = Seed.Cases(20_000);

    [Fact]
    public void The_offer_is_what_trying_everybody_for_everything_gives()
    {
        var (offers, several) = (0, 0);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var small = new SmallVisit(seed);
            var offered = Visits.Offer(small.World(), small.Parts).SelectMany(d => d.Slots).Select(s => s.Start).ToHashSet();
            var expected = small.Starts().ToHashSet();
            Assert.True(expected.SetEquals(offered), $"Seed {seed}: offered {offered.Count}, by trying {expected.Count}.");
            offers += offered.Count;
            several += small.Parts.Count > 1 ? offered.Count : 0;
        }

        Assert.True(several > Worlds / 2, $"Only {offers} slots in all, {several} of visits with several parts.");
    }

    [Fact]
    public void What_is_offered_can_be_taken_what_is_not_has_a_reason_and_nobody_is_needed_twice()
    {
        for (var seed = 0; seed < Worlds / 2; seed++)
        {
            var small = new SmallVisit(seed);
            var world = small.World();
            var offered = Visits.Offer(world, small.Parts).SelectMany(d => d.Slots).ToDictionary(s => s.Start);
            foreach (var start in small.Grid())
            {
                var visit = Visits.Place(world, small.Parts, start);
                Assert.Equal(offered.ContainsKey(start), visit is not null);
                Assert.Equal(visit is null, Visits.WhyNot(world, small.Parts, start) is not null);
                if (visit is not null)
                {
                    Assert.True(small.IsSound(visit), $"Seed {seed} at {start}");
                    Assert.Equal(offered[start].End, visit.End);
                    Assert.Equal(small.Parts.Select(p => (p.Crew, p.Pools.Sum(n => n.Count))), visit.Parts.Select(p => (p.People.Count, p.Items.Count)));
                }
            }
        }
    }

    [Fact]
    public void A_party_of_twenty_is_answered_also_when_one_is_missing()
    {
        foreach (var missing in new[] { 0, 1 })
        {
            var world = World(20 - missing, 0);
            var parts = Enumerable.Range(0, 20).Select(g => new Part([Need(60, world.People.Select(p => p.Id))], PartStart.WithVisit, guest: g)).ToList();
            var visit = Visits.Place(world, parts, At(10, 0));
            Assert.Equal(missing == 0, visit is not null);
            Assert.Equal(missing == 0 ? 20 : 0, visit?.Parts.SelectMany(p => p.People).Distinct().Count() ?? 0);
        }
    }

    [Fact]
    public void One_person_goes_from_part_to_part_without_tidying_up_in_between()
    {
        var world = World(2, 0);
        var (anna, ben) = (world.People[0].Id, world.People[1].Id);
        var both = new[] { anna, ben };
        var visit = Visits.Place(
            world, [new Part([Need(30, both, after: 10)], PartStart.WithVisit), new Part([Need(45, both, before: 5, after: 10)], PartStart.After(0))], At(10, 0), [ben])!;
        var ask = Assert.Single(visit.Asks());
        Assert.Equal((ben, At(10, 0), At(11, 15), At(11, 25)), (ask.Resource, ask.When.Start, ask.When.End, ask.When.TakenTo));
    }

    [Fact]
    public void A_manicure_is_done_while_colour_sets_by_the_same_person_or_another()
    {
        var world = World(1, 0);
        var anna = new[] { world.People[0].Id };
        var colour = Need(90, anna, processing: new Processing(30, 30));
        PlacedVisit? With(int minutes, int at) => Visits.Place(
            world, [new Part([colour], PartStart.WithVisit), new Part([Need(minutes, anna)], PartStart.With(0, at))], At(10, 0));
        Assert.NotNull(With(30, 30));
        Assert.Null(With(31, 30));
        Assert.Null(With(30, 29));
        Assert.Single(With(30, 30)!.Asks()); // hands on from ten to half past eleven
        Assert.NotNull(Visits.Place(World(2, 0), [new Part([colour], PartStart.WithVisit), new Part([Need(90, World(2, 0).People.Select(p => p.Id))], PartStart.With(0))], At(10, 0)));
    }

    [Fact]
    public void Two_colourists_and_two_basins_of_three_and_the_length_of_who_does_it()
    {
        var world = World(3, 3);
        var people = world.People.Select(p => p.Id).ToArray();
        var basins = world.Pools["basin"].Select(b => b.Id).ToArray();
        var part = new Part([Need(60, people[..2]), Need(40, people[2..])], PartStart.WithVisit, crew: 2, [new PoolNeed("basin", 2, basins[1..].ToHashSet())]);
        var visit = Visits.Place(world, [part, new Part([Need(30, people)], PartStart.After(0))], At(10, 0))!;
        Assert.Equal(people[..2], visit.Parts[0].People);
        Assert.Equal(basins[1..], visit.Parts[0].Items);
        Assert.Equal((At(11, 0), At(11, 30)), (visit.Parts[1].Start, visit.End));
        Assert.Null(Visits.Place(world, [part, new Part([Need(30, people[..1])], PartStart.With(0, 30))], At(10, 0))); // she has her hands full

        // Whoever is faster lets the next part begin sooner.
        var alone = new Part([Need(60, people[..2]), Need(40, people[2..])], PartStart.WithVisit);
        Assert.Equal(At(10, 40), Visits.Place(world, [new Part([alone.Ways[1]], PartStart.WithVisit), new Part([Need(30, people)], PartStart.After(0))], At(10, 0))!.Parts[1].Start);
    }

    private static Instant At(int hour, int minute) => Instant.FromUtc(2026, 6, 10, hour, minute);

    private static ResourceId Id(int number) => new(new Guid(number, 1, 0, new byte[8]));

    private static Need Need(int minutes, IEnumerable<ResourceId> skilled, int before = 0, int after = 0, params Processing[] processing) => new(
        Duration.FromMinutes(minutes), Duration.FromMinutes(before), Duration.FromMinutes(after), skilled.ToHashSet(), null, Duration.Zero, Duration.FromDays(10),
        At(0, 0), default, processing);

    private static World World(int people, int basins)
    {
        var day = new LocalDate(2026, 6, 10);
        return new World(
            DateTimeZone.Utc, day, day, 15, IntervalSet.Always, [.. Enumerable.Range(1, people).Select(i => new Person(Id(i), $"Person {i}", IntervalSet.Always, Busy.None))],
            new Dictionary<string, IReadOnlyList<PoolItem>> { ["basin"] = [.. Enumerable.Range(100, basins).Select(i => new PoolItem(Id(i), $"Basin {i}", Busy.None))] });
    }
}
