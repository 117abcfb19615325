using Bookend.Booking;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Series;

/// <summary>Many visits planned as one: again and again by a rule, or along a plan of several weeks.</summary>
public sealed class SeriesModule : Module
{
    private const string Read = "series.read";
    private const string Write = "series.write";
    private const string Plans = "visitPlans.write";

    public override string Name => "Series";

    public override int Rank => 7;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See visits that were planned together, and plan some", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Book, move and cancel visits that were planned together", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Plans, "Set up plans of several visits", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(SeriesMade), typeof(SeriesExtended), typeof(VisitPlanChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(SeriesErrors)];

    public override void Routes(Routes routes)
    {
        routes.Get<ForecastSeries.Query, ForecastView>("/series/forecast", Read, ForecastSeries.Handle);
        routes.Post<NoPath, CreateSeries.Request, SeriesView>("/series", Write, CreateSeries.Handle, success: 201);
        routes.Get<ById<SeriesId>, SeriesView>("/series/{id}", Read, ShowSeries.Handle);
        routes.Get<ForecastMove.Query, ForecastView>("/series/{id}/move-forecast", Read, ForecastMove.Handle);
        routes.Post<Change<SeriesId>, MoveSeries.Request, SeriesView>("/series/{id}/move", Write, MoveSeries.Handle);
        routes.Post<Change<SeriesId>, CancelSeries.Request, SeriesView>("/series/{id}/cancel", Write, CancelSeries.Handle);
        routes.Post<Change<SeriesId>, ExtendSeries.Request, SeriesView>("/series/{id}/visits", Write, ExtendSeries.Handle);
        routes.Get<ListVisitPlans.Query, Page<VisitPlanView>>("/visit-plans", Read, ListVisitPlans.Handle);
        routes.Post<NoPath, CreateVisitPlan.Request, VisitPlanView>("/visit-plans", Plans, CreateVisitPlan.Handle, success: 201);
        routes.Patch<Change<VisitPlanId>, ChangeVisitPlan.Request, VisitPlanView>("/visit-plans/{id}", Plans, ChangeVisitPlan.Handle);
        routes.Get<ForecastPlan.Query, ForecastView>("/visit-plans/{id}/forecast", Read, ForecastPlan.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<SeriesRow>(e =>
        {
            e.ToTable("series");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(Limits.Name * 4);
            e.Property(r => r.Rule).HasMaxLength(200);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<VisitPlanRow>(e =>
        {
            e.ToTable("visit_plans");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.SearchText).HasMaxLength(Limits.Name * 2);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
    }
}
