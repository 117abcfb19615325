using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Series;

[Fact("series.made")]
public sealed record SeriesMade(SeriesId Id, SiteId SiteId, ClientId ClientId, VisitPlanId? PlanId, int Visits) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Further visits; each has its <c>booking.made</c> besides, as with those that were moved or cancelled.</summary>
[Fact("series.extended")]
public sealed record SeriesExtended(SeriesId Id, int Visits) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("visitPlan.changed")]
public sealed record VisitPlanChanged(VisitPlanId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}
