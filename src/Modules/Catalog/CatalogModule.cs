using Bookend.Core;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

public sealed class CatalogModule : Module
{
    public override string Name => "Catalog";

    public override int Rank => 3;

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
        model.Entity<RoomRow>(e =>
        {
            e.ToTable("rooms");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SiteId });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Kind).HasMaxLength(Limits.RoomKind);
        });
    }
}
