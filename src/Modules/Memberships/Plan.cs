using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Memberships;

/// <summary>Visits that each period includes, each for any one of these services.</summary>
internal sealed record Included(int Visits, IReadOnlyList<ServiceId> ServiceIds);

/// <summary>What members pay less: a share, or an amount off each. For these services, for a category, or (neither) for every service.</summary>
internal sealed record MemberPrice(int? PercentPpm = null, Money? Amount = null, IReadOnlyList<ServiceId>? ServiceIds = null, string? Category = null);

/// <summary>What was agreed; kept with the membership, so that later versions of the plan do not change it.</summary>
/// <param name="CarryOver">So many unused visits of each kind, at most, are there in the next period too.</param>
/// <param name="MinimumPeriods">Periods before it can end; 1 is none.</param>
internal sealed record PlanTerms(
    MembershipPlanId PlanId, int Version, string Name, Money Price, IReadOnlyList<TaxId> TaxIds, PeriodUnit PeriodUnit, int PeriodLength,
    IReadOnlyList<Included> Included, IReadOnlyList<MemberPrice> MemberPrices, int CarryOver, int MinimumPeriods, int NoticeDays)
{
    public string Text() => JsonSerializer.Serialize(this, Json.Options);

    public static PlanTerms Read(string text) => JsonSerializer.Deserialize<PlanTerms>(text, Json.Options)!;

    public string Every => (PeriodUnit, PeriodLength) switch
    {
        (PeriodUnit.Day, 1) => "day",
        (PeriodUnit.Month, 1) => "month",
        (PeriodUnit.Year, 1) => "year",
        (PeriodUnit.Day, var n) => $"{n} days",
        (PeriodUnit.Month, var n) => $"{n} months",
        (_, var n) => $"{n} years",
    };
}

internal sealed class PlanRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public MembershipPlanId Id { get; set; }

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>JSON of <see cref="PlanTerms"/>.</summary>
    public string Terms { get; set; } = "";

    public bool Active { get; set; } = true;

    public string SearchText { get; set; } = "";

    public int Version { get; set; }
}

internal sealed record MembershipPlanView(
    MembershipPlanId Id, string Name, string? Description, Money Price, IReadOnlyList<TaxId> TaxIds, PeriodUnit PeriodUnit, int PeriodLength,
    IReadOnlyList<Included> Included, IReadOnlyList<MemberPrice> MemberPrices, int CarryOver, int MinimumPeriods, int NoticeDays, bool Active, int Version) : IVersioned
{
    public static MembershipPlanView Of(PlanRow row)
    {
        var t = PlanTerms.Read(row.Terms);
        return new MembershipPlanView(
            row.Id, row.Name, row.Description, t.Price, t.TaxIds, t.PeriodUnit, t.PeriodLength, t.Included, t.MemberPrices, t.CarryOver, t.MinimumPeriods,
            t.NoticeDays, row.Active, row.Version);
    }
}
