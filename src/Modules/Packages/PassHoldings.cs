using Bookend.Clients;
using Bookend.Core.Store;
using NodaTime;

namespace Bookend.Packages;

/// <summary>The sessions that a client is shown of her own, the soonest to end first.</summary>
internal sealed class PassHoldings : IHoldingsPart
{
    public async Task Contribute(Reading reading, ClientInfo client, Holdings holdings)
    {
        var passes = (await PassFile.UsableBy(reading, client.Id)).Where(p => !p.IsOver(reading.Now));
        holdings.Sessions.AddRange(passes.OrderBy(p => p.Row.ValidUntil ?? LocalDate.MaxIsoValue).ThenBy(p => p.Row.Id.Value).Select(p => new SessionsHeld(
            p.Terms.Name, p.Left, p.Sessions.Count(s => s.State == SessionState.Held), p.Terms.Sessions, p.Row.ValidUntil, p.Row.ClientId != client.Id)));
    }
}
