using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

internal sealed record MemberView(
    MemberId Id, SiteId SiteId, string Name, string? Title, string Color, Role Role, bool Active, bool Bookable, string? Email,
    IReadOnlyList<ServiceId> ServiceIds, IReadOnlyList<HoursEntry> Hours, int Version) : IVersioned
{
    public static MemberView Of(MemberRow r, Role role, IReadOnlyList<ServiceId> services, IReadOnlyList<HoursEntry> hours) => new(
        r.Id, r.SiteId, r.Name, r.Title, r.Color, role, r.Active, r.Bookable, r.Email, services, hours, r.Version);
}

internal static class ListMembers
{
    public static async Task<Result<Page<MemberView>>> Handle(Reading reading, PageQuery query)
    {
        if ((await Keyset.ById(reading.Set<MemberRow>(), query, m => m.Id, m => m)).Failed(out var refusal, out var page))
        {
            return refusal;
        }

        return new Page<MemberView>(await Views(reading, page.Items), page.Next);
    }

    /// <summary>Three more queries for the whole page, however long it is.</summary>
    public static async Task<IReadOnlyList<MemberView>> Views(Reading reading, IReadOnlyList<MemberRow> members)
    {
        var ids = members.Select(m => m.Id).ToArray();
        var resources = members.Select(m => MemberRow.ResourceOf(m.Id)).ToArray();
        var roles = await Roles.Of(reading);
        var services = (await reading.Set<MemberServiceRow>().Where(s => ids.Contains(s.MemberId)).ToListAsync()).ToLookup(s => s.MemberId, s => s.ServiceId);
        var hours = (await reading.Set<HoursRow>().Where(h => resources.Contains(h.ResourceId)).ToListAsync()).ToLookup(h => h.ResourceId);
        return
        [
            .. members.Select(m => MemberView.Of(
                m, roles.GetValueOrDefault(m.Id, Role.Staff), [.. services[m.Id]],
                HoursTable.Entries(hours[MemberRow.ResourceOf(m.Id)].Where(h => h.SiteId == m.SiteId)))),
        ];
    }
}

internal static class ShowMember
{
    public static async Task<Result<MemberView>> Handle(Reading reading, ById<MemberId> path) =>
        await reading.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == path.Id) is { } member
            ? (await ListMembers.Views(reading, [member]))[0]
            : CommonErrors.NotFound.Because("There is no such member.");
}
