using Bookend.Access;
using Bookend.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Team;

public sealed class TeamModule : Module
{
    public override string Name => "Team";

    public override int Rank => 3;

    public override IReadOnlyList<Type> Facts => [typeof(MemberChanged), typeof(TimeOffEntered), typeof(TimeOffRemoved)];

    public override IReadOnlyList<Type> Errors => [typeof(TeamErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IPeople, People>();

    public override void Tables(ModelBuilder model)
    {
        model.Entity<MemberRow>(e =>
        {
            e.ToTable("members");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Title).HasMaxLength(Limits.Title);
            e.Property(r => r.Color).HasMaxLength(7);
            e.Property(r => r.Email).HasMaxLength(Limits.Email);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<MemberServiceRow>(e =>
        {
            e.ToTable("member_services");
            e.HasKey(r => new { r.BusinessId, r.MemberId, r.ServiceId });
            e.HasOne<MemberRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.MemberId });
        });
    }
}
