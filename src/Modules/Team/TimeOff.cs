using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Team;

/// <summary>Leave, a break, a training: time of a person that is not to be sold, in the local time of her site.</summary>
internal sealed record TimeOffView(ClaimId ClaimId, LocalDateTime From, LocalDateTime To, string? Reason)
{
    public static TimeOffView Of(ClaimRow r, DateTimeZone zone) => new(
        r.Id, r.ShownStartsAt.InZone(zone).LocalDateTime, r.ShownEndsAt.InZone(zone).LocalDateTime, r.Reason);
}

internal static class ListTimeOff
{
    /// <param name="From">Local date; absent: today.</param>
    /// <param name="After">The <c>next</c> of the page before.</param>
    internal readonly record struct Query(MemberId Id, string? From, int? Limit, string? After);

    public static async Task<Result<Page<TimeOffView>>> Handle(Reading reading, Query query)
    {
        if (await reading.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == query.Id) is not { } member)
        {
            return CommonErrors.NotFound.Because("There is no such member.");
        }

        var zone = (await Places.Public.SiteOf(reading, member.SiteId))!.Zone;
        if (Start(reading, query, zone).Failed(out var refusal, out var from) || Keyset.Limit(query.Limit).Failed(out refusal, out var limit))
        {
            return refusal;
        }

        // What is off at one moment cannot overlap, so its start is a key.
        var resource = MemberRow.ResourceOf(member.Id);
        var claims = reading.Set<ClaimRow>().Where(c => c.ResourceId == resource && c.State == ClaimState.Blocked && !c.Released);
        claims = query.After is null ? claims.Where(c => c.EndsAt > from) : claims.Where(c => c.StartsAt > from);
        var (rows, last) = await Keyset.Take(claims.OrderBy(c => c.StartsAt), limit);
        return new Page<TimeOffView>(
            [.. rows.Select(r => TimeOffView.Of(r, zone))],
            last is null ? null : NodaTime.Text.InstantPattern.ExtendedIso.Format(last.StartsAt));
    }

    private static Result<Instant> Start(Reading reading, Query query, DateTimeZone zone)
    {
        if (query.After is { } after)
        {
            return NodaTime.Text.InstantPattern.ExtendedIso.Parse(after) is { Success: true } moment
                ? moment.Value
                : CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
        }

        if (query.From is null)
        {
            return zone.AtStartOfDay(reading.Now.InZone(zone).Date).ToInstant();
        }

        return NodaTime.Text.LocalDatePattern.Iso.Parse(query.From) is { Success: true } date
            ? zone.AtStartOfDay(date.Value).ToInstant()
            : CommonErrors.Invalid.At("/query/from", "Please give a date such as 2026-12-01.");
    }
}

internal static class EnterTimeOff
{
    internal sealed record Request(LocalDateTime From, LocalDateTime To, string? Reason = null, ClaimId? Id = null);

    public static async Task<Result<TimeOffView>> Handle(Work work, ById<MemberId> path, Request r)
    {
        if (await work.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == path.Id) is not { } member)
        {
            return CommonErrors.NotFound.Because("There is no such member.");
        }

        if (r.To <= r.From)
        {
            return CommonErrors.Invalid.At("/to", "The end must be after the start.");
        }

        if (r.Reason?.Length > Limits.Reason)
        {
            return CommonErrors.Invalid.At("/reason", $"A reason has at most {Limits.Reason} characters.");
        }

        var zone = (await Places.Public.SiteOf(work, member.SiteId))!.Zone;
        var id = r.Id ?? work.NewId<ClaimId>();
        var blocked = await work.Schedule.Block(
            id, MemberRow.ResourceOf(member.Id), r.From.InZoneLeniently(zone).ToInstant(), r.To.InZoneLeniently(zone).ToInstant(), Texts.Clean(r.Reason));
        if (blocked.Failed(out var refusal, out var claim))
        {
            return refusal;
        }

        work.Log.Append(new TimeOffEntered(member.Id, id));
        return TimeOffView.Of(claim, zone);
    }
}

internal static class RemoveTimeOff
{
    internal readonly record struct Path(MemberId Id, ClaimId ClaimId);

    public static async Task<Result<Nothing>> Handle(Work work, Path path)
    {
        var resource = MemberRow.ResourceOf(path.Id);
        var owner = ClaimOwner.TimeOff(path.ClaimId);
        if ((await work.Schedule.Of(owner)).All(c => c.ResourceId != resource))
        {
            return CommonErrors.NotFound.Because("There is no such time off.");
        }

        await work.Schedule.Release(owner);
        work.Log.Append(new TimeOffRemoved(path.Id, path.ClaimId));
        return Nothing.Here;
    }
}
