using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>A start that can be had, and with whom. In the hour that comes twice in autumn, two slots have the same <paramref name="Time"/>.</summary>
public sealed record Slot(Instant Start, LocalTime Time, IReadOnlyList<ResourceId> People);

public sealed record DaySlots(LocalDate Date, IReadOnlyList<Slot> Slots);

/// <summary>
/// What can be had when. Offer, commit and explanation go through <see cref="Judge{T}"/> and nothing else, so a slot that is
/// offered can be booked, and a refusal always has a reason. Pure: claims − local rules, never stored.
/// </summary>
public static class Availability
{
    /// <summary>Judges one start with one person.</summary>
    /// <param name="start">Unix microseconds.</param>
    public static void Judge<T>(World world, Need need, Person person, long start, ref T verdict)
        where T : struct, IVerdict
    {
        var shown = new Span(start, start + need.LengthMicros);
        var taken = new Span(start - need.BeforeMicros, shown.End + need.AfterMicros);
        if (!verdict.Say(Rule.NotPast, start >= need.NowMicros, -1) ||
            !verdict.Say(Rule.LeadTime, start >= need.Earliest, -1) ||
            !verdict.Say(Rule.Horizon, start <= need.Latest, -1) ||
            !verdict.Say(Rule.OpenHours, world.Open.Contains(shown), -1) ||
            !verdict.Say(Rule.HasSkill, need.Skilled.Contains(person.Id), -1) ||

            // Preparing and tidying up is work too: the person is there for the buffers, though the doors may be closed.
            !verdict.Say(Rule.WorksThen, WorksThen(person, need, start), -1))
        {
            return;
        }

        var claim = InTheWay(person, need, start);
        if (!verdict.Say(Rule.NotTaken, claim < 0, claim))
        {
            return;
        }

        if (need.RoomKind is not null)
        {
            var room = FreeRoom(world, need, taken);
            if (!verdict.Say(Rule.RoomFree, room >= 0, room))
            {
                return;
            }
        }

        if (T.WantsWarnings)
        {
            verdict.Say(Rule.OnGrid, IsOnGrid(world, start), -1);
        }
    }

    /// <summary>Commit: may it be booked, and in which room?</summary>
    /// <param name="waives">Rules that do not stand in the way, of which being on the grid is one that an offer never asks.</param>
    public static (Rule? Failed, ResourceId? Room) Judge(World world, Need need, Person person, Instant start, Func<Rule, bool> waives)
    {
        world.MustReach(start);
        var verdict = new Lenient(waives);
        Judge(world, need, person, Micros.Of(start), ref verdict);
        return (verdict.Failed, verdict.Failed is null && need.RoomKind is not null ? world.Pools[need.RoomKind][verdict.Room].Id : null);
    }

    /// <summary>All starts on the grid that can be had, by local date; dates without any are there, empty.</summary>
    public static IReadOnlyList<DaySlots> Offer(World world, Need need)
    {
        var days = new List<DaySlots>();
        for (var date = world.First; date <= world.Last; date = date.PlusDays(1))
        {
            days.Add(new DaySlots(date, Day(world, need, date, int.MaxValue, long.MinValue)));
        }

        return days;
    }

    /// <summary>Alternatives: the next few starts that can be had at or after a moment, as far as the world reaches.</summary>
    public static IReadOnlyList<Slot> Next(World world, Need need, Instant from, int count)
    {
        var found = new List<Slot>();
        var date = LocalDate.Max(world.First, from.InZone(world.Zone).Date);
        for (; date <= world.Last && found.Count < count; date = date.PlusDays(1))
        {
            found.AddRange(Day(world, need, date, count - found.Count, Micros.Of(from)));
        }

        return found;
    }

    private static List<Slot> Day(World world, Need need, LocalDate date, int limit, long from)
    {
        var starts = new List<long>(100);
        WallClock.Grid(world.Zone, date, world.GridMinutes, starts);
        var slots = new List<Slot>();
        var free = new List<ResourceId>(world.People.Count);
        foreach (var start in starts)
        {
            if (start < from || slots.Count == limit)
            {
                continue;
            }

            free.Clear();
            foreach (var person in world.People)
            {
                var verdict = new FirstFailure();
                Judge(world, need, person, start, ref verdict);
                if (verdict.Failed is null)
                {
                    free.Add(person.Id);
                }
            }

            if (free.Count > 0)
            {
                slots.Add(new Slot(Micros.ToInstant(start), WallClock.Local(world.Zone, start).TimeOfDay, free.ToArray()));
            }
        }

        return slots;
    }

    private static bool WorksThen(Person person, Need need, long start)
    {
        foreach (var stretch in need.Working)
        {
            if (!person.Works.Contains(new Span(start + stretch.Start, start + stretch.End)))
            {
                return false;
            }
        }

        return true;
    }

    private static int InTheWay(Person person, Need need, long start)
    {
        foreach (var stretch in need.Working)
        {
            if (person.Busy.FirstInTheWay(new Span(start + stretch.Start, start + stretch.End), need.NowMicros, need.Except) is >= 0 and var claim)
            {
                return claim;
            }
        }

        return -1;
    }

    private static int FreeRoom(World world, Need need, Span taken)
    {
        if (!world.Pools.TryGetValue(need.RoomKind!, out var pool))
        {
            return -1;
        }

        for (var i = 0; i < pool.Count; i++)
        {
            if (pool[i].Busy.FirstInTheWay(taken, need.NowMicros, need.Except) < 0)
            {
                return i;
            }
        }

        return -1;
    }

    public static bool IsOnGrid(World world, Instant start) => IsOnGrid(world, Micros.Of(start));

    private static bool IsOnGrid(World world, long start) =>
        WallClock.Local(world.Zone, start).TimeOfDay.TickOfDay % (world.GridMinutes * NodaConstants.TicksPerMinute) == 0;
}
