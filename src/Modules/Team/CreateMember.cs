using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

internal static class CreateMember
{
    /// <param name="SiteId">Where she works; the first site when absent.</param>
    /// <param name="Hours">The site's opening hours when absent.</param>
    internal sealed record Request(
        string Name, MemberId? Id = null, SiteId? SiteId = null, string? Title = null, string? Color = null, Role Role = Role.Staff, bool Active = true,
        bool Bookable = true, string? Email = null, IReadOnlyList<ServiceId>? ServiceIds = null, IReadOnlyList<HoursEntry>? Hours = null);

    public static async Task<Result<MemberView>> Handle(Work work, NoPath _, Request r)
    {
        if ((Check(r) ?? await RoleRules.Give(work, r.Role)) is { } refusal)
        {
            return refusal;
        }

        var sites = await Places.Public.Sites(work);
        if (sites.FirstOrDefault(s => r.SiteId is null || s.Id == r.SiteId) is not { } site)
        {
            return Places.PlacesErrors.SiteUnknown.At("/siteId", "There is no such site. A member works at one of your sites.");
        }

        var others = await work.Set<MemberRow>().CountAsync();
        if (others >= Limits.Members)
        {
            return TeamErrors.TooMany.Because($"A business has at most {Limits.Members} members.");
        }

        var member = new MemberRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<MemberId>(), SiteId = site.Id, Name = Texts.Clean(r.Name)!, Title = Texts.Clean(r.Title),
            Color = Texts.Color(r.Color) ?? Colours.Next(others), Email = Texts.Email(r.Email), Active = r.Active, Bookable = r.Bookable, Version = 1,
        };
        var hours = r.Hours ?? await Places.Public.OpeningHours(work, site.Id);
        Append(work, member, r.ServiceIds ?? [], hours);
        await Roles.Set(work, member.Id, r.Role, r.Active);
        return MemberView.Of(member, r.Role, r.ServiceIds ?? [], hours);
    }

    /// <summary>The member, her resource in the Schedule, her hours and her skills.</summary>
    public static void Append(Work work, MemberRow member, IReadOnlyList<ServiceId> services, IReadOnlyList<HoursEntry> hours)
    {
        work.Append(member);
        work.Append(member.Resource());
        HoursTable.Append(work, member.SiteId, MemberRow.ResourceOf(member.Id), hours);
        foreach (var service in services)
        {
            work.Append(new MemberServiceRow { BusinessId = work.Business, MemberId = member.Id, ServiceId = service });
        }

        work.Log.Append(new MemberChanged(member.Id, member.Active, member.Version));
    }

    private static Refusal? Check(Request r) =>
        Checks.Name(r.Name) ?? Checks.Title(r.Title) ?? Checks.Color(r.Color) ?? Checks.Email(r.Email) ?? Checks.Services(r.ServiceIds)
        ?? (r.Hours is null ? null : HoursTable.Check(r.Hours, "/hours"));
}
