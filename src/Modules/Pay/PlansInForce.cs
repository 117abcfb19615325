using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

/// <summary>Which plan counts for whom on a day.</summary>
internal static class PlansInForce
{
    private static readonly Func<BookendDb, BusinessId, MemberId[], IAsyncEnumerable<AssignmentRow>> AssignmentsOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, MemberId[] members) =>
            db.Set<AssignmentRow>().AsNoTracking().Where(a => a.BusinessId == business && members.Contains(a.MemberId)));

    private static readonly Func<BookendDb, BusinessId, PlanId[], IAsyncEnumerable<PlanVersionRow>> VersionsOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, PlanId[] plans) =>
            db.Set<PlanVersionRow>().AsNoTracking().Where(v => v.BusinessId == business && plans.Contains(v.PlanId)));

    /// <summary>Two queries, or one where nobody has a plan. Members without a plan are left out.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, PlanInForce>> On(BookendDb db, BusinessId business, LocalDate day, MemberId[] members)
    {
        var assigned = new List<AssignmentRow>();
        await foreach (var row in AssignmentsOf(db, business, members))
        {
            assigned.Add(row);
        }

        var plans = assigned.GroupBy(a => a.MemberId).Select(g => (Member: g.Key, Plan: PlanOf(g, day))).Where(p => p.Plan is not null).ToList();
        var found = new Dictionary<MemberId, PlanInForce>();
        if (plans.Count == 0)
        {
            return found;
        }

        var versions = new List<PlanVersionRow>();
        await foreach (var row in VersionsOf(db, business, [.. plans.Select(p => p.Plan!.Value).Distinct()]))
        {
            versions.Add(row);
        }

        var inForce = versions.GroupBy(v => v.PlanId).ToDictionary(g => g.Key, g => VersionOf(g, day));
        foreach (var (member, plan) in plans)
        {
            if (inForce.GetValueOrDefault(plan!.Value) is { } version)
            {
                found.Add(member, Read(version));
            }
        }

        return found;
    }

    /// <summary>The last one that has begun.</summary>
    public static PlanId? PlanOf(IEnumerable<AssignmentRow> ofMember, LocalDate day) =>
        ofMember.Where(a => a.From <= day).OrderBy(a => a.From).ThenBy(a => a.Number).LastOrDefault()?.PlanId;

    /// <inheritdoc cref="PlanOf"/>
    public static PlanVersionRow? VersionOf(IEnumerable<PlanVersionRow> ofPlan, LocalDate day) =>
        ofPlan.Where(v => v.From <= day).OrderBy(v => v.From).ThenBy(v => v.Number).LastOrDefault();

    public static PlanInForce Read(PlanVersionRow row) => new(row.PlanId, row.Number, Terms(row.Terms));

    public static PlanTerms Terms(string text) => JsonSerializer.Deserialize<PlanTerms>(text, Json.Options)!;
}
