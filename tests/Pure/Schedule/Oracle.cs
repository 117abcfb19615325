using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pure.Schedule;

/// <summary>
/// The same question answered by counting minutes on a bitmap, straight from the facts: no intervals, no binary search, no
/// resolver. Slow, and plainly right.
/// </summary>
internal sealed class Oracle
{
    private const int Margin = 2 * 1440;
    private readonly SmallWorld facts;

    /// <summary>What the wall shows at each minute, as minutes since 1970 on the wall.</summary>
    private readonly int[] wall;

    public Oracle(SmallWorld facts)
    {
        this.facts = facts;
        wall = [.. Enumerable.Range(0, Margin + (3 * 1440) + Margin).Select(i =>
            (int)((Moment(i) / Micros.PerMinute) + (facts.Zone.GetUtcOffset(Micros.ToInstant(Moment(i))).Seconds / 60)))];
    }

    public HashSet<(long Start, ResourceId Person)> Offered()
    {
        var offered = new HashSet<(long, ResourceId)>();
        var open = Covered(facts.OpenHours);
        var rooms = facts.Rooms.Select(Taken).ToArray();
        foreach (var person in facts.People.Where(facts.Skilled.Contains))
        {
            var works = Covered(facts.PeopleHours[person]);
            var taken = Taken(person);
            foreach (var i in Candidates())
            {
                var minutes = Enumerable.Range(i - facts.Before, facts.Before + facts.Length + facts.After);
                if (Enumerable.Range(i, facts.Length).All(m => open[m]) &&
                    minutes.Where(m => !facts.Processing.Any(p => m - i >= p.After && m - i < p.End)).All(m => works[m] && !taken[m]) &&
                    (facts.RoomWanted is null || (facts.RoomWanted == SmallWorld.RoomKind && rooms.Any(r => minutes.All(m => !r[m])))))
                {
                    offered.Add((Moment(i), person));
                }
            }
        }

        return offered;
    }

    /// <summary>Minutes at which the wall shows a multiple of the grid on the dates asked for, neither too soon nor too late.</summary>
    public IEnumerable<int> Candidates() => GridMoments().Where(i =>
        Moment(i) >= facts.Now && Moment(i) >= facts.Now + (facts.Lead * Micros.PerMinute) &&
        Moment(i) <= facts.Now + (facts.Horizon * Micros.PerMinute));

    public IEnumerable<int> GridMoments() => Enumerable.Range(0, wall.Length).Where(i =>
        wall[i] >= Wall(facts.First.AtMidnight()) && wall[i] < Wall(facts.Last.PlusDays(1).AtMidnight()) && wall[i] % 1440 % facts.Grid == 0);

    public long Moment(int minute) => facts.Midnight + ((minute - Margin) * Micros.PerMinute);

    /// <summary>From the first minute at which the wall is within the hours of a date, to the last: what is open does not close for the second 02:00.</summary>
    public bool[] Covered(IReadOnlyList<DayHours> hours)
    {
        var covered = new bool[wall.Length];
        for (var date = facts.First.PlusDays(-1); date <= facts.Last.PlusDays(1); date = date.PlusDays(1))
        {
            foreach (var h in hours.Where(h => h.Day == date.DayOfWeek))
            {
                var from = Wall(date + h.From);
                var until = Wall((h.To <= h.From ? date.PlusDays(1) : date) + h.To);
                var first = Array.FindIndex(wall, w => w >= from && w < until);
                var last = Array.FindLastIndex(wall, w => w >= from && w < until);
                if (first >= 0)
                {
                    Array.Fill(covered, true, first, last - first + 1);
                }
            }
        }

        return covered;
    }

    private static int Wall(LocalDateTime time) => (int)(Micros.Of(time.InUtc().ToInstant()) / Micros.PerMinute);

    public bool[] Taken(ResourceId resource)
    {
        var taken = new bool[wall.Length];
        foreach (var claim in facts.Claims.Where(c => c.Resource == resource && c.Expires > facts.Now && (facts.Mover == default || c.Owner != facts.Mover)))
        {
            for (var at = claim.Taken.Start; at < claim.Taken.End; at += Micros.PerMinute)
            {
                taken[Margin + ((at - facts.Midnight) / Micros.PerMinute)] = true;
            }
        }

        return taken;
    }
}
