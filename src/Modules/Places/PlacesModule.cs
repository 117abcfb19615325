using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

/// <summary>The business, its sites, tills and tax rates.</summary>
public sealed class PlacesModule : Module
{
    public override string Name => "Places";

    public override int Rank => 1;

    private const string Read = "places.read";
    private const string Write = "places.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See the business, its sites, tills and tax rates", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Change the business, its sites, tills and tax rates", Role.Owner, Role.Manager),
    ];

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

    public override void Routes(Routes routes)
    {
        routes.Get<NoPath, BusinessView>("/business", Read, ShowBusiness.Handle);
        routes.Patch<ChangeBusiness.Path, ChangeBusiness.Request, BusinessView>("/business", Write, ChangeBusiness.Handle);
        routes.Get<PageQuery, Page<SiteView>>("/sites", Read, ListSites.Handle);
        routes.Post<NoPath, CreateSite.Request, SiteView>("/sites", Write, CreateSite.Handle, 201);
        routes.Get<ById<SiteId>, SiteView>("/sites/{id}", Read, ShowSite.Handle);
        routes.Patch<Change<SiteId>, ChangeSite.Request, SiteView>("/sites/{id}", Write, ChangeSite.Handle);
        routes.Get<PageQuery, Page<TillView>>("/tills", Read, ListTills.Handle);
        routes.Post<NoPath, CreateTill.Request, TillView>("/tills", Write, CreateTill.Handle, 201);
        routes.Patch<Change<TillId>, ChangeTill.Request, TillView>("/tills/{id}", Write, ChangeTill.Handle);
        routes.Get<PageQuery, Page<TaxRateView>>("/tax-rates", Read, ListTaxRates.Handle);
        routes.Post<NoPath, CreateTaxRate.Request, TaxRateView>("/tax-rates", Write, CreateTaxRate.Handle, 201);
        routes.Patch<Change<TaxId>, ChangeTaxRate.Request, TaxRateView>("/tax-rates/{id}", Write, ChangeTaxRate.Handle);
    }
}
