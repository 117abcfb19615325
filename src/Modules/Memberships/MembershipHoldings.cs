using Bookend.Clients;
using Bookend.Core.Store;

namespace Bookend.Memberships;

/// <summary>The memberships that a client is shown of her own.</summary>
internal sealed class MembershipHoldings : IHoldingsPart
{
    public async Task Contribute(Reading reading, ClientInfo client, Holdings holdings)
    {
        foreach (var member in await MembershipFile.Of(reading, client.Id))
        {
            var (row, included) = (member.Row, new List<(int, long)>());
            foreach (var group in member.Groups)
            {
                included.Add((member.Terms.Included[group - 1].Visits, await Visits.Left(reading, member, group)));
            }

            var state = row.StateOn(member.Today(reading.Now)) switch
            {
                MembershipState.Frozen => MembershipHeldState.Frozen,
                MembershipState.InArrears => MembershipHeldState.InArrears,
                _ => row.EndsOn is null ? MembershipHeldState.Active : MembershipHeldState.Ending,
            };
            holdings.Memberships.Add(new MembershipHeld(
                member.Terms.Name, state, row.PeriodUntil.PlusDays(-1), row.FrozenUntil?.PlusDays(-1), row.EndsOn, member.Terms.Price, included));
        }
    }
}
