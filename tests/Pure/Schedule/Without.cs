using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pure.Schedule;

/// <summary>The world as it would be without the one thing that a rule named.</summary>
internal static class Without
{
    public static (World World, ClaimId Cause) Cause(World world, Need need, Person person, long start, Rule rule, out Need changed)
    {
        var far = Duration.FromDays(1000);
        changed = rule switch
        {
            Rule.NotPast => Like(need, now: Micros.ToInstant(start)),
            Rule.LeadTime => Like(need, lead: Duration.Zero),
            Rule.Horizon => Like(need, horizon: far),
            Rule.HasSkill => Like(need, skilled: new HashSet<ResourceId>(need.Skilled) { person.Id }),
            _ => need,
        };
        return rule switch
        {
            Rule.OpenHours => (Like(world, open: IntervalSet.Always), default),
            Rule.WorksThen => (With(world, person with { Works = IntervalSet.Always }), default),
            Rule.NotTaken => Freed(world, need, person, start),
            Rule.RoomFree => (Like(world, pools: new Dictionary<string, IReadOnlyList<PoolItem>> { [need.RoomKind!] = [new PoolItem(default, "New room", Busy.None)] }), default),
            _ => (world, default),
        };
    }

    private static (World World, ClaimId Cause) Freed(World world, Need need, Person person, long start)
    {
        var said = new AllRules();
        Availability.Judge(world, need, person, start, ref said);
        var cause = person.Busy[said.Said.Single(s => s.Rule == Rule.NotTaken).Cause].Id;
        return (With(world, person with { Busy = Busy.Of(person.Busy.Claims.Where(c => c.Id != cause)) }), cause);
    }

    private static World With(World world, Person person) => Like(world, people: [.. world.People.Select(p => p.Id == person.Id ? person : p)]);

    private static World Like(
        World w, IntervalSet? open = null, IReadOnlyList<Person>? people = null, IReadOnlyDictionary<string, IReadOnlyList<PoolItem>>? pools = null) =>
        new(w.Zone, w.First, w.Last, w.GridMinutes, open ?? w.Open, people ?? w.People, pools ?? w.Pools);

    private static Need Like(Need n, Instant? now = null, Duration? lead = null, Duration? horizon = null, IReadOnlySet<ResourceId>? skilled = null)
    {
        var at = n.At(default);
        return new Need(
            n.Length, at.Before, at.After, skilled ?? n.Skilled, n.RoomKind, lead ?? n.Lead, horizon ?? n.Horizon, now ?? n.Now, n.Except, n.Processing);
    }
}
