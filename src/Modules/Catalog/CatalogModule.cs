using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

/// <summary>What is sold and where: services with their add-ons, products, rooms.</summary>
public sealed class CatalogModule : Module
{
    public override string Name => "Catalog";

    public override int Rank => 3;

    private const string Read = "catalog.read";
    private const string Write = "catalog.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See services, products and rooms", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Change services, products and rooms", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(ServiceChanged), typeof(ProductChanged), typeof(RoomChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(CatalogErrors)];

    public override void Tables(ModelBuilder model)
    {
        model.Entity<ServiceRow>(e =>
        {
            e.ToTable("services");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Category).HasMaxLength(Limits.Category);
            e.Property(r => r.TaxIds).HasMaxLength(Limits.Taxes * 40);
            e.Property(r => r.AddOnIds).HasMaxLength(Limits.AddOns * 40);
            e.Property(r => r.RoomKind).HasMaxLength(Limits.RoomKind);
            e.Property(r => r.Description).HasMaxLength(Limits.Description);
            e.Property(r => r.Color).HasMaxLength(Limits.Colour);
            e.Property(r => r.SearchText).HasMaxLength(Limits.Search);
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<ProductRow>(e =>
        {
            e.ToTable("products");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Barcode }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Brand).HasMaxLength(Limits.Name);
            e.Property(r => r.Sku).HasMaxLength(Limits.Code);
            e.Property(r => r.Barcode).HasMaxLength(Limits.Code);
            e.Property(r => r.TaxIds).HasMaxLength(Limits.Taxes * 40);
            e.Property(r => r.SearchText).HasMaxLength(Limits.Search);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
    }

    public override void Routes(Routes routes)
    {
        routes.Get<ListServices.Query, Page<ServiceView>>("/services", Read, ListServices.Handle);
        routes.Post<NoPath, CreateService.Request, ServiceView>("/services", Write, CreateService.Handle, 201);
        routes.Get<ById<ServiceId>, ServiceView>("/services/{id}", Read, ShowService.Handle);
        routes.Patch<Change<ServiceId>, ChangeService.Request, ServiceView>("/services/{id}", Write, ChangeService.Handle);
        routes.Get<ListProducts.Query, Page<ProductView>>("/products", Read, ListProducts.Handle);
        routes.Post<NoPath, CreateProduct.Request, ProductView>("/products", Write, CreateProduct.Handle, 201);
        routes.Get<ById<ProductId>, ProductView>("/products/{id}", Read, ShowProduct.Handle);
        routes.Patch<Change<ProductId>, ChangeProduct.Request, ProductView>("/products/{id}", Write, ChangeProduct.Handle);
        routes.Get<ListRooms.Query, Page<RoomView>>("/rooms", Read, ListRooms.Handle);
        routes.Post<NoPath, CreateRoom.Request, RoomView>("/rooms", Write, CreateRoom.Handle, 201);
        routes.Patch<ById<ResourceId>, ChangeRoom.Request, RoomView>("/rooms/{id}", Write, ChangeRoom.Handle);
    }
}
