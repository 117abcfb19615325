using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>Who could co-sign at this till for this order: people with a PIN and more power than the caller, the most able last in rank first.</summary>
internal static class ListCoSigners
{
    internal sealed record View(MemberId MemberId, string Name, string Color, Role Role, int DiscountPpm, bool RemoveCharges);

    internal sealed record Answer(IReadOnlyList<View> Items);

    public static async Task<Result<Answer>> Handle(Reading reading, ById<OrderId> path)
    {
        if (await reading.Set<OrderRow>().FirstOrDefaultAsync(o => o.Id == path.Id) is not { } order)
        {
            return CommonErrors.NotFound.Because("There is no such order.");
        }

        var rules = await TillRules.OfSite(reading, order.SiteId);
        var roles = await Roles.WithPin(reading);
        var own = reading.Actor.Member is { } me ? rules.Of((await Roles.Of(reading)).GetValueOrDefault(me, Role.Staff)) : rules.Of(Role.Owner);
        return new Answer([.. (await Bookend.Team.Public.Members(reading)).Where(m => m.Active && m.Id != reading.Actor.Member && roles.ContainsKey(m.Id))
            .Select(m => (Member: m, Role: roles[m.Id], Power: rules.Of(roles[m.Id])))
            .Where(m => m.Power.DiscountPpm > own.DiscountPpm || (m.Power.RemoveCharges && !own.RemoveCharges))
            .OrderBy(m => m.Role).ThenBy(m => m.Member.Name, StringComparer.Ordinal)
            .Select(m => new View(m.Member.Id, m.Member.Name, m.Member.Color, m.Role, m.Power.DiscountPpm, m.Power.RemoveCharges))]);
    }
}
