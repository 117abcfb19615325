using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Memberships;

internal static class ListMemberships
{
    internal readonly record struct Query(string? ClientId, int? Limit, string? After);

    public static async Task<Result<Page<MembershipView>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Keyset.After<MembershipId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        var rows = reading.Set<MembershipRow>();
        if (query.ClientId is { Length: > 0 } text)
        {
            if (!ClientId.TryParse(text, out var client))
            {
                return CommonErrors.Invalid.At("/query/clientId", "Give the id of a client.");
            }

            rows = rows.Where(m => m.ClientId == client);
        }

        var later = after.Value == Guid.Empty ? rows : rows.Where(m => Keyset.Compare(m.Id, after) < 0);
        var (page, last) = await Keyset.Take(later.OrderByDescending(m => m.Id), limit);
        var ids = page.Select(m => m.Id).ToArray();
        var charges = (await reading.Set<ChargeRow>().Where(c => ids.Contains(c.MembershipId)).OrderBy(c => c.No).ToListAsync()).ToLookup(c => c.MembershipId);
        var views = new List<MembershipView>();
        foreach (var row in page)
        {
            var member = new MembershipFile(row, PlanTerms.Read(row.Terms), (await Places.Public.SiteOf(reading, row.SiteId))!);
            views.Add(await Views.Of(reading, member, [.. charges[row.Id]]));
        }

        return new Page<MembershipView>(views, last?.Id.ToString());
    }
}

internal static class ShowMembership
{
    public static async Task<Result<MembershipDetail>> Handle(Reading reading, ById<MembershipId> path) =>
        await MembershipFile.Open(reading, path.Id) is { } member ? await Views.Detail(reading, member) : MembershipsErrors.Unknown.Because("There is no such membership.");
}

/// <summary>What the desk has to settle: charges that are due, the oldest first.</summary>
internal static class ListDue
{
    internal readonly record struct Query(int? Limit, string? After);

    internal sealed record View(MembershipId MembershipId, string Name, ClientId ClientId, string ClientName, MembershipState State, MembershipCharge Charge);

    public static async Task<Result<Page<View>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Keyset.After<ChargeId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        var due = reading.Set<ChargeRow>().Where(c => c.State == ChargeState.Due);
        var later = after.Value == Guid.Empty ? due : due.Where(c => Keyset.Compare(c.Id, after) > 0);
        var (page, last) = await Keyset.Take(later.OrderBy(c => c.Id), limit);
        var views = new List<View>();
        foreach (var charge in page)
        {
            var member = (await MembershipFile.Open(reading, charge.MembershipId))!;
            var name = (await Clients.Public.ClientOf(reading, member.Row.ClientId))?.Name ?? "";
            views.Add(new View(charge.MembershipId, member.Terms.Name, member.Row.ClientId, name, member.Row.StateOn(member.Today(reading.Now)), Views.Of(member, charge)));
        }

        return new Page<View>(views, last?.Id.ToString());
    }
}
