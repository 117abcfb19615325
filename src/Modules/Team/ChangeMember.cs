using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

internal static class ChangeMember
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Title = null, string? Color = null, Role? Role = null, bool? Active = null, bool? Bookable = null,
        Optional<string>? Email = null, IReadOnlyList<ServiceId>? ServiceIds = null, IReadOnlyList<HoursEntry>? Hours = null, int? Version = null);

    public static async Task<Result<MemberView>> Handle(Work work, Change<MemberId> path, Request r)
    {
        if (await work.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == path.Id) is not { } member)
        {
            return CommonErrors.NotFound.Because("There is no such member.");
        }

        var before = (await Roles.Of(work)).GetValueOrDefault(member.Id, Role.Staff);
        var role = r.Role ?? before;
        var active = r.Active ?? member.Active;
        if ((Versions.Check(member.Version, r.Version, path.IfMatch) ?? Check(r) ?? await RoleRules.Change(work, member, before, role, active)) is { } refusal)
        {
            return refusal;
        }

        if (role != before || active != member.Active)
        {
            await Roles.Set(work, member.Id, role, active);
        }

        member.Name = r.Name is null ? member.Name : Texts.Clean(r.Name)!;
        member.Title = Texts.Clean(r.Title.Or(member.Title));
        member.Color = Texts.Color(r.Color) ?? member.Color;
        member.Email = Texts.Email(r.Email.Or(member.Email));
        member.Active = active;
        member.Bookable = r.Bookable ?? member.Bookable;
        member.Version++;
        work.Log.Append(new MemberChanged(member.Id, member.Active, member.Version));
        await WriteResource(work, member);
        return MemberView.Of(member, role, await WriteServices(work, member, r.ServiceIds), await WriteHours(work, member, r.Hours));
    }

    private static async Task WriteResource(Work work, MemberRow member)
    {
        var resource = await work.Set<ResourceRow>().FirstAsync(x => x.Id == MemberRow.ResourceOf(member.Id));
        (resource.Name, resource.Active) = (member.Name, member.Active && member.Bookable);
    }

    private static async Task<IReadOnlyList<ServiceId>> WriteServices(Work work, MemberRow member, IReadOnlyList<ServiceId>? wanted)
    {
        var rows = await work.Set<MemberServiceRow>().Where(s => s.MemberId == member.Id).ToListAsync();
        if (wanted is null)
        {
            return [.. rows.Select(s => s.ServiceId)];
        }

        work.Db.RemoveRange(rows.Where(s => !wanted.Contains(s.ServiceId)));
        foreach (var added in wanted.Except(rows.Select(s => s.ServiceId)))
        {
            work.Append(new MemberServiceRow { BusinessId = work.Business, MemberId = member.Id, ServiceId = added });
        }

        return wanted;
    }

    private static async Task<IReadOnlyList<HoursEntry>> WriteHours(Work work, MemberRow member, IReadOnlyList<HoursEntry>? wanted)
    {
        var person = MemberRow.ResourceOf(member.Id);
        if (wanted is null)
        {
            return await HoursTable.Of(work, member.SiteId, person);
        }

        await HoursTable.Replace(work, member.SiteId, person, wanted);
        return wanted;
    }

    private static Refusal? Check(Request r) =>
        (r.Name is null ? null : Checks.Name(r.Name)) ?? Checks.Title(r.Title?.Value) ?? Checks.Color(r.Color) ?? Checks.Email(r.Email?.Value)
        ?? Checks.Services(r.ServiceIds) ?? (r.Hours is null ? null : HoursTable.Check(r.Hours, "/hours"));
}
