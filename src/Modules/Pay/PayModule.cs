using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Pay;

/// <summary>What the people who work here earn beside their wages: commission and tips, what they are made of, and their paying out.</summary>
public sealed class PayModule : Module
{
    private const string Own = "pay.own";
    private const string Read = "pay.read";
    private const string Plan = "pay.plan";
    private const string Hand = "pay.payout";
    private const string Assist = "pay.assist";

    public override string Name => "Pay";

    public override int Rank => 4;

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(PlanChanged), typeof(PlanAssigned), typeof(GuaranteeFilled), typeof(PaidOut), typeof(PayoutTakenBack), typeof(PayExtraBooked),
        typeof(PayExtraTakenBack), typeof(TipPoolChanged), typeof(TipsShared), typeof(TipsUnshared),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(PayErrors)];

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Own, "See one's own tips and commission", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Read, "See everybody's tips and commission", Role.Owner, Role.Manager),
        new(Plan, "Make commission plans and give them to members", Role.Owner, Role.Manager),
        new(Hand, "Pay out, share tips, book late tips and corrections", Role.Owner, Role.Manager),
        new(Assist, "Say who helped with a service", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
    ];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IOrderEffect, CommissionEffect>();

    public override void Routes(Routes routes)
    {
        routes.Get<PageQuery, Page<CommissionPlanView>>("/pay/plans", Read, ListPlans.Handle);
        routes.Post<NoPath, CreateCommissionPlan.Request, CommissionPlanView>("/pay/plans", Plan, CreateCommissionPlan.Handle, 201);
        routes.Patch<Change<PlanId>, ChangeCommissionPlan.Request, CommissionPlanView>("/pay/plans/{id}", Plan, ChangeCommissionPlan.Handle);
        routes.Post<Change<PlanId>, AddCommissionVersion.Request, CommissionPlanView>("/pay/plans/{id}/versions", Plan, AddCommissionVersion.Handle, 201);
        routes.Get<ListAssignments.Query, Page<AssignmentView>>("/pay/assignments", Read, ListAssignments.Handle);
        routes.Post<NoPath, AssignCommission.Request, AssignmentView>("/pay/assignments", Plan, AssignCommission.Handle, 201);
        routes.Get<StatementQuery, ListStatements.View>("/pay/statements", Read, ListStatements.Handle);
        routes.Get<ShowStatement.Query, PayStatementView>("/pay/statements/{memberId}", Read, ShowStatement.Handle);
        routes.Get<StatementQuery, PayStatementView>("/pay/statement", Own, ShowStatement.Own);
        routes.Put<SetAssistant.Path, SetAssistant.Request, SetAssistant.View>("/pay/assists/{lineId}", Assist, SetAssistant.Handle);
        routes.App.MapPost("/pay/plans/{id}/trial", TryPlan.Route).WithTags(Name).WithMetadata(new RoutePolicy(Plan)).Produces<TryPlan.View>()
            .Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
        routes.App.MapGet("/pay/export", ExportPay.Handle).WithTags(Name).WithMetadata(new RoutePolicy(Read)).Produces<string>(StatusCodes.Status200OK, "text/csv");
        Handing(routes);
    }

    private static void Handing(Routes routes)
    {
        routes.Get<ListPayouts.Query, Page<PayoutView>>("/pay/payouts", Read, ListPayouts.Handle);
        routes.Post<NoPath, PayOut.Request, PayoutView>("/pay/payouts", Hand, PayOut.Handle, 201);
        routes.Post<ById<PayoutId>, ReversePayout.Request, PayoutView>("/pay/payouts/{id}/reverse", Hand, ReversePayout.Handle);
        routes.Post<NoPath, Guarantees.Request, Guarantees.View>("/pay/guarantees", Hand, Guarantees.Handle);
        routes.Get<ListExtras.Query, Page<ExtraView>>("/pay/extras", Read, ListExtras.Handle);
        routes.Post<NoPath, AddLateTip.Request, ExtraView>("/pay/tips", Hand, AddLateTip.Handle, 201);
        routes.Post<NoPath, AddCorrection.Request, ExtraView>("/pay/corrections", Hand, AddCorrection.Handle, 201);
        routes.Post<ById<ExtraId>, Nothing, ExtraView>("/pay/extras/{id}/reverse", Hand, ReverseExtra.Handle);
        routes.Get<PageQuery, Page<PoolView>>("/pay/pools", Read, ListPools.Handle);
        routes.Post<NoPath, CreatePool.Request, PoolView>("/pay/pools", Plan, CreatePool.Handle, 201);
        routes.Post<Change<PoolId>, AddPoolVersion.Request, PoolView>("/pay/pools/{id}/versions", Plan, AddPoolVersion.Handle, 201);
        routes.Post<ById<PoolId>, RunPool.Request, PoolRunView>("/pay/pools/{id}/runs", Hand, RunPool.Handle, 201);
        routes.Get<ListPoolRuns.Query, Page<PoolRunView>>("/pay/pool-runs", Read, ListPoolRuns.Handle);
        routes.Post<ById<PoolRunId>, Nothing, PoolRunView>("/pay/pool-runs/{id}/reverse", Hand, ReversePoolRun.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        Plans(model);
        Earned(model);
        Paid(model);
    }

    private static void Plans(ModelBuilder model)
    {
        model.Entity<PlanRow>(e =>
        {
            e.ToTable("pay_plans");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(120);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<PlanVersionRow>(e =>
        {
            e.ToTable("pay_plan_versions");
            e.HasKey(r => new { r.BusinessId, r.PlanId, r.Number });
            e.HasOne<PlanRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PlanId });
            e.Property(r => r.Actor).HasMaxLength(128);
        });
        model.Entity<AssignmentRow>(e =>
        {
            e.ToTable("pay_assignments");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.MemberId, r.Number }).IsUnique();
        });
        model.Entity<PoolRow>(e =>
        {
            e.ToTable("tip_pools");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(120);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
    }

    private static void Earned(ModelBuilder model)
    {
        model.Entity<SaleRow>(e =>
        {
            e.ToTable("pay_sales");
            e.HasKey(r => new { r.BusinessId, r.LineId });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasIndex(r => new { r.BusinessId, r.Day });
            e.Property(r => r.ItemId).HasMaxLength(64);
            e.Property(r => r.Name).HasMaxLength(120);
            e.Property(r => r.Category).HasMaxLength(PlanCheck.Category);
        });
        model.Entity<ReturnRow>(e =>
        {
            e.ToTable("pay_returns");
            e.HasKey(r => new { r.BusinessId, r.LineId, r.Number });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
        });
        model.Entity<TipRow>(e =>
        {
            e.ToTable("pay_tips");
            e.HasKey(r => new { r.BusinessId, r.LineId });
            e.HasIndex(r => new { r.BusinessId, r.Day });
        });
        model.Entity<EarningRow>(e =>
        {
            e.ToTable("pay_earnings");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasIndex(r => new { r.BusinessId, r.LineId }).HasFilter("line_id IS NOT NULL");
            e.HasIndex(r => new { r.BusinessId, r.BucketMember, r.BucketFrom });
        });
        model.Entity<AssistRow>(e =>
        {
            e.ToTable("pay_assists");
            e.HasKey(r => new { r.BusinessId, r.LineId });
        });
    }

    private static void Paid(ModelBuilder model)
    {
        model.Entity<ExtraRow>(e =>
        {
            e.ToTable("pay_extras");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.EntryId });
            e.HasIndex(r => new { r.BusinessId, r.Day });
            e.Property(r => r.Reason).HasMaxLength(200);
        });
        model.Entity<PayoutRow>(e =>
        {
            e.ToTable("payouts");
            e.HasKey(r => new { r.BusinessId, r.Id });

            // Two who pay the same person at once would both be the next.
            e.HasIndex(r => new { r.BusinessId, r.MemberId, r.Currency, r.Number }).IsUnique();
            e.Property(r => r.Actor).HasMaxLength(128);
            e.Property(r => r.ReversedReason).HasMaxLength(200);
        });
        model.Entity<PoolVersionRow>(e =>
        {
            e.ToTable("tip_pool_versions");
            e.HasKey(r => new { r.BusinessId, r.PoolId, r.Number });
            e.HasOne<PoolRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PoolId });
        });
        model.Entity<PoolRunRow>(e =>
        {
            e.ToTable("tip_pool_runs");
            e.HasKey(r => new { r.BusinessId, r.Id });

            // A day's tips are shared once; taking back makes room for the next number.
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.Day, r.Number }).IsUnique();
        });
        model.Entity<GuaranteeRow>(e =>
        {
            e.ToTable("pay_guarantees");
            e.HasKey(r => new { r.BusinessId, r.MemberId, r.From, r.To, r.Number });
        });
    }
}
