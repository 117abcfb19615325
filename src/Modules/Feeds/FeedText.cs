using Bookend.Booking;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Feeds;

/// <summary>Writes a calendar from what is booked.</summary>
internal static class FeedText
{
    private static readonly Duration Refresh = Duration.FromMinutes(15);
    private static readonly Duration Back = Duration.FromDays(30);
    private static readonly Duration Ahead = Duration.FromDays(400);

    public static async Task<string?> Of(Reading reading, FeedRow feed)
    {
        if (await Subjects.NameOf(reading, feed.Kind, feed.Subject) is not { } name)
        {
            return null;
        }

        // From midnight to midnight: otherwise every answer would be another one.
        var today = reading.Now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var reach = new Interval(today - Back, today + Ahead);
        var stays = await Booking.Public.StaysOf(reading, feed.Kind, feed.Subject, reach.Start, reach.End);
        var away = feed.Kind == CalendarOf.Person ? await TimeOff(reading, new MemberId(feed.Subject), reach) : [];
        return feed.Shows == FeedShows.Busy
            ? Calendar.FreeBusy(name, Refresh, $"{feed.Id}@bookend", stays.Select(s => s.ChangedAt).Append(feed.MadeAt).Max(), reach, Busy(stays, away))
            : Calendar.Feed(name, Refresh, [.. await Events(reading, feed, stays), .. away.Select(a => Away(a))]);
    }

    private static async Task<IReadOnlyList<CalendarEvent>> Events(Reading reading, FeedRow feed, IReadOnlyList<CalendarStay> stays)
    {
        var team = (await Team.Public.Members(reading)).ToDictionary(m => m.Id, m => m.Name);
        var guests = feed is { Shows: FeedShows.Guests, Kind: not CalendarOf.Client }
            ? await Guests(reading, [.. stays.Select(s => s.ClientId).OfType<ClientId>().Distinct()])
            : new Dictionary<ClientId, string>();
        var sites = new Dictionary<SiteId, string>();
        foreach (var site in stays.Select(s => s.SiteId).Distinct())
        {
            sites[site] = (await Places.Public.SiteOf(reading, site))?.Name ?? "";
        }

        return [.. stays.Select(s => new CalendarEvent(
            s.Part == 0 ? $"{s.Id}@bookend" : $"{s.Id}-{s.Part}@bookend", s.Sequence, s.ChangedAt, s.Start, s.End, s.Zone,
            s.ClientId is { } guest && guests.TryGetValue(guest, out var who) ? $"{who}: {s.What}" : s.What,
            sites[s.SiteId], Description(s), Url: null, IsCancelled: s.IsCancelled))];

        string Description(CalendarStay s) => string.Join("\n", new[]
        {
            feed.Kind == CalendarOf.Person ? null : team.GetValueOrDefault(s.MemberId), s.Code, feed.Shows == FeedShows.Guests ? s.Note : null,
        }.OfType<string>());
    }

    private static async Task<Dictionary<ClientId, string>> Guests(Reading reading, ClientId[] ids)
    {
        var names = new Dictionary<ClientId, string>();
        foreach (var some in ids.Chunk(1000))
        {
            foreach (var (id, name) in await Clients.Public.Names(reading, some))
            {
                names[id] = name;
            }
        }

        return names;
    }

    private static async Task<IReadOnlyList<(ClaimRow Claim, DateTimeZone Zone)>> TimeOff(Reading reading, MemberId member, Interval reach)
    {
        if (await Team.Public.MemberOf(reading, member) is not { } person || await Places.Public.SiteOf(reading, person.SiteId) is not { } site)
        {
            return [];
        }

        var (from, to) = (reach.Start, reach.End);
        var rows = await reading.Set<ClaimRow>()
            .Where(c => c.ResourceId == person.ResourceId && !c.Released && c.Purpose == Purposes.TimeOff && c.EndsAt > from && c.StartsAt < to).OrderBy(c => c.StartsAt).ToListAsync();
        return [.. rows.Select(r => (r, site.Zone))];
    }

    private static CalendarEvent Away((ClaimRow Claim, DateTimeZone Zone) off) => new(
        $"{off.Claim.Id}@bookend", off.Claim.Version, off.Claim.StartsAt, off.Claim.StartsAt, off.Claim.EndsAt, off.Zone, "Time off", Location: null, Description: null, Url: null);

    private static IReadOnlyList<Interval> Busy(IReadOnlyList<CalendarStay> stays, IReadOnlyList<(ClaimRow Claim, DateTimeZone Zone)> away)
    {
        var busy = new List<Interval>();
        foreach (var next in stays.Where(s => !s.IsCancelled).Select(s => new Interval(s.Start, s.End)).Concat(away.Select(a => new Interval(a.Claim.StartsAt, a.Claim.EndsAt))).OrderBy(i => i.Start))
        {
            if (busy.Count > 0 && next.Start <= busy[^1].End)
            {
                busy[^1] = new Interval(busy[^1].Start, Instant.Max(busy[^1].End, next.End));
                continue;
            }

            busy.Add(next);
        }

        return busy;
    }
}

/// <summary>Whose calendar a feed can be.</summary>
internal static class Subjects
{
    /// <summary>Null: there is nobody like that.</summary>
    public static async Task<string?> NameOf(Reading reading, CalendarOf kind, Guid subject) => kind switch
    {
        CalendarOf.Person => (await Team.Public.MemberOf(reading, new MemberId(subject)))?.Name,
        CalendarOf.Room => (await Places.Public.Sites(reading)).Select(s => s.Id) is var sites ? await Room(reading, sites, new ResourceId(subject)) : null,
        _ => (await Clients.Public.ClientOf(reading, new ClientId(subject)))?.Name,
    };

    /// <summary>An id as the request names it: of a member, a room or a client.</summary>
    public static Guid? Parse(CalendarOf kind, string? text) => kind switch
    {
        CalendarOf.Person => Ids.TryParse<MemberId>(text, out var member) ? member.Value : null,
        CalendarOf.Room => Ids.TryParse<ResourceId>(text, out var room) ? room.Value : null,
        _ => Ids.TryParse<ClientId>(text, out var client) ? client.Value : null,
    };

    public static string Text(CalendarOf kind, Guid subject) => kind switch
    {
        CalendarOf.Person => new MemberId(subject).ToString(),
        CalendarOf.Room => new ResourceId(subject).ToString(),
        _ => new ClientId(subject).ToString(),
    };

    private static async Task<string?> Room(Reading reading, IEnumerable<SiteId> sites, ResourceId room)
    {
        foreach (var site in sites)
        {
            if ((await Catalog.Public.Rooms(reading, site)).FirstOrDefault(r => r.Id == room) is { } known)
            {
                return known.Name;
            }
        }

        return null;
    }
}
