using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pure.Schedule;

/// <summary>
/// A random small world, kept as the plain facts it is made of, so that an oracle can count minutes from the facts while the
/// product computes from its own structures. Seeded: a failing seed is a failing test for good.
/// </summary>
internal sealed class SmallWorld
{
    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/Santiago", "UTC"];

    // Around changes of the clocks in some of the zones, and an ordinary week.
    private static readonly LocalDate[] Dates =
    [
        new(2026, 3, 29), new(2026, 10, 25), new(2026, 3, 8), new(2026, 11, 1), new(2026, 4, 5), new(2026, 10, 4), new(2026, 3, 22),
        new(2026, 9, 6), new(2026, 6, 10),
    ];

    private static readonly int[] Grids = [5, 10, 15, 20, 30, 60];

    public const string RoomKind = "room";

    private readonly Random random;
    private int number;

    public SmallWorld(int seed)
    {
        random = new Random(seed);
        Zone = DateTimeZoneProviders.Tzdb[Pick(Zones)];
        First = Pick(Dates).PlusDays(random.Next(-1, 2));
        Last = First.PlusDays(random.Next(2));
        Grid = Pick(Grids);
        OpenHours = Hours(random.Next(4) == 0);
        People = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Id())];
        PeopleHours = People.ToDictionary(p => p, _ => Hours(always: false));
        Rooms = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Id())];
        Length = 5 * random.Next(1, 25);
        Before = random.Next(2) * 5 * random.Next(4);
        After = random.Next(2) * 5 * random.Next(4);
        RoomWanted = random.Next(2) == 0 ? null : random.Next(8) == 0 ? "sauna" : RoomKind;
        Skilled = People.Where(_ => random.Next(5) > 0).ToHashSet();
        Midnight = WallClock.Day(Zone, First).Start;
        Now = Midnight + (random.Next(-600, 600) * Micros.PerMinute);
        Lead = random.Next(2) * random.Next(300);
        Horizon = random.Next(600, 6000);
        Mover = random.Next(3) == 0 ? new ClaimOwner(Purposes.Booking, new Guid(7, 0, 0, new byte[8])) : default;
        Processing = random.Next(2) == 0 ? [] : Times();
        Claims = [.. People.Concat(Rooms).SelectMany(ClaimsOf)];
    }

    public DateTimeZone Zone { get; }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    public int Grid { get; }

    public long Midnight { get; }

    public long Now { get; }

    public int Lead { get; }

    public int Horizon { get; }

    public int Length { get; }

    /// <summary>When the person is free, in minutes from the start.</summary>
    public IReadOnlyList<Processing> Processing { get; }

    public int Before { get; }

    public int After { get; }

    public string? RoomWanted { get; }

    public ClaimOwner Mover { get; }

    public IReadOnlyList<DayHours> OpenHours { get; }

    public IReadOnlyList<ResourceId> People { get; }

    public IReadOnlyDictionary<ResourceId, IReadOnlyList<DayHours>> PeopleHours { get; }

    public IReadOnlySet<ResourceId> Skilled { get; }

    public IReadOnlyList<ResourceId> Rooms { get; }

    public IReadOnlyList<Claim> Claims { get; }

    public World World() => Core.Schedule.World.Build(Zone, First, Last, Grid, SiteHours(), Resources(), id => Busy.Of(Claims.Where(c => c.Resource == id)));

    public Need Need() => new(
        Duration.FromMinutes(Length), Duration.FromMinutes(Before), Duration.FromMinutes(After), Skilled, RoomWanted,
        Duration.FromMinutes(Lead), Duration.FromMinutes(Horizon), Micros.ToInstant(Now), Mover, Processing);

    private List<Processing> Times()
    {
        var times = new List<Processing>();
        for (var at = 5 * random.Next(1, 8); at < Length && times.Count < 3; at = times[^1].End + (5 * random.Next(1, 5)))
        {
            times.Add(new Processing(at, Math.Min(5 * random.Next(1, 10), Length - at)));
        }

        return times;
    }

    private SiteHours SiteHours()
    {
        var site = new SiteId(new Guid(99, 0, 0, new byte[8]));
        return new SiteHours(site, PeopleHours.Append(new(HoursRow.OfSite(site), OpenHours)).SelectMany(p => p.Value.Select((h, i) =>
            new HoursRow { SiteId = site, ResourceId = p.Key, Day = (int)h.Day, No = i + 1, From = h.From, To = h.To })));
    }

    private IEnumerable<ResourceRow> Resources() =>
        People.Select(p => new ResourceRow { Id = p, Kind = ResourceKinds.Person, Name = "Anna" })
            .Concat(Rooms.Select(r => new ResourceRow { Id = r, Kind = RoomKind, Name = "Room 1" }))
            .Append(new ResourceRow { Id = Id(), Kind = RoomKind, Name = "Closed down", Active = false });

    /// <summary>One or two stretches on most days; some across midnight; now and then the clock round.</summary>
    private IReadOnlyList<DayHours> Hours(bool always)
    {
        var hours = new List<DayHours>();
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            for (var n = always ? 1 : random.Next(3); n > 0; n--)
            {
                var from = always ? LocalTime.Midnight : LocalTime.Midnight.PlusMinutes(5 * random.Next(288));
                hours.Add(new DayHours(day, from, always ? LocalTime.Midnight : from.PlusMinutes(5 * random.Next(6, 200))));
            }
        }

        return hours;
    }

    private List<Claim> ClaimsOf(ResourceId resource)
    {
        var claims = new List<Claim>();
        for (var at = Midnight + (random.Next(-300, 300) * Micros.PerMinute); at < Midnight + (2 * Micros.PerDay);)
        {
            var taken = new Span(at, at + (5 * random.Next(1, 30) * Micros.PerMinute));
            var hold = random.Next(3) == 0;
            var owner = hold ? new ClaimOwner(Purposes.Hold, Id().Value)
                : random.Next(4) == 0 ? new ClaimOwner(Purposes.Booking, new Guid(7, 0, 0, new byte[8]))
                : new ClaimOwner(Purposes.Booking, Id().Value);

            // Expiry exactly now is expired.
            var expires = hold ? Now + (random.Next(-1, 2) * Micros.PerMinute) : long.MaxValue;
            claims.Add(new Claim(new ClaimId(Id().Value), resource, taken, taken, owner, hold ? ClaimState.Held : ClaimState.Booked, expires, null));
            at = taken.End + (5 * random.Next(0, 60) * Micros.PerMinute);
        }

        return [.. claims.OrderBy(_ => random.Next())];
    }

    private ResourceId Id() => new(new Guid(1000 + number++, 1, 0, new byte[8]));

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
