using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Sales;

/// <summary>Orders: open → complete → receipt → refund. A euro never vanishes.</summary>
public sealed class SalesModule : Module
{
    public override string Name => "Sales";

    public override int Rank => 5;

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(OrderOpened), typeof(OrderChanged), typeof(OrderCompleted), typeof(OrderRefunded), typeof(OrderVoided), typeof(OrderOverridden), typeof(OrderChargeRemoved), typeof(OrderClaimed), typeof(PaymentCaptured),
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

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Capabilities>();
        services.AddSingleton<Cards>();
        services.AddHostedService<ResolveJob>();
        services.AddSingleton(s => new UnattendedSales(s.GetRequiredService<Cards>(), s.GetRequiredService<Writer>(), s.GetRequiredService<Reader>()));
        services.AddSingleton<IClientCardPart, ClientCard>();
        services.AddSingleton<ITimelinePart, ClientTimeline>();
    }

    public override void Routes(Routes routes)
    {
        routes.Post<NoPath, StartOrder.Request, OrderView>("/orders", "orders.write", StartOrder.Handle, StatusCodes.Status201Created);
        routes.Get<ListOrders.Query, Page<OrderView>>("/orders", "orders.read", ListOrders.Handle);
        routes.Get<ById<OrderId>, OrderView>("/orders/{id}", "orders.read", GetOrder.Handle);
        routes.Post<Change<OrderId>, ChangeOrder.Request, OrderView>("/orders/{id}/changes", "orders.write", ChangeOrder.Handle);
        routes.Get<ListCovers.Query, ListCovers.Answer>("/orders/{id}/covers", "orders.read", ListCovers.Handle);
        routes.Get<ById<OrderId>, ListCoSigners.Answer>("/orders/{id}/co-signers", "orders.write", ListCoSigners.Handle);
        routes.Post<Change<OrderId>, SplitOrder.Request, SplitOrder.Answer>("/orders/{id}/split", "orders.write", SplitOrder.Handle);
        routes.Post<NoPath, CompleteTogether.Request, CompleteTogether.Answer>("/checkouts", "orders.write", CompleteTogether.Handle);
        routes.Post<Change<OrderId>, VoidOrder.Request, OrderView>("/orders/{id}/void", "orders.void", VoidOrder.Handle);
        routes.Post<Change<OrderId>, ClaimOrder.Request, ClaimOrder.Claimed>("/orders/{id}/claim", "orders.write", ClaimOrder.Handle);
        routes.Get<ById<ReceiptId>, ReceiptView>("/receipts/{id}", "orders.read", GetReceipt.Handle);
        routes.Post<SendReceipt.Path, SendReceipt.Request, SendReceipt.Sent>("/receipts/{id}/send", "orders.write", SendReceipt.Handle);
        routes.Get<ListEntries.Query, Page<EntryView>>("/ledger/entries", "ledger.read", ListEntries.Handle);

        // A card provider may be asked in the middle of these, so they write in several steps.
        Own<OrderView>(routes.App.MapPost("/orders/{id}/tenders", TakeTender.Handle), "orders.write");
        Own<OrderView>(routes.App.MapPost("/orders/{id}/tenders/{tenderId}/resolve", ResolveTender.Handle), "orders.write");
        Own<Sold>(routes.App.MapPost("/orders/{id}/complete", CompleteOrder.Handle), "orders.write");
        Own<Sold>(routes.App.MapPost("/sales", SellNow.Handle), "orders.write");
        Own<RefundOrder.Refunded>(routes.App.MapPost("/orders/{id}/refunds", RefundOrder.Handle), "orders.refund");
        routes.App.MapGet("/receipts/{id}/print", PrintReceipt.Handle).WithTags(Name).WithMetadata(new RoutePolicy("orders.read"))
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    private void Own<TView>(RouteHandlerBuilder route, string permission) => route
        .WithTags(Name).WithMetadata(new RoutePolicy(permission)).Produces<TView>().Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");

    public override void Tables(ModelBuilder model)
    {
        model.Entity<OrderRow>(e =>
        {
            e.ToTable("orders");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.BusinessDate });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.Number });
            e.HasIndex(r => new { r.BusinessId, r.PaymentOpen }).HasFilter("payment_open");
            e.Ignore(r => r.Total).Ignore(r => r.ToPay);
            e.Property(r => r.Codes).HasMaxLength(Offering.CodesLength);
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
            e.Property(r => r.CoverSource).HasMaxLength(16);
            e.Property(r => r.CoverId).HasMaxLength(40);
            e.Property(r => r.CoverLabel).HasMaxLength(Lines.Name);
            e.Property(r => r.OfferReason).HasMaxLength(Lines.Reason);
            e.Ignore(r => r.Covered).Ignore(r => r.Off);
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
            e.Ignore(r => r.IsPayment).Ignore(r => r.Counts).Ignore(r => r.Kept).Ignore(r => r.Left);
            e.Property(r => r.Reference).HasMaxLength(Lines.Name);
            e.Property(r => r.Source).HasMaxLength(40);
            e.Property(r => r.Provider).HasMaxLength(24);
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
            e.Property(r => r.Secret).HasMaxLength(LinkToken.SecretLength);
        });
    }
}
