using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Pricing;

/// <summary>The one calculator for preview, charge and receipt; promotions; what a site adds to its orders and who may take how much off.</summary>
public sealed class PricingModule : Module
{
    public override string Name => "Pricing";

    public override int Rank => 4;

    private const string Read = "promotions.read";
    private const string Write = "promotions.write";
    private const string ReadRules = "tillRules.read";
    private const string WriteRules = "tillRules.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See promotions", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Make and change promotions", Role.Owner, Role.Manager),
        new(ReadRules, "See service charge, gratuity and who may take how much off", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(WriteRules, "Set service charge, gratuity and who may take how much off", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(PromotionChanged), typeof(TillRulesChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(PricingErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IOfferSource, PromotionOffers>();

    public override void Routes(Routes routes)
    {
        routes.Get<ListPromotions.Query, Page<PromotionView>>("/promotions", Read, ListPromotions.Handle);
        routes.Post<NoPath, CreatePromotion.Request, PromotionView>("/promotions", Write, CreatePromotion.Handle, 201);
        routes.Get<ById<PromotionId>, ShowPromotion.View>("/promotions/{id}", Read, ShowPromotion.Handle);
        routes.Patch<Change<PromotionId>, ChangePromotion.Request, PromotionView>("/promotions/{id}", Write, ChangePromotion.Handle);
        routes.Get<ById<SiteId>, TillRulesView>("/sites/{id}/till-rules", ReadRules, ShowTillRules.Handle);
        routes.Put<Change<SiteId>, SetTillRules.Request, TillRulesView>("/sites/{id}/till-rules", WriteRules, SetTillRules.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<PromotionRow>(e =>
        {
            e.ToTable("promotions");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Code }).HasFilter("active").IsUnique();
            e.Property(r => r.Code).HasMaxLength(32);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<PromotionVersionRow>(e =>
        {
            e.ToTable("promotion_versions");
            e.HasKey(r => new { r.BusinessId, r.PromotionId, r.Version });
        });
        model.Entity<TillRulesRow>(e =>
        {
            e.ToTable("till_rules");
            e.HasKey(r => new { r.BusinessId, r.SiteId, r.Version });
        });
    }
}
