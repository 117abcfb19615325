using System.Text.Json;
using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Series;

/// <summary>One visit of a plan.</summary>
/// <param name="Day">Days from the plan's own day: below zero before it (a wedding), above zero after it (the first visit).</param>
/// <param name="Within">So many days earlier or later will do as well.</param>
public sealed record PlanStep(ServiceId ServiceId, int Day, IReadOnlyList<ServiceId>? AddOnIds = null, int Within = 3, IReadOnlyList<MorePart>? More = null);

/// <summary>Visits that are planned the same way for many: ten weeks before a wedding.</summary>
public sealed record VisitPlanView(VisitPlanId Id, string Name, IReadOnlyList<PlanStep> Steps, bool Active, int Version) : IVersioned
{
    internal static VisitPlanView Of(VisitPlanRow r) => new(r.Id, r.Name, JsonSerializer.Deserialize<PlanStep[]>(r.Steps, Json.Options)!, r.Active, r.Version);
}

/// <summary>Checked as a whole, then written.</summary>
internal sealed record VisitPlanDraft(string Name, IReadOnlyList<PlanStep> Steps, bool Active)
{
    public async Task<Refusal?> Check(Reading reading)
    {
        if (Texts.Clean(Name) is not { Length: <= Limits.Name })
        {
            return CommonErrors.NameMissing.At("/name", $"Please give a name of up to {Limits.Name} characters.");
        }

        if (Steps.Count is 0 or > Limits.Visits)
        {
            return CommonErrors.Invalid.At("/steps", $"A plan has 1 to {Limits.Visits} visits.");
        }

        foreach (var (i, step) in Steps.Index())
        {
            if (step.Day is < -Limits.Days or > Limits.Days || step.Within is < 0 or > Limits.Within)
            {
                return CommonErrors.Invalid.At($"/steps/{i}/day", $"A visit lies within {Limits.Days} days of the plan's day, and is looked for within {Limits.Within} days of its own.");
            }

            foreach (var service in (step.More ?? []).Select(m => m.ServiceId).Prepend(step.ServiceId))
            {
                if (await Catalog.Public.ServiceOf(reading, service) is not { Kind: Catalog.ServiceKind.Service })
                {
                    return CommonErrors.Invalid.At($"/steps/{i}/serviceId", "There is no such service.");
                }
            }
        }

        return null;
    }

    public void Write(VisitPlanRow row)
    {
        row.Name = Texts.Clean(Name)!;
        row.SearchText = Texts.Search(row.Name);
        row.Steps = JsonSerializer.Serialize(Steps.OrderBy(s => s.Day), Json.Options);
        row.Active = Active;
        row.Version++;
    }
}

internal static class CreateVisitPlan
{
    private const int Most = 200;

    public sealed record Request(string Name, IReadOnlyList<PlanStep> Steps, VisitPlanId? Id = null, bool Active = true);

    public static async Task<Result<VisitPlanView>> Handle(Work work, NoPath _, Request r)
    {
        var draft = new VisitPlanDraft(r.Name, r.Steps, r.Active);
        if (await draft.Check(work.AsReading()) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<VisitPlanRow>().CountAsync() >= Most)
        {
            return CommonErrors.Invalid.Because($"A business has at most {Most} plans.");
        }

        var row = new VisitPlanRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<VisitPlanId>() };
        draft.Write(row);
        work.Append(row);
        work.Log.Append(new VisitPlanChanged(row.Id, row.Active, row.Version));
        return VisitPlanView.Of(row);
    }
}

/// <summary>From the next series on: those that are booked stay as they are.</summary>
internal static class ChangeVisitPlan
{
    public sealed record Request(string? Name = null, IReadOnlyList<PlanStep>? Steps = null, bool? Active = null, int? Version = null);

    public static async Task<Result<VisitPlanView>> Handle(Work work, Change<VisitPlanId> path, Request r)
    {
        if (await work.Set<VisitPlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return PlanUnknown;
        }

        var now = VisitPlanView.Of(row);
        var draft = new VisitPlanDraft(r.Name ?? now.Name, r.Steps ?? now.Steps, r.Active ?? now.Active);
        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? await draft.Check(work.AsReading())) is { } refusal)
        {
            return refusal;
        }

        draft.Write(row);
        work.Log.Append(new VisitPlanChanged(row.Id, row.Active, row.Version));
        return VisitPlanView.Of(row);
    }

    public static Refusal PlanUnknown => SeriesErrors.PlanUnknown.Because("There is no such plan.");
}

internal static class ListVisitPlans
{
    public readonly record struct Query(string? Search, int? Limit, string? After);

    public static Task<Result<Page<VisitPlanView>>> Handle(Reading reading, Query query) =>
        Keyset.ByText(reading.Set<VisitPlanRow>(), query.Search, new(query.Limit, query.After), p => (p.SearchText, p.Id), VisitPlanView.Of);
}

/// <summary>GET /visit-plans/{id}/forecast: the visits of a plan for one client, before anything is booked.</summary>
internal static class ForecastPlan
{
    /// <param name="Date">The plan's own day: of the wedding, or of the first visit.</param>
    /// <param name="Time">When she likes to come; what is free nearest to it is proposed.</param>
    /// <param name="MemberId">Who is asked for where she does the service; absent: anyone.</param>
    public sealed record Query(VisitPlanId Id, string? SiteId, string? Date, string? Time, string? MemberId, string? ClientId);

    public static async Task<Result<ForecastView>> Handle(Reading reading, Query query)
    {
        if (await reading.Set<VisitPlanRow>().FirstOrDefaultAsync(p => p.Id == query.Id) is not { } row)
        {
            return ChangeVisitPlan.PlanUnknown;
        }

        if (!Ids.TryParse<SiteId>(query.SiteId, out var site))
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        if (Times.Date(query.Date, "/query/date").Failed(out var refusal, out var day) || ForecastSeries.At(query.Time).Failed(out refusal, out var time) ||
            ForecastSeries.ClientOf(query.ClientId).Failed(out refusal, out var client))
        {
            return refusal;
        }

        var asked = Ids.TryParse<MemberId>(query.MemberId, out var id) ? await Team.Public.MemberOf(reading, id) : null;
        var wanted = new List<Wanted>();
        foreach (var step in VisitPlanView.Of(row).Steps)
        {
            var member = asked?.ServiceIds.Contains(step.ServiceId) == true ? asked.Id : (MemberId?)null;
            var shape = new VisitShape(step.ServiceId, step.AddOnIds ?? [], member, step.More ?? []);
            if ((await Foresight.Of(reading, new VisitWish(site, shape.ServiceId, shape.AddOnIds, member, shape.More))).Failed(out refusal, out var foresight))
            {
                return refusal;
            }

            wanted.Add(new Wanted(foresight, day.PlusDays(step.Day), time, member, step.Within, shape));
        }

        return await Forecast.Of(reading, wanted, client);
    }
}
