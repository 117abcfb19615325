using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>A start that a whole visit can have, when it would end, and who could do it: one way of several, part by part.</summary>
public sealed record VisitSlot(Instant Start, LocalTime Time, Instant End, IReadOnlyList<ResourceId> People);

public sealed record VisitDay(LocalDate Date, IReadOnlyList<VisitSlot> Slots);

/// <summary>What is in the way of a visit.</summary>
/// <param name="Part">Index of the part that cannot be done; null: each could, but not all at once.</param>
/// <param name="Detail">Empty: nobody who could do the part is here at all.</param>
public sealed record VisitObstacle(int? Part, Rule Rule, string Detail);

/// <summary>
/// Several services in one visit, one after the other or at the same time, for one guest or a party: all of it can be had, or none. Each part with each
/// person is judged by <see cref="Availability.Judge{T}"/>; here it is seen to that nobody and nothing is needed twice at once.
/// </summary>
public static class Visits
{
    /// <param name="order">Who is asked first; those who are not named come after.</param>
    /// <param name="waives">Rules that do not stand in the way; never that something is taken. Being on the grid is not asked of a part.</param>
    /// <returns>Null: it cannot be had then.</returns>
    public static PlacedVisit? Place(
        World world, IReadOnlyList<Part> parts, Instant start, IReadOnlyList<ResourceId>? order = null, Func<Rule, bool>? waives = null)
    {
        world.MustReach(start);
        return new Trial(world, parts, order ?? [], waives).At(Micros.Of(start));
    }

    /// <summary>The first thing in the way, by the same trial; null when it can be had.</summary>
    public static VisitObstacle? WhyNot(World world, IReadOnlyList<Part> parts, Instant start, Func<Rule, bool>? waives = null)
    {
        world.MustReach(start);
        return new Trial(world, parts, [], waives).Obstacle(Micros.Of(start));
    }

    /// <summary>All starts on the grid that can be had, by local date; dates without any are there, empty.</summary>
    public static IReadOnlyList<VisitDay> Offer(World world, IReadOnlyList<Part> parts)
    {
        var (days, starts, trial) = (new List<VisitDay>(), new List<long>(100), new Trial(world, parts, [], waives: null));
        for (var date = world.First; date <= world.Last; date = date.PlusDays(1))
        {
            starts.Clear();
            WallClock.Grid(world.Zone, date, world.GridMinutes, starts);
            var slots = new List<VisitSlot>();
            foreach (var start in starts)
            {
                if (trial.At(start) is { } visit)
                {
                    slots.Add(new VisitSlot(Micros.ToInstant(start), WallClock.Local(world.Zone, start).TimeOfDay, visit.End, [.. visit.Parts.SelectMany(p => p.People)]));
                }
            }

            days.Add(new VisitDay(date, slots));
        }

        return days;
    }

    /// <summary>Tries the ways of doing each part, because they decide when the next begins, and then who does it and with what.</summary>
    private sealed class Trial(World world, IReadOnlyList<Part> parts, IReadOnlyList<ResourceId> order, Func<Rule, bool>? waives)
    {
        private readonly Dictionary<ResourceId, int> rank = order.Select((r, i) => (r, i)).ToDictionary(r => r.r, r => r.i);
        private readonly (Need Way, long Start)[] plan = new (Need, long)[parts.Count];
        private readonly List<Post>[] posts = [.. parts.Select(_ => new List<Post>())];
        private IReadOnlyList<ResourceId>? found;

        public PlacedVisit? At(long start) => Try(0, start) ? Placed() : null;

        public VisitObstacle? Obstacle(long visit)
        {
            if (Try(0, visit))
            {
                return null;
            }

            for (var i = 0; i < parts.Count; i++)
            {
                var start = Begin(i, visit);
                if (!parts[i].Ways.Any(way => Staff(i, way, start)))
                {
                    return Why(parts[i], i, start);
                }
            }

            return new VisitObstacle(null, Rule.Together, "Somebody or something would be needed twice at once.");
        }

        private VisitObstacle Why(Part part, int index, long start)
        {
            var said = part.Ways.SelectMany(way => world.People.Where(p => way.Skilled.Contains(p.Id)).Select(p => Explain.Part(world, way, p, start)))
                .Select(e => e.Rules.FirstOrDefault(r => !r.Ok && r.Rule != Rule.OnGrid && waives?.Invoke(r.Rule) is not true)).ToList();
            return said.Count == 0 ? new VisitObstacle(index, Rule.HasSkill, "")
                : said.Count(s => s is null) < part.Crew && said.Find(s => s is not null) is { } why ? new VisitObstacle(index, why.Rule, why.Detail)
                : new VisitObstacle(index, Rule.RoomFree, $"Of {string.Join(" and ", part.Pools.Select(p => p.Kind))} none is free then.");
        }

        private bool Try(int index, long visit)
        {
            if (index == parts.Count)
            {
                found = Assignment.Of([.. posts.SelectMany(p => p)]);
                return found is not null;
            }

            var part = parts[index];
            var start = Begin(index, visit);
            foreach (var way in part.Ways)
            {
                if (Staff(index, way, start) && Try(index + 1, visit))
                {
                    return true;
                }
            }

            return false;
        }

        private long Begin(int index, long visit)
        {
            var start = parts[index].Start;
            var from = start switch
            {
                { Of: < 0, AtEnd: false } => visit,
                { Of: < 0 } => EndOf(parts[index].Guest, index, visit),
                { AtEnd: true } => plan[start.Of].Start + plan[start.Of].Way.LengthMicros,
                _ => plan[start.Of].Start,
            };
            return from + (start.Minutes * Micros.PerMinute);
        }

        /// <summary>When all earlier parts of a guest are done.</summary>
        private long EndOf(int guest, int before, long visit)
        {
            var end = visit;
            for (var i = 0; i < before; i++)
            {
                end = parts[i].Guest == guest ? Math.Max(end, plan[i].Start + plan[i].Way.LengthMicros) : end;
            }

            return end;
        }

        /// <summary>False: too few could do this part, whatever becomes of the others.</summary>
        private bool Staff(int index, Need way, long start)
        {
            var part = parts[index];
            plan[index] = (way, start);
            posts[index].Clear();
            var people = Able(way, start);
            if (people.Count < part.Crew)
            {
                return false;
            }

            var hands = Array.ConvertAll(way.Hands, h => new Span(start + h.Start, start + h.End));
            var work = way.At(Micros.ToInstant(start)).Working(way.Processing).Select(w => w.Taken).ToArray();
            posts[index].AddRange(Enumerable.Repeat(new Post(people, hands, work, part.Guest), part.Crew));
            var taken = new Span(start - way.BeforeMicros, start + way.LengthMicros + way.AfterMicros);
            foreach (var pool in part.Pools)
            {
                var items = world.Pools.GetValueOrDefault(pool.Kind, [])
                    .Where(i => pool.Only?.Contains(i.Id) is not false && i.Busy.FirstInTheWay(taken, way.NowMicros, way.Except) < 0).Select(i => i.Id).ToArray();
                if (items.Length < pool.Count)
                {
                    return false;
                }

                posts[index].AddRange(Enumerable.Repeat(new Post(items, [new Span(start, start + way.LengthMicros)], [taken], part.Guest), pool.Count));
            }

            return true;
        }

        private List<ResourceId> Able(Need way, long start)
        {
            var able = new List<ResourceId>();
            foreach (var person in world.People)
            {
                if (Can(way, person, start))
                {
                    able.Add(person.Id);
                }
            }

            return rank.Count == 0 ? able : [.. able.OrderBy(p => rank.GetValueOrDefault(p, int.MaxValue))];
        }

        private bool Can(Need way, Person person, long start)
        {
            if (waives is not null)
            {
                var lenient = new Lenient(rule => rule == Rule.OnGrid || waives(rule));
                Availability.Judge(world, way, person, start, ref lenient);
                return lenient.Failed is null;
            }

            var verdict = new FirstFailure();
            Availability.Judge(world, way, person, start, ref verdict);
            return verdict.Failed is null;
        }

        private PlacedVisit Placed()
        {
            var (placed, at) = (new List<PlacedPart>(parts.Count), 0);
            for (var i = 0; i < parts.Count; i++)
            {
                var who = found!.Skip(at).Take(posts[i].Count).ToArray();
                placed.Add(new PlacedPart(plan[i].Way, Micros.ToInstant(plan[i].Start), who[..parts[i].Crew], who[parts[i].Crew..], parts[i].Guest));
                at += who.Length;
            }

            return new PlacedVisit(placed);
        }
    }
}
