using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pure.Schedule;

/// <summary>A random visit of one to three parts in a small world, and by counting minutes and trying everybody for everything when it can be had.</summary>
internal sealed class SmallVisit
{
    private readonly SmallWorld facts;
    private readonly Oracle oracle;
    private readonly Random random;
    private readonly Dictionary<ResourceId, bool[]> works;
    private readonly Dictionary<ResourceId, bool[]> taken;
    private readonly bool[] open;

    public SmallVisit(int seed)
    {
        facts = new SmallWorld(seed);
        oracle = new Oracle(facts);
        random = new Random(seed + 1_000_000);
        works = facts.People.ToDictionary(p => p, p => oracle.Covered(facts.PeopleHours[p]));
        taken = facts.People.Concat(facts.Rooms).ToDictionary(r => r, oracle.Taken);
        open = oracle.Covered(facts.OpenHours);
        Parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(Make)];
    }

    public IReadOnlyList<Part> Parts { get; }

    public World World() => facts.World();

    public IEnumerable<Instant> Starts() => oracle.GridMoments()
        .Where(i => oracle.Moment(i) >= facts.Now + (facts.Lead * Micros.PerMinute) && Try(i, 0, [], [])).Select(i => Micros.ToInstant(oracle.Moment(i)));

    public IEnumerable<Instant> Grid() => oracle.GridMoments().Select(i => Micros.ToInstant(oracle.Moment(i)));

    /// <summary>Every claim of a visit that was placed, minute by minute: who is free for it, and nobody twice.</summary>
    public bool IsSound(PlacedVisit visit)
    {
        var used = new HashSet<(ResourceId, int)>();
        return visit.Asks().All(a => Minutes(a.When.TakenFrom, a.When.TakenTo).All(m =>
            !taken[a.Resource][m] && (!works.TryGetValue(a.Resource, out var there) || there[m]) && used.Add((a.Resource, m))));
    }

    private IEnumerable<int> Minutes(Instant from, Instant to)
    {
        var first = (int)((Micros.Of(from) - oracle.Moment(0)) / Micros.PerMinute);
        return Enumerable.Range(first, (int)((Micros.Of(to) - Micros.Of(from)) / Micros.PerMinute));
    }

    private Part Make(int index)
    {
        var ways = new List<Need>();
        foreach (var group in facts.People.Where(_ => random.Next(4) > 0).GroupBy(_ => random.Next(2)))
        {
            var length = 5 * random.Next(1, 12);
            IReadOnlyList<Processing> processing = random.Next(3) > 0 || length < 15 ? [] : [new Processing(5, 5 * random.Next(1, length / 5))];
            ways.Add(new Need(
                Duration.FromMinutes(length), Duration.FromMinutes(5 * random.Next(2)), Duration.FromMinutes(5 * random.Next(3)), group.ToHashSet(), null,
                Duration.FromMinutes(facts.Lead), Duration.FromDays(100), Micros.ToInstant(facts.Now), facts.Mover, processing));
        }

        var start = index == 0 || random.Next(4) == 0 ? PartStart.WithVisit
            : random.Next(3) == 0 ? PartStart.AfterAll : random.Next(2) == 0 ? PartStart.After(random.Next(index)) : PartStart.With(random.Next(index), 5 * random.Next(4));
        PoolNeed[] pools = random.Next(3) > 0 ? []
            : [new PoolNeed(SmallWorld.RoomKind, random.Next(1, 3), random.Next(2) == 0 ? null : facts.Rooms.Where(_ => random.Next(2) == 0).ToHashSet())];
        return new Part(ways, start, random.Next(5) == 0 ? 2 : 1, pools, random.Next(2));
    }

    private bool Try(int visit, int index, List<(int Start, int End, int Guest)> shown, List<(ResourceId Who, int Minute, int Guest, bool Works)> hands)
    {
        if (index == Parts.Count)
        {
            return true;
        }

        var part = Parts[index];
        var from = part.Start.Of < 0 ? (part.Start.AtEnd ? shown.Where(s => s.Guest == part.Guest).Select(s => s.End).Append(visit).Max() : visit) : part.Start.AtEnd ? shown[part.Start.Of].End : shown[part.Start.Of].Start;
        var start = from + part.Start.Minutes;
        return part.Ways.Any(way =>
        {
            var (length, before, after) = ((int)way.Length.TotalMinutes, (int)way.At(default).Before.TotalMinutes, (int)way.At(default).After.TotalMinutes);
            bool Rests(int m) => way.Processing.Any(p => m - start >= p.After && m - start < p.End);
            var whole = Enumerable.Range(start - before, before + length + after).ToList();
            if (!Enumerable.Range(start, length).All(m => open[m]))
            {
                return false;
            }

            // Each post with its minutes of work and those it is taken for; everybody is tried for each.
            var posts = Enumerable.Repeat(
                (Who: way.Skilled.Where(p => whole.Where(m => !Rests(m)).All(m => works[p][m] && !taken[p][m])).ToList(),
                    Hands: Enumerable.Range(start, length).Where(m => !Rests(m)).ToList(), Taken: whole.Where(m => !Rests(m)).ToList()), part.Crew).ToList();
            foreach (var pool in part.Pools)
            {
                posts.AddRange(Enumerable.Repeat((
                    facts.Rooms.Where(r => pool.Only?.Contains(r) is not false && whole.All(m => !taken[r][m])).ToList(), Enumerable.Range(start, length).ToList(), whole), pool.Count));
            }

            return Fill(posts, part.Guest, 0, hands, filled => Try(visit, index + 1, [.. shown, (start, start + length, part.Guest)], filled));
        });
    }

    private static bool Fill(
        List<(List<ResourceId> Who, List<int> Hands, List<int> Taken)> posts, int guest, int at, List<(ResourceId Who, int Minute, int Guest, bool Works)> hands,
        Func<List<(ResourceId, int, int, bool)>, bool> then) => at == posts.Count ? then(hands) : posts[at].Who.Exists(who =>
            !hands.Exists(h => h.Who == who && (h.Guest == guest ? h.Works && posts[at].Hands.Contains(h.Minute) : posts[at].Taken.Contains(h.Minute))) &&
            Fill(posts, guest, at + 1, [.. hands, .. posts[at].Taken.Select(m => (who, m, guest, posts[at].Hands.Contains(m)))], then));
}
