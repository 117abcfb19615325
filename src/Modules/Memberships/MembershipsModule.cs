using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Memberships;

/// <summary>Paid by the period: what it includes, what members pay less, and what the calendar does to it.</summary>
public sealed class MembershipsModule : Module
{
    public override string Name => "Memberships";

    public override int Rank => 4;

    private const string Read = "memberships.read";
    private const string Write = "memberships.write";
    private const string Plans = "memberships.plans";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See plans and memberships", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Freeze, cancel and reinstate memberships", Role.Owner, Role.Manager, Role.Desk),
        new(Plans, "Change plans, start billing", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(MembershipPlanChanged), typeof(MembershipStarted), typeof(MembershipBilled), typeof(MembershipPaid), typeof(MembershipOverdue), typeof(MembershipRecognised),
        typeof(MembershipUsed), typeof(MembershipFrozen), typeof(MembershipUnfrozen), typeof(MembershipCancelled), typeof(MembershipReinstated), typeof(MembershipEnded),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(MembershipsErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IOrderLine, MembershipLine>();
        services.AddSingleton<ICover, MembershipCover>();
        services.AddSingleton<IOfferSource, MemberOffers>();
        services.AddSingleton<IOrderEffect, MembershipEffects>();
        services.AddSingleton<IClientCardPart, MembershipsOnCard>();
        services.AddSingleton<IHoldingsPart, MembershipHoldings>();
        services.AddSingleton<ITimelinePart, MembershipsOnTimeline>();
        services.AddSingleton<IDueCharges, DueCharges>();
        services.AddHostedService<BillingJob>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<ListPlans.Query, Page<MembershipPlanView>>("/membership-plans", Read, ListPlans.Handle);
        routes.Post<NoPath, CreatePlan.Request, MembershipPlanView>("/membership-plans", Plans, CreatePlan.Handle, 201);
        routes.Get<ById<MembershipPlanId>, MembershipPlanView>("/membership-plans/{id}", Read, ShowPlan.Handle);
        routes.Patch<Change<MembershipPlanId>, ChangePlan.Request, MembershipPlanView>("/membership-plans/{id}", Plans, ChangePlan.Handle);
        routes.Get<ListMemberships.Query, Page<MembershipView>>("/memberships", Read, ListMemberships.Handle);
        routes.Get<ListDue.Query, Page<ListDue.View>>("/memberships/due", Read, ListDue.Handle);
        routes.Post<NoPath, Nothing, BillMemberships.Billed>("/memberships/bill", Plans, BillMemberships.Handle);
        routes.Get<ById<MembershipId>, MembershipDetail>("/memberships/{id}", Read, ShowMembership.Handle);
        routes.Post<ById<MembershipId>, Freeze.Request, MembershipView>("/memberships/{id}/freeze", Write, Freeze.Handle);
        routes.Post<ById<MembershipId>, Nothing, MembershipView>("/memberships/{id}/unfreeze", Write, Unfreeze.Handle);
        routes.Post<ById<MembershipId>, CancelMembership.Request, MembershipView>("/memberships/{id}/cancel", Write, CancelMembership.Handle);
        routes.Post<ById<MembershipId>, Nothing, MembershipView>("/memberships/{id}/reinstate", Write, Reinstate.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<PlanRow>(e =>
        {
            e.ToTable("membership_plans");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Description).HasMaxLength(Limits.Description);
            e.Property(r => r.SearchText).HasMaxLength(Limits.Search);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<MembershipRow>(e =>
        {
            e.ToTable("memberships");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.Phase, r.NextOn });
            e.HasOne<PlanRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PlanId });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<ChargeRow>(e =>
        {
            e.ToTable("membership_charges");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.MembershipId, r.No }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.State });
            e.HasIndex(r => new { r.BusinessId, r.LineId });
            e.HasOne<MembershipRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.MembershipId });
        });
        model.Entity<MembershipChangeRow>(e =>
        {
            e.ToTable("membership_changes");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.MembershipId, r.At });
            e.HasIndex(r => new { r.BusinessId, r.ClientId, r.At });
            e.HasOne<MembershipRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.MembershipId });
            e.Property(r => r.Detail).HasMaxLength(400);
            e.Property(r => r.Reason).HasMaxLength(Limits.Reason);
            e.Property(r => r.By).HasMaxLength(120);
        });
    }
}
