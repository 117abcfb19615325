using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

internal sealed record AssignmentView(AssignmentId Id, MemberId MemberId, PlanId? PlanId, LocalDate From);

internal static class ListAssignments
{
    /// <param name="MemberId">Null: of everybody.</param>
    internal sealed record Query(MemberId? MemberId, int? Limit, string? After);

    public static Task<Result<Page<AssignmentView>>> Handle(Reading reading, Query query)
    {
        var rows = reading.Set<AssignmentRow>();
        rows = query.MemberId is { } member ? rows.Where(a => a.MemberId == member) : rows;
        return Keyset.ById(rows, new PageQuery(query.Limit, query.After), a => a.Id, a => new AssignmentView(a.Id, a.MemberId, a.PlanId, a.From));
    }
}

/// <summary>From a day on a member has this plan, or none. What was said before stays on record.</summary>
internal static class AssignCommission
{
    private const int MaxPerMember = 500;

    /// <param name="PlanId">Null: no commission.</param>
    /// <param name="From">Null: today.</param>
    internal sealed record Request(MemberId MemberId, PlanId? PlanId, LocalDate? From = null, AssignmentId? Id = null);

    public static async Task<Result<AssignmentView>> Handle(Work work, NoPath _, Request r)
    {
        if (await Team.Public.MemberOf(work, r.MemberId) is null)
        {
            return PayErrors.TeamMemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        if (r.PlanId is { } plan && !await work.Set<PlanRow>().AnyAsync(p => p.Id == plan && p.Active))
        {
            return PayErrors.PlanUnknown.At("/planId", "There is no such plan, or it is not given to anybody any more.");
        }

        var today = Days.Today(await Places.Public.Sites(work), work.Now);
        if (Days.NotPast(r.From, today, "/from") is { } past)
        {
            return past;
        }

        var number = await work.Set<AssignmentRow>().CountAsync(a => a.MemberId == r.MemberId) + 1;
        if (number > MaxPerMember)
        {
            return CommonErrors.Invalid.Because($"A member changes her plan at most {MaxPerMember} times.");
        }

        var row = new AssignmentRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<AssignmentId>(), MemberId = r.MemberId, Number = number, From = r.From ?? today, PlanId = r.PlanId,
        };
        work.Append(row);
        work.Log.Append(new PlanAssigned(row.MemberId, row.PlanId, row.From));
        return new AssignmentView(row.Id, row.MemberId, row.PlanId, row.From);
    }
}
