using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>A person who may serve: when she works at this site, and when she is taken.</summary>
public sealed record Person(ResourceId Id, string Name, IntervalSet Works, Busy Busy);

/// <summary>One of a pool of equal things: any free one will do.</summary>
public sealed record PoolItem(ResourceId Id, string Name, Busy Busy);

/// <summary>
/// All that an answer about time depends on, as values: nothing is looked up while judging. Immutable. A class and not a record,
/// as is <see cref="Need"/>: a copy by <c>with</c> would keep what was computed from the old values.
/// </summary>
public sealed class World(
    DateTimeZone zone,
    LocalDate first,
    LocalDate last,
    int gridMinutes,
    IntervalSet open,
    IReadOnlyList<Person> people,
    IReadOnlyDictionary<string, IReadOnlyList<PoolItem>> pools)
{
    private readonly Dictionary<ResourceId, Person> byId = people.ToDictionary(p => p.Id);

    public DateTimeZone Zone { get; } = zone;

    /// <summary>The first local date it can answer for.</summary>
    public LocalDate First { get; } = first;

    /// <summary>The last one, inclusive.</summary>
    public LocalDate Last { get; } = last;

    /// <summary>Starts are offered at multiples of this on the wall clock.</summary>
    public int GridMinutes { get; } = gridMinutes;

    public IntervalSet Open { get; } = open;

    public IReadOnlyList<Person> People { get; } = people;

    public IReadOnlyDictionary<string, IReadOnlyList<PoolItem>> Pools { get; } = pools;

    /// <summary>Longer ranges are asked in parts.</summary>
    public const int MaxDays = 100;

    /// <summary>Resolves the local rules for the dates and puts the claims beside them.</summary>
    /// <param name="hours">Of the site and its people.</param>
    /// <param name="resources">Of the site; inactive ones are left out.</param>
    /// <param name="busy">From the <see cref="ScheduleView"/>, or from <see cref="Claims.Busy"/> inside a write.</param>
    public static World Build(
        DateTimeZone zone, LocalDate first, LocalDate last, int gridMinutes, SiteHours hours, IEnumerable<ResourceRow> resources, Func<ResourceId, Busy> busy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gridMinutes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(gridMinutes, 1440);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Period.DaysBetween(first, last), MaxDays, nameof(last));
        var people = new List<Person>();
        var pools = new Dictionary<string, List<PoolItem>>(StringComparer.Ordinal);
        foreach (var resource in resources.Where(r => r.Active))
        {
            if (string.Equals(resource.Kind, ResourceKinds.Person, StringComparison.Ordinal))
            {
                people.Add(new Person(resource.Id, resource.Name, hours.Of(resource.Id).Resolve(zone, first, last), busy(resource.Id)));
                continue;
            }

            if (!pools.TryGetValue(resource.Kind, out var pool))
            {
                pools.Add(resource.Kind, pool = []);
            }

            pool.Add(new PoolItem(resource.Id, resource.Name, busy(resource.Id)));
        }

        return new World(zone, first, last, gridMinutes, hours.Site.Resolve(zone, first, last), people, pools.ToDictionary(
            p => p.Key, p => (IReadOnlyList<PoolItem>)p.Value, StringComparer.Ordinal));
    }

    public Person? Find(ResourceId person) => byId.GetValueOrDefault(person);

    /// <exception cref="ArgumentOutOfRangeException">It was built for other dates: an answer would be "closed", and wrong.</exception>
    internal void MustReach(Instant start)
    {
        var date = start.InZone(Zone).Date;
        if (date < First || date > Last)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"This world reaches from {First:R} to {Last:R}, and not to {date:R}.");
        }
    }
}

/// <summary>The weekly hours of a site and of the people at it.</summary>
public sealed class SiteHours
{
    private readonly Dictionary<ResourceId, WeeklyHours> people;

    /// <param name="rows">Of one site.</param>
    public SiteHours(SiteId site, IEnumerable<HoursRow> rows)
    {
        people = rows.GroupBy(r => r.ResourceId).ToDictionary(
            g => g.Key,
            g => new WeeklyHours(g.Select(r => new DayHours((IsoDayOfWeek)r.Day, r.From, r.To))));
        Site = Of(HoursRow.OfSite(site));
    }

    public WeeklyHours Site { get; }

    /// <summary>Nobody works without hours.</summary>
    public WeeklyHours Of(ResourceId person) => people.GetValueOrDefault(person, WeeklyHours.None);
}

/// <summary>What is wanted.</summary>
/// <param name="length">Of the time people see.</param>
/// <param name="skilled">Who can do it (and is asked for).</param>
/// <param name="roomKind">A pool one of which is needed too, or null.</param>
/// <param name="lead">A start must be at least this far ahead; zero at the desk.</param>
/// <param name="horizon">A start must be at most this far ahead.</param>
/// <param name="except">A booking that is moved, or the hold that is made good: its own claims are not in the way.</param>
/// <param name="processing">When the person is free meanwhile; the room is not.</param>
public sealed class Need(
    Duration length,
    Duration before,
    Duration after,
    IReadOnlySet<ResourceId> skilled,
    string? roomKind,
    Duration lead,
    Duration horizon,
    Instant now,
    ClaimOwner except = default,
    IReadOnlyList<Processing>? processing = null)
{
    private static readonly Instant Zero = NodaConstants.UnixEpoch;

    public Duration Length { get; } = length;

    public IReadOnlySet<ResourceId> Skilled { get; } = skilled;

    public string? RoomKind { get; } = roomKind;

    public Duration Lead { get; } = lead;

    public Duration Horizon { get; } = horizon;

    public Instant Now { get; } = now;

    public ClaimOwner Except { get; } = except;

    public IReadOnlyList<Processing> Processing { get; } = processing ?? [];

    internal long NowMicros { get; } = Micros.Of(now);

    internal long Earliest { get; } = Micros.Of(now + lead);

    internal long Latest { get; } = Micros.Of(now + horizon);

    internal long LengthMicros { get; } = Micros.Of(Zero + length);

    internal long BeforeMicros { get; } = Micros.Of(Zero + before);

    internal long AfterMicros { get; } = Micros.Of(Zero + after);

    /// <summary>When the person is needed, from the start.</summary>
    internal Span[] Working { get; } = [.. new Occupancy(Zero, Zero + length, before, after).Working(processing ?? []).Select(o => o.Taken)];

    /// <summary>When the person has her hands on it, from the start: without buffers.</summary>
    internal Span[] Hands { get; } = [.. new Occupancy(Zero, Zero + length, default, default).Working(processing ?? []).Select(o => o.Taken)];

    /// <summary>The time shown and taken if it starts then.</summary>
    public Occupancy At(Instant start) => new(start, start + Length, before, after);
}
