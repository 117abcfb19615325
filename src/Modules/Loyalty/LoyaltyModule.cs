using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Loyalty;

/// <summary>Points: earned by orders, spent as money or for rewards, and explained.</summary>
public sealed class LoyaltyModule : Module
{
    internal const string AdjustFreely = "loyalty.adjustFreely";
    private const string Read = "loyalty.read";
    private const string Join = "loyalty.join";
    private const string Adjust = "loyalty.adjust";
    internal const string Manage = "loyalty.manage";

    public override string Name => "Loyalty";

    public override int Rank => 4;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See programmes, points and why", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Join, "Let clients join a programme", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Adjust, "Give and take a few points by hand", Role.Owner, Role.Manager, Role.Desk),
        new(AdjustFreely, "Give and take points by hand without a limit", Role.Owner, Role.Manager),
        new(Manage, "Make and change programmes, take over balances, see what is owed", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(ProgrammeChanged), typeof(ClientJoined), typeof(PointsEarned), typeof(PointsSpent), typeof(PointsReturned), typeof(PointsAdjusted), typeof(PointsOpened),
        typeof(PointsExpired), typeof(PointsExpiring),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(LoyaltyErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IOrderEffect, EarnFromOrders>();
        services.AddSingleton<ITender, PointsTender>();
        services.AddSingleton<IOfferSource, Rewards>();
        services.AddSingleton<IHoldingsPart, PointsHoldings>();
        services.AddSingleton<IPointsReasons, PointsHoldings>();
        services.AddHostedService<ExpiryJob>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<NoPath, Page<ProgrammeView>>("/loyalty/programmes", Read, ListProgrammes.Handle);
        routes.Post<NoPath, CreateProgramme.Request, ProgrammeView>("/loyalty/programmes", Manage, CreateProgramme.Handle, StatusCodes.Status201Created);
        routes.Get<ById<ProgrammeId>, ProgrammeView>("/loyalty/programmes/{id}", Read, ShowProgramme.Handle);
        routes.Patch<Change<ProgrammeId>, ChangeProgramme.Request, ProgrammeView>("/loyalty/programmes/{id}", Manage, ChangeProgramme.Handle);
        routes.Post<Change<ProgrammeId>, AddVersion.Request, ProgrammeView>("/loyalty/programmes/{id}/versions", Manage, AddVersion.Handle, StatusCodes.Status201Created);
        routes.App.MapPost("/loyalty/programmes/dry-run", DryRun.Route).WithTags(Name).WithMetadata(new RoutePolicy(Manage))
            .Produces<DryRun.View>().Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
        routes.Get<ById<ClientId>, ShowPoints.Views>("/loyalty/clients/{id}", Read, ShowPoints.Handle);
        routes.Get<ShowPointsHistory.Query, Page<ShowPointsHistory.View>>("/loyalty/clients/{id}/history", Read, ShowPointsHistory.Handle);
        routes.Post<ById<ClientId>, JoinProgramme.Request, JoinProgramme.View>("/loyalty/clients/{id}/join", Join, JoinProgramme.Handle);
        routes.Post<ById<ClientId>, AdjustPoints.Request, AdjustPoints.View>("/loyalty/clients/{id}/adjust", Adjust, AdjustPoints.Handle);
        routes.Post<NoPath, ImportOpening.Request, ImportOpening.Proof>("/loyalty/opening-balances", Manage, ImportOpening.Handle, StatusCodes.Status201Created);
        routes.Get<NoPath, ShowLiability.Views>("/loyalty/liability", Manage, ShowLiability.Handle);
        routes.Post<NoPath, Nothing, ExpirePoints.View>("/loyalty/expire", Manage, ExpirePoints.Handle);
        routes.Get<ById<OrderId>, ExplainOrder.View>("/loyalty/orders/{id}/explain", Read, ExplainOrder.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<ProgrammeRow>(e =>
        {
            e.ToTable("loyalty_programmes");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Ignore(r => r.SiteIds);
            e.Property(r => r.Name).HasMaxLength(CreateProgramme.Name);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<ProgrammeVersionRow>(e =>
        {
            e.ToTable("loyalty_versions");
            e.HasKey(r => new { r.BusinessId, r.ProgrammeId, r.Number });
            e.HasOne<ProgrammeRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.ProgrammeId });
            e.Property(r => r.MadeBy).HasMaxLength(128);
        });
        model.Entity<EventRow>(e =>
        {
            e.ToTable("loyalty_events");
            e.HasKey(r => new { r.BusinessId, r.Seq, r.No });
            e.HasIndex(r => new { r.BusinessId, r.ClientId, r.Seq }).HasFilter("client_id IS NOT NULL");
            e.HasIndex(r => new { r.BusinessId, r.OrderId }).HasFilter("order_id IS NOT NULL");
            e.Property(r => r.Kind).HasMaxLength(16);
        });
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("loyalty_notices");
            e.HasKey(r => new { r.BusinessId, r.ProgrammeId, r.ClientId, r.On });
        });
    }
}
