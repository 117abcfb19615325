using Bookend.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Payments;

/// <summary>How money changes hands: cash, a terminal, and a card provider (the sandbox).</summary>
public sealed class PaymentsModule : Module
{
    public override string Name => "Payments";

    public override int Rank => 4;

    public override IReadOnlyList<Type> Errors => [typeof(PaymentErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ICardProvider, SandboxProvider>();

    public override void Tables(ModelBuilder model) => model.Entity<SandboxChargeRow>(e =>
    {
        e.ToTable("sandbox_charges");
        e.HasKey(r => new { r.BusinessId, r.Id });
        e.Property(r => r.Token).HasMaxLength(SandboxProvider.TokenLength);
    });
}
