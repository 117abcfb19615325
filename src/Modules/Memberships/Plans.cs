using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Memberships;

internal static class CreatePlan
{
    internal sealed record Request(
        string Name, Money Price, MembershipPlanId? Id = null, string? Description = null, IReadOnlyList<TaxId>? TaxIds = null,
        PeriodUnit PeriodUnit = PeriodUnit.Month, int PeriodLength = 1, IReadOnlyList<Included>? Included = null, IReadOnlyList<MemberPrice>? MemberPrices = null,
        int CarryOver = 0, int MinimumPeriods = 1, int NoticeDays = 0, bool Active = true);

    public static async Task<Result<MembershipPlanView>> Handle(Work work, NoPath _, Request r)
    {
        var draft = new PlanDraft(
            r.Name, r.Description, r.Price, r.TaxIds ?? [], r.PeriodUnit, r.PeriodLength, r.Included ?? [], r.MemberPrices ?? [], r.CarryOver, r.MinimumPeriods,
            r.NoticeDays, r.Active);
        if (await draft.Check(work) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<PlanRow>().CountAsync() >= Limits.Plans)
        {
            return MembershipsErrors.PlanInvalid.Because($"A business has at most {Limits.Plans} plans.");
        }

        var row = new PlanRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<MembershipPlanId>() };
        draft.Write(row);
        work.Append(row);
        work.Log.Append(new MembershipPlanChanged(row.Id, row.Active, row.Version));
        return MembershipPlanView.Of(row);
    }
}

/// <summary>Members keep what they agreed to.</summary>
internal static class ChangePlan
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Description = null, Money? Price = null, IReadOnlyList<TaxId>? TaxIds = null, PeriodUnit? PeriodUnit = null,
        int? PeriodLength = null, IReadOnlyList<Included>? Included = null, IReadOnlyList<MemberPrice>? MemberPrices = null, int? CarryOver = null,
        int? MinimumPeriods = null, int? NoticeDays = null, bool? Active = null, int? Version = null);

    public static async Task<Result<MembershipPlanView>> Handle(Work work, Change<MembershipPlanId> path, Request r)
    {
        if (await work.Set<PlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return MembershipsErrors.PlanUnknown.Because("There is no such plan.");
        }

        var now = MembershipPlanView.Of(row);
        var draft = new PlanDraft(
            r.Name ?? now.Name, r.Description.Or(now.Description), r.Price ?? now.Price, r.TaxIds ?? now.TaxIds, r.PeriodUnit ?? now.PeriodUnit,
            r.PeriodLength ?? now.PeriodLength, r.Included ?? now.Included, r.MemberPrices ?? now.MemberPrices, r.CarryOver ?? now.CarryOver,
            r.MinimumPeriods ?? now.MinimumPeriods, r.NoticeDays ?? now.NoticeDays, r.Active ?? now.Active);
        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? await draft.Check(work)) is { } refusal)
        {
            return refusal;
        }

        draft.Write(row);
        work.Log.Append(new MembershipPlanChanged(row.Id, row.Active, row.Version));
        return MembershipPlanView.Of(row);
    }
}

internal static class ListPlans
{
    internal readonly record struct Query(string? Search, int? Limit, string? After);

    public static Task<Result<Page<MembershipPlanView>>> Handle(Reading reading, Query query) =>
        Keyset.ByText(reading.Set<PlanRow>(), query.Search, new(query.Limit, query.After), p => (p.SearchText, p.Id), MembershipPlanView.Of);
}

internal static class ShowPlan
{
    public static async Task<Result<MembershipPlanView>> Handle(Reading reading, ById<MembershipPlanId> path) =>
        await reading.Set<PlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is { } row ? MembershipPlanView.Of(row) : MembershipsErrors.PlanUnknown.Because("There is no such plan.");
}
