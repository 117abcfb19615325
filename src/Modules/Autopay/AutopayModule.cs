using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Autopay;

/// <summary>What falls due (a membership's period, an instalment) is charged to the card that the client gave us for it.</summary>
public sealed class AutopayModule : Module
{
    internal const string Run = "autopay.run";

    private const string Read = "autopay.read";

    public override string Name => "Autopay";

    public override int Rank => 6;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See what was charged to cards on file, and what was declined", Role.Owner, Role.Manager, Role.Desk),
        new(Run, "Charge what is due to cards on file now", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(AutopayPaid), typeof(AutopayDeclined), typeof(AutopayStuck)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Collector>();
        services.AddSingleton<IFollower, Letters>();
        services.AddHostedService<AutopayJob>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<ListAttempts.Query, Page<AttemptView>>("/autopay/attempts", Read, ListAttempts.Handle);
        routes.App.MapPost("/autopay/collect", CollectNow.Handle).WithTags(Name).WithMetadata(new RoutePolicy(Run))
            .Produces<Collected>().Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
    }

    public override void Tables(ModelBuilder model) => model.Entity<AttemptRow>(e =>
    {
        e.ToTable("autopay_attempts");
        e.HasKey(r => new { r.BusinessId, r.OrderId });
        e.HasIndex(r => new { r.BusinessId, r.Due, r.No }).IsUnique();
        e.HasIndex(r => new { r.BusinessId, r.ClientId, r.At });
        e.HasIndex(r => new { r.BusinessId, r.State });
        e.Property(r => r.Due).HasMaxLength(Limits.Due);
        e.Property(r => r.Card).HasMaxLength(Limits.Card);
        e.Property(r => r.What).HasMaxLength(Limits.What);
        e.Property(r => r.Reason).HasMaxLength(Limits.Reason);
    });
}
