using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Parties;

[Fact("party.made")]
public sealed record PartyMade(PartyId Id, SiteId SiteId, ClientId HostId, IReadOnlyList<BookingId> BookingIds) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("party.joined")]
public sealed record PartyJoined(PartyId Id, BookingId BookingId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="HostPays">Of all guests, for whom the host pays now.</param>
[Fact("party.payersChanged")]
public sealed record PartyPayersChanged(PartyId Id, IReadOnlyList<BookingId> HostPays) : IFact
{
    string IFact.Subject => Id.ToString();
}
