using Bookend.Core;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

public sealed class PlacesModule : Module
{
    public override string Name => "Places";

    public override int Rank => 1;

    public override IReadOnlyList<Type> Facts =>
        [typeof(BusinessCreated), typeof(BusinessChanged), typeof(SiteChanged), typeof(TillChanged), typeof(TaxRateChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(PlacesErrors)];

    public override void Tables(ModelBuilder model)
    {
        model.Entity<BusinessRow>(e =>
        {
            e.ToTable("businesses");
            e.HasKey(r => r.BusinessId);
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Slug).HasMaxLength(Limits.Slug);
            e.Property(r => r.TimeZone).HasMaxLength(Limits.Zone);
            e.Property(r => r.Locale).HasMaxLength(Limits.Locale);
            e.Property(r => r.LogoText).HasMaxLength(Limits.LogoText);
            e.Property(r => r.Accent).HasMaxLength(7);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<SiteRow>(e =>
        {
            e.ToTable("sites");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Slug).HasMaxLength(Limits.Slug);
            e.Property(r => r.TimeZone).HasMaxLength(Limits.Zone);
            e.Property(r => r.Phone).HasMaxLength(Limits.Phone);
            e.Property(r => r.Email).HasMaxLength(Limits.Email);
            e.Property(r => r.Address).HasMaxLength(Limits.Address);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<SiteSlugRow>(e =>
        {
            e.ToTable("site_slugs");
            e.HasKey(r => r.Slug);
            e.Property(r => r.Slug).HasMaxLength(Limits.Slug);
        });
        model.Entity<TillRow>(e =>
        {
            e.ToTable("tills");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasOne<SiteRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.SiteId });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<TaxRateRow>(e =>
        {
            e.ToTable("tax_rates");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
    }
}
