using Bookend.Kernel;
using NodaTime;

namespace Bookend.Series;

/// <summary>Visits that were planned as one. They are Booking's; here is only what they have in common.</summary>
internal sealed class SeriesRow
{
    public BusinessId BusinessId { get; set; }

    public SeriesId Id { get; set; }

    public SiteId SiteId { get; set; }

    public ClientId ClientId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>RFC 5545, as it was asked for; null: planned by a plan or by hand.</summary>
    public string? Rule { get; set; }

    public VisitPlanId? PlanId { get; set; }

    public Instant MadeAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What is planned the same way for many: ten weeks before a wedding.</summary>
internal sealed class VisitPlanRow
{
    public BusinessId BusinessId { get; set; }

    public VisitPlanId Id { get; set; }

    public string Name { get; set; } = "";

    public string SearchText { get; set; } = "";

    /// <summary>JSON of <see cref="PlanStep"/>s.</summary>
    public string Steps { get; set; } = "[]";

    public bool Active { get; set; }

    public int Version { get; set; }
}
