using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Team;

/// <param name="ResourceId">The person in the Schedule; see <see cref="Public.ResourceOf"/>.</param>
/// <param name="Color">CSS colour (#rrggbb) of her column.</param>
/// <param name="Bookable">Clients may be booked with her (if she is active).</param>
public sealed record MemberInfo(
    MemberId Id, SiteId SiteId, string Name, string? Title, string Color, bool Active, bool Bookable, ResourceId ResourceId, IReadOnlyList<ServiceId> ServiceIds);

/// <summary>Who serves. All answers include who no longer works here, because old visits name them: look at <c>Active</c>.</summary>
public static class Public
{
    private static readonly Func<BookendDb, BusinessId, MemberId[], IAsyncEnumerable<MemberName>> NamesById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, MemberId[] ids) =>
            db.Set<MemberRow>().Where(m => m.BusinessId == business && ids.Contains(m.Id)).Select(m => new MemberName(m.Id, m.Name)));

    /// <summary>The person's resource in the Schedule; no look-up needed.</summary>
    public static ResourceId ResourceOf(MemberId member) => MemberRow.ResourceOf(member);

    /// <summary>The member whose resource this is, if it is a person's.</summary>
    public static MemberId MemberOf(ResourceId person) => new(person.Value);

    /// <summary>All members, by name.</summary>
    public static Task<IReadOnlyList<MemberInfo>> Members(Work work) => Members(work.AsReading());

    /// <inheritdoc cref="Members(Work)"/>
    public static async Task<IReadOnlyList<MemberInfo>> Members(Reading reading) =>
        await reading.Setup.Get("members", () => Members(reading.Set<MemberRow>(), reading.Set<MemberServiceRow>()));

    /// <summary>Names only, in one query; unknown ids are left out.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, string>> Names(Work work, IReadOnlyCollection<MemberId> ids)
    {
        var named = await work.Setup.GetAll(ids, n => n.Id, missing => NamesById(work.Db, work.Business, missing));
        return named.ToDictionary(n => n.Id, n => n.Name);
    }

    public static Task<MemberInfo?> MemberOf(Work work, MemberId id) => MemberOf(work.AsReading(), id);

    public static async Task<MemberInfo?> MemberOf(Reading reading, MemberId id) =>
        await reading.Setup.Find(("member", id), () => MemberOf(reading.Set<MemberRow>(), reading.Set<MemberServiceRow>(), id));

    /// <summary>Active, bookable members who can do this service, at any site, by name.</summary>
    public static async Task<IReadOnlyList<MemberInfo>> WithSkill(Work work, ServiceId service) => Skilled(await Members(work), service);

    /// <inheritdoc cref="WithSkill(Work, ServiceId)"/>
    public static async Task<IReadOnlyList<MemberInfo>> WithSkill(Reading reading, ServiceId service) => Skilled(await Members(reading), service);

    private static IReadOnlyList<MemberInfo> Skilled(IEnumerable<MemberInfo> members, ServiceId service) =>
        [.. members.Where(m => m.Active && m.Bookable && m.ServiceIds.Contains(service))];

    private static async Task<IReadOnlyList<MemberInfo>> Members(IQueryable<MemberRow> members, IQueryable<MemberServiceRow> skills)
    {
        var rows = await members.OrderBy(m => m.Name).ThenBy(m => m.Id).Take(Limits.Members).ToListAsync();
        var byMember = (await skills.OrderBy(s => s.MemberId).ThenBy(s => s.ServiceId).Take(Limits.Members * Limits.Services).ToListAsync()).ToLookup(s => s.MemberId, s => s.ServiceId);
        return [.. rows.Select(r => Info(r, byMember[r.Id]))];
    }

    private static async Task<MemberInfo?> MemberOf(IQueryable<MemberRow> members, IQueryable<MemberServiceRow> skills, MemberId id) =>
        await members.FirstOrDefaultAsync(m => m.Id == id) is { } row
            ? Info(row, await skills.Where(s => s.MemberId == id).OrderBy(s => s.ServiceId).Take(Limits.Services).Select(s => s.ServiceId).ToListAsync())
            : null;

    private static MemberInfo Info(MemberRow r, IEnumerable<ServiceId> services) => new(
        r.Id, r.SiteId, r.Name, r.Title, r.Color, r.Active, r.Bookable, MemberRow.ResourceOf(r.Id), [.. services]);
}

internal sealed record MemberName(MemberId Id, string Name);
