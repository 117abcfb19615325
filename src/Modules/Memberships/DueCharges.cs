using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Memberships;

/// <summary>Periods that have begun and are not paid.</summary>
internal sealed class DueCharges : IDueCharges
{
    public async Task<IReadOnlyList<DueCharge>> Of(Reading reading, IReadOnlyCollection<ClientId> clients)
    {
        var ids = clients.ToArray();
        var rows = await (
            from charge in reading.Set<ChargeRow>()
            join member in reading.Set<MembershipRow>() on charge.MembershipId equals member.Id
            where charge.State == ChargeState.Due && ids.Contains(member.ClientId)
            orderby charge.DueOn, charge.Id
            select new { charge, member }).ToListAsync();
        var words = await Words.Of(reading);
        return rows.ConvertAll(r => new DueCharge(
            r.charge.Id.ToString(), r.member.ClientId, r.member.SiteId, LineKind.Membership, new Money(r.charge.Price, r.member.Currency), new MembershipLine.Details(r.charge.Id),
            r.charge.DueOn, words.Period(PlanTerms.Read(r.member.Terms), r.charge)));
    }
}
