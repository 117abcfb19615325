using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Feeds;

/// <param name="Name">Whose calendar it is.</param>
/// <param name="Path">At the address of the installation; whoever knows it reads the calendar.</param>
public sealed record FeedView(FeedId Id, CalendarOf Of, string SubjectId, string Name, FeedShows Shows, string Path, Instant MadeAt)
{
    internal static async Task<FeedView> From(Reading reading, FeedRow r) => new(
        r.Id, r.Kind, Subjects.Text(r.Kind, r.Subject), await Subjects.NameOf(reading, r.Kind, r.Subject) ?? "", r.Shows, $"/c/{LinkToken.Of(r.BusinessId, r.Secret).Text}.ics", r.MadeAt);
}

/// <summary>Makes an address for a calendar.</summary>
internal static class MakeFeed
{
    private const int MostOfOne = 10;

    public sealed record Request(CalendarOf Of, string SubjectId, FeedShows Shows = FeedShows.Services);

    public sealed record OwnRequest(FeedShows Shows = FeedShows.Services);

    public static async Task<Result<FeedView>> Handle(Work work, NoPath _, Request r) =>
        Subjects.Parse(r.Of, r.SubjectId) is { } subject && await Subjects.NameOf(work.AsReading(), r.Of, subject) is not null
            ? await Make(work, r.Of, subject, r.Shows)
            : CommonErrors.Invalid.At("/subjectId", "There is nobody and nothing with this id.");

    /// <summary>Everybody may have her own.</summary>
    public static async Task<Result<FeedView>> Own(Work work, NoPath _, OwnRequest r) => work.Actor.Member is { } member
        ? await Make(work, CalendarOf.Person, member.Value, r.Shows)
        : CommonErrors.Forbidden.Because("Only a person of the team has a calendar of her own.");

    private static async Task<Result<FeedView>> Make(Work work, CalendarOf of, Guid subject, FeedShows shows)
    {
        if (await work.Set<FeedRow>().CountAsync(f => f.Kind == of && f.Subject == subject) >= MostOfOne)
        {
            return CommonErrors.Invalid.Because($"There are {MostOfOne} addresses for this calendar already. Remove one first.");
        }

        var row = new FeedRow
        {
            BusinessId = work.Business, Id = work.NewId<FeedId>(), Kind = of, Subject = subject, Shows = shows, Secret = LinkToken.New(work.Business).Secret, MadeAt = work.Now,
        };
        work.Append(row);
        work.Log.Append(new FeedMade(row.Id, of, shows));
        return await FeedView.From(work.AsReading(), row);
    }
}

internal static class ListFeeds
{
    public readonly record struct Query(string? Of, string? SubjectId);

    public static async Task<Result<Page<FeedView>>> Handle(Reading reading, Query query) => Texts.TryName(query.Of, out CalendarOf of) && Subjects.Parse(of, query.SubjectId) is { } subject
        ? await Of(reading, of, subject)
        : CommonErrors.Invalid.At("/query/subjectId", "Whose calendars? Send the id of a member, a room or a client.");

    public static async Task<Result<Page<FeedView>>> Own(Reading reading, Nobody _) =>
        reading.Actor.Member is { } member ? await Of(reading, CalendarOf.Person, member.Value) : new Page<FeedView>([], null);

    public readonly record struct Nobody;

    private static async Task<Page<FeedView>> Of(Reading reading, CalendarOf of, Guid subject)
    {
        var feeds = new List<FeedView>();
        foreach (var row in await reading.Set<FeedRow>().Where(f => f.Kind == of && f.Subject == subject).OrderBy(f => f.Id).ToListAsync())
        {
            feeds.Add(await FeedView.From(reading, row));
        }

        return new Page<FeedView>(feeds, null);
    }
}

/// <summary>The address opens nothing any more; programs that ask are told so.</summary>
internal static class RemoveFeed
{
    public static Task<Result<Nothing>> Handle(Work work, ById<FeedId> path) => Remove(work, work.Set<FeedRow>().Where(f => f.Id == path.Id));

    public static Task<Result<Nothing>> Own(Work work, ById<FeedId> path)
    {
        var member = work.Actor.Member?.Value;
        return Remove(work, work.Set<FeedRow>().Where(f => f.Id == path.Id && f.Kind == CalendarOf.Person && f.Subject == member));
    }

    private static async Task<Result<Nothing>> Remove(Work work, IQueryable<FeedRow> which)
    {
        if (await which.FirstOrDefaultAsync() is not { } row)
        {
            return FeedsErrors.FeedUnknown.Because("There is no such calendar.");
        }

        work.Db.Remove(row);
        work.Log.Append(new FeedRemoved(row.Id));
        return Nothing.Here;
    }
}
