using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Pricing;

/// <summary>The one calculator for preview, charge and receipt, and the promotions.</summary>
public sealed class PricingModule : Module
{
    public override string Name => "Pricing";

    public override int Rank => 4;

    private const string Read = "promotions.read";
    private const string Write = "promotions.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See promotions", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Make and change promotions", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(PromotionChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(PricingErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IOfferSource, PromotionOffers>();

    public override void Routes(Routes routes)
    {
        routes.Get<ListPromotions.Query, Page<PromotionView>>("/promotions", Read, ListPromotions.Handle);
        routes.Post<NoPath, CreatePromotion.Request, PromotionView>("/promotions", Write, CreatePromotion.Handle, 201);
        routes.Get<ById<PromotionId>, ShowPromotion.View>("/promotions/{id}", Read, ShowPromotion.Handle);
        routes.Patch<Change<PromotionId>, ChangePromotion.Request, PromotionView>("/promotions/{id}", Write, ChangePromotion.Handle);
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
    }
}
