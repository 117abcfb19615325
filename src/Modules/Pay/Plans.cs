using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

internal sealed record CommissionVersionView(int Number, LocalDate From, CommissionTerms Terms, Instant At, string Actor);

/// <param name="Versions">The rules, the oldest first; the last whose day has come counts.</param>
/// <param name="MemberIds">Who has it today.</param>
internal sealed record CommissionPlanView(
    PlanId Id, string Name, bool Active, IReadOnlyList<CommissionVersionView> Versions, IReadOnlyList<MemberId> MemberIds, int Version) : IVersioned;

internal static class PlanViews
{
    public const int MaxPlans = 200;
    public const int MaxVersions = 1000;

    public static async Task<IReadOnlyList<CommissionPlanView>> Of(Reading reading, IReadOnlyList<PlanRow> plans, LocalDate today)
    {
        var ids = plans.Select(p => p.Id).ToArray();
        var versions = (await reading.Set<PlanVersionRow>().Where(v => ids.Contains(v.PlanId)).ToListAsync()).ToLookup(v => v.PlanId);
        var book = await PlanBook.Of(reading);
        var members = book.Members.ToLookup(m => book.PlanOf(m, today), m => m);
        return [.. plans.Select(p => View(p, versions[p.Id], members[p.Id]))];
    }

    public static CommissionPlanView View(PlanRow plan, IEnumerable<PlanVersionRow> versions, IEnumerable<MemberId> members) => new(
        plan.Id, plan.Name, plan.Active,
        [.. versions.OrderBy(v => v.Number).Select(v => new CommissionVersionView(v.Number, v.From, PlanBook.Terms(v.Terms), v.At, v.Actor))], [.. members],
        plan.Version);

    public static async Task<Result<string>> Name(Work work, string? name, PlanId? self = null)
    {
        if (Texts.Clean(name) is not { } clean)
        {
            return CommonErrors.NameMissing.At("/name", "Please give the plan a name.");
        }

        if (clean.Length > 120)
        {
            return CommonErrors.Invalid.At("/name", "A name has at most 120 characters.");
        }

        return await work.Set<PlanRow>().AnyAsync(p => p.Name == clean && (self == null || p.Id != self))
            ? CommonErrors.Duplicate.At("/name", "There is a plan of this name already.")
            : clean;
    }
}

internal static class ListPlans
{
    public static async Task<Result<Page<CommissionPlanView>>> Handle(Reading reading, PageQuery query)
    {
        if ((await Keyset.ById(reading.Set<PlanRow>(), query, p => p.Id, p => p)).Failed(out var refusal, out var page))
        {
            return refusal;
        }

        var today = Days.Today(await Places.Public.Sites(reading), reading.Now);
        return new Page<CommissionPlanView>(await PlanViews.Of(reading, page.Items, today), page.Next);
    }
}

internal static class CreateCommissionPlan
{
    /// <param name="From">First day of the rules; null: today.</param>
    internal sealed record Request(string Name, CommissionTerms Terms, PlanId? Id = null, LocalDate? From = null);

    public static async Task<Result<CommissionPlanView>> Handle(Work work, NoPath _, Request r)
    {
        var today = Days.Today(await Places.Public.Sites(work), work.Now);
        if ((await PlanViews.Name(work, r.Name)).Failed(out var refusal, out var name))
        {
            return refusal;
        }

        if ((PlanCheck.Of(r.Terms) ?? Days.NotPast(r.From, today, "/from")) is { } wrong)
        {
            return wrong;
        }

        if (await work.Set<PlanRow>().CountAsync() >= PlanViews.MaxPlans)
        {
            return CommonErrors.Invalid.Because($"A business has at most {PlanViews.MaxPlans} plans.");
        }

        var plan = new PlanRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<PlanId>(), Name = name, Version = 1 };
        var version = AddCommissionVersion.Row(work, plan.Id, 1, r.From ?? today, r.Terms);
        work.Append(plan);
        work.Append(version);
        work.Log.Append(new PlanChanged(plan.Id, 1, true, 1));
        return PlanViews.View(plan, [version], []);
    }
}

internal static class AddCommissionVersion
{
    /// <param name="From">First day of the new rules; null: today.</param>
    internal sealed record Request(CommissionTerms Terms, LocalDate? From = null);

    public static async Task<Result<CommissionPlanView>> Handle(Work work, Change<PlanId> path, Request r)
    {
        if (await work.Set<PlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } plan)
        {
            return PayErrors.PlanUnknown.Because("There is no such plan.");
        }

        var today = Days.Today(await Places.Public.Sites(work), work.Now);
        if ((Versions.Check(plan.Version, null, path.IfMatch) ?? PlanCheck.Of(r.Terms) ?? Days.NotPast(r.From, today, "/from")) is { } refusal)
        {
            return refusal;
        }

        var number = await work.Set<PlanVersionRow>().CountAsync(v => v.PlanId == plan.Id) + 1;
        if (number > PlanViews.MaxVersions)
        {
            return CommonErrors.Invalid.Because($"A plan has at most {PlanViews.MaxVersions} versions. Make a new plan.");
        }

        var version = Row(work, plan.Id, number, r.From ?? today, r.Terms);
        plan.Version++;
        work.Append(version);
        work.Log.Append(new PlanChanged(plan.Id, number, plan.Active, plan.Version));
        var view = (await PlanViews.Of(work.AsReading(), [plan], today))[0];
        return view with { Versions = [.. view.Versions, new CommissionVersionView(number, version.From, r.Terms, version.At, version.Actor)] };
    }

    public static PlanVersionRow Row(Work work, PlanId plan, int number, LocalDate from, CommissionTerms terms) => new()
    {
        BusinessId = work.Business, PlanId = plan, Number = number, From = from, Terms = JsonSerializer.Serialize(terms, Json.Options), At = work.Now,
        Actor = work.Actor.ToString(),
    };
}

internal static class ChangeCommissionPlan
{
    internal sealed record Request(string? Name = null, bool? Active = null);

    public static async Task<Result<CommissionPlanView>> Handle(Work work, Change<PlanId> path, Request r)
    {
        if (await work.Set<PlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } plan)
        {
            return PayErrors.PlanUnknown.Because("There is no such plan.");
        }

        if (Versions.Check(plan.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if ((await PlanViews.Name(work, r.Name ?? plan.Name, plan.Id)).Failed(out var refusal, out var name))
        {
            return refusal;
        }

        (plan.Name, plan.Active) = (name, r.Active ?? plan.Active);
        plan.Version++;
        var view = (await PlanViews.Of(work.AsReading(), [plan], Days.Today(await Places.Public.Sites(work), work.Now)))[0];
        work.Log.Append(new PlanChanged(plan.Id, view.Versions.Count, plan.Active, plan.Version));
        return view;
    }
}
