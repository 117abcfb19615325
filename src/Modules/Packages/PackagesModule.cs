using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Packages;

/// <summary>Sessions paid in advance: what is sold (packages), what clients have (passes), each session with its exact value.</summary>
public sealed class PackagesModule : Module
{
    public override string Name => "Packages";

    public override int Rank => 4;

    private const string Read = "packages.read";
    private const string Write = "packages.write";
    private const string Use = "passes.write";
    private const string Manage = "passes.manage";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See packages and passes", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Change the packages that are sold", Role.Owner, Role.Manager),
        new(Use, "Share passes, keep sessions for visits", Role.Owner, Role.Manager, Role.Desk),
        new(Manage, "Extend, transfer and expire passes", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(PackageChanged), typeof(PassSold), typeof(PassRedeemed), typeof(PassRestored), typeof(PassRefunded), typeof(PassExpired), typeof(PassExtended),
        typeof(PassShared), typeof(PassTransferred), typeof(PassUpgraded), typeof(PassHeld), typeof(PassReleased),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(PackagesErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IOrderLine, PackageLine>();
        services.AddSingleton<ICover, PassCover>();
        services.AddSingleton<IOrderEffect, PassEffects>();
        services.AddSingleton<IClientCardPart, PassesOnCard>();
        services.AddSingleton<IHoldingsPart, PassHoldings>();
        services.AddSingleton<ITimelinePart, PassesOnTimeline>();
        services.AddHostedService<ExpiryJob>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<ListPackages.Query, Page<PackageView>>("/packages", Read, ListPackages.Handle);
        routes.Post<NoPath, CreatePackage.Request, PackageView>("/packages", Write, CreatePackage.Handle, 201);
        routes.Get<ById<PackageId>, PackageView>("/packages/{id}", Read, ShowPackage.Handle);
        routes.Patch<Change<PackageId>, ChangePackage.Request, PackageView>("/packages/{id}", Write, ChangePackage.Handle);
        routes.Get<ListPasses.Query, Page<PassView>>("/passes", Read, ListPasses.Handle);
        routes.Get<ById<PassId>, PassDetail>("/passes/{id}", Read, ShowPass.Handle);
        routes.Post<ById<PassId>, ExtendPass.Request, PassView>("/passes/{id}/extend", Manage, ExtendPass.Handle);
        routes.Post<ById<PassId>, TransferPass.Request, PassView>("/passes/{id}/transfer", Manage, TransferPass.Handle);
        routes.Post<ById<PassId>, SharePass.Request, PassView>("/passes/{id}/shares", Use, SharePass.Handle);
        routes.Delete<UnsharePass.Path, PassView>("/passes/{id}/shares/{clientId}", Use, UnsharePass.Handle);
        routes.Post<ById<PassId>, HoldSession.Request, PassView>("/passes/{id}/holds", Use, HoldSession.Handle);
        routes.Delete<ReleaseSession.Path, PassView>("/passes/{id}/holds/{bookingId}", Use, ReleaseSession.Handle);
        routes.Post<NoPath, Nothing, ExpirePasses.Expired>("/passes/expire", Manage, ExpirePasses.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<PackageRow>(e =>
        {
            e.ToTable("packages");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Description).HasMaxLength(Limits.Description);
            e.Property(r => r.SearchText).HasMaxLength(Limits.Search);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<PassRow>(e =>
        {
            e.ToTable("passes");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.LineId }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.State, r.ExpiresAt });
            e.HasOne<PackageRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PackageId });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<SessionRow>(e =>
        {
            e.ToTable("pass_sessions");
            e.HasKey(r => new { r.BusinessId, r.PassId, r.No });
            e.HasIndex(r => new { r.BusinessId, r.HeldFor });
            e.HasOne<PassRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PassId });
        });
        model.Entity<ShareRow>(e =>
        {
            e.ToTable("pass_shares");
            e.HasKey(r => new { r.BusinessId, r.PassId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasOne<PassRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PassId });
        });
        model.Entity<PassChangeRow>(e =>
        {
            e.ToTable("pass_changes");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.PassId, r.At });
            e.HasIndex(r => new { r.BusinessId, r.ClientId, r.At });
            e.HasOne<PassRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PassId });
            e.Property(r => r.Detail).HasMaxLength(400);
            e.Property(r => r.Reason).HasMaxLength(Limits.Reason);
            e.Property(r => r.By).HasMaxLength(120);
        });
    }
}
