using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Team;

/// <summary>Who serves: members, what they can do, when they work and when they are away.</summary>
public sealed class TeamModule : Module
{
    public override string Name => "Team";

    public override int Rank => 3;

    private const string Read = "team.read";
    private const string Write = "team.write";
    private const string TimeOff = "team.timeOff";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See the team and its hours", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Change members, their skills, hours and roles", Role.Owner, Role.Manager),
        new(TimeOff, "Enter and remove time off", Role.Owner, Role.Manager, Role.Desk),
    ];

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

    public override void Routes(Routes routes)
    {
        routes.Get<PageQuery, Page<MemberView>>("/team", Read, ListMembers.Handle);
        routes.Post<NoPath, CreateMember.Request, MemberView>("/team", Write, CreateMember.Handle, 201);
        routes.Get<ById<MemberId>, MemberView>("/team/{id}", Read, ShowMember.Handle);
        routes.Patch<Change<MemberId>, ChangeMember.Request, MemberView>("/team/{id}", Write, ChangeMember.Handle);
        routes.Get<ListTimeOff.Query, Page<TimeOffView>>("/team/{id}/time-off", Read, ListTimeOff.Handle);
        routes.Post<ById<MemberId>, EnterTimeOff.Request, TimeOffView>("/team/{id}/time-off", TimeOff, EnterTimeOff.Handle, 201);
        routes.Delete<RemoveTimeOff.Path, Nothing>("/team/{id}/time-off/{claimId}", TimeOff, RemoveTimeOff.Handle);
    }
}
