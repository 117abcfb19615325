using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Drawers;

/// <summary>The cash drawer of a till from float to Z: what should be in it, what was counted, and the difference booked at once.</summary>
public sealed class DrawersModule : Module
{
    public override string Name => "Drawers";

    public override int Rank => 6;

    private const string Work = "shifts.write";
    private const string Report = "shifts.report";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Work, "Open and close the drawer, put cash in and take it out", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Report, "See what should be in the drawer before it is counted", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(ShiftOpened), typeof(ShiftClosed), typeof(CashMoved), typeof(DrawerKicked)];

    public override IReadOnlyList<Type> Errors => [typeof(DrawerErrors)];

    public override void Routes(Routes routes)
    {
        routes.Post<NoPath, OpenShift.Request, ShiftView>("/shifts", Work, OpenShift.Handle, 201);
        routes.Get<ListShifts.Query, Page<ShiftView>>("/shifts", Work, ListShifts.Handle);
        routes.Get<ById<ShiftId>, ShowShift.View>("/shifts/{id}", Work, ShowShift.Handle);
        routes.Get<ById<ShiftId>, DrawerReport>("/shifts/{id}/x", Report, ShowX.Handle);
        routes.Post<ById<ShiftId>, MoveCash.Request, MovementView>("/shifts/{id}/cash", Work, MoveCash.Handle, 201);
        routes.Post<ById<ShiftId>, KickDrawer.Request, MovementView>("/shifts/{id}/kick", Work, KickDrawer.Handle, 201);
        routes.Post<ById<ShiftId>, CloseShift.Request, ShowShift.View>("/shifts/{id}/close", Work, CloseShift.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<ShiftRow>(e =>
        {
            e.ToTable("shifts");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.TillId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.TillId }).HasFilter("closed_at IS NULL").IsUnique();
            e.Property(r => r.Reason).HasMaxLength(Counting.Reason);
            e.Property(r => r.OpenedBy).HasMaxLength(80);
            e.Property(r => r.ClosedBy).HasMaxLength(80);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<MovementRow>(e =>
        {
            e.ToTable("drawer_movements");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ShiftId });
            e.HasOne<ShiftRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.ShiftId });
            e.Property(r => r.Reason).HasMaxLength(Counting.Reason);
            e.Property(r => r.Actor).HasMaxLength(80);
        });
    }
}
