using Bookend.Core;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>Orders: open → complete → receipt → refund. A euro never vanishes.</summary>
public sealed class SalesModule : Module
{
    public override string Name => "Sales";

    public override int Rank => 5;

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(OrderOpened), typeof(OrderChanged), typeof(OrderCompleted), typeof(OrderRefunded), typeof(OrderVoided), typeof(PaymentCaptured),
        typeof(PaymentDeclined), typeof(PaymentUnknown),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(SalesErrors)];

    public override IReadOnlyList<Permission> Permissions =>
    [
        new("orders.read", "See orders and receipts", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new("orders.write", "Open and change orders, take payments, complete sales", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new("orders.refund", "Give money back", Role.Owner, Role.Manager, Role.Desk),
        new("orders.void", "Void an open order", Role.Owner, Role.Manager, Role.Desk),
        new("ledger.read", "See the books", Role.Owner, Role.Manager),
    ];

    public override void Tables(ModelBuilder model)
    {
        model.Entity<OrderRow>(e =>
        {
            e.ToTable("orders");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.BusinessDate });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.Number });
            e.Ignore(r => r.Total);
            e.Property(r => r.DiscountReason).HasMaxLength(Lines.Reason);
            e.Property(r => r.VoidReason).HasMaxLength(Lines.Reason);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<OrderLineRow>(e =>
        {
            e.ToTable("order_lines");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasOne<OrderRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.OrderId });
            e.Property(r => r.ItemId).HasMaxLength(40);
            e.Property(r => r.Name).HasMaxLength(Lines.Name);
            e.Property(r => r.MemberName).HasMaxLength(Lines.Name);
            e.Property(r => r.PriceReason).HasMaxLength(Lines.Reason);
            e.Property(r => r.DiscountReason).HasMaxLength(Lines.Reason);
        });
        model.Entity<OrderTipRow>(e =>
        {
            e.ToTable("order_tips");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasOne<OrderRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.OrderId });
            e.Property(r => r.MemberName).HasMaxLength(Lines.Name);
        });
        model.Entity<TenderRow>(e =>
        {
            e.ToTable("tenders");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasOne<OrderRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.OrderId });
            e.Ignore(r => r.IsPayment).Ignore(r => r.Counts);
            e.Property(r => r.Reference).HasMaxLength(Lines.Name);
            e.Property(r => r.Reason).HasMaxLength(Lines.Reason);
        });
        model.Entity<RefundRow>(e =>
        {
            e.ToTable("refunds");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasOne<OrderRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.OrderId });
            e.Ignore(r => r.Total);
            e.Property(r => r.Reason).HasMaxLength(Lines.Reason);
        });
        model.Entity<RefundLineRow>(e =>
        {
            e.ToTable("refund_lines");
            e.HasKey(r => new { r.BusinessId, r.RefundId, r.LineId });
        });
        model.Entity<ReceiptRow>(e =>
        {
            e.ToTable("receipts");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.OrderId });
            e.HasIndex(r => new { r.BusinessId, r.TillId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.Secret }).IsUnique();
            e.Property(r => r.Secret).HasMaxLength(ReceiptToken.SecretLength);
        });
    }
}
