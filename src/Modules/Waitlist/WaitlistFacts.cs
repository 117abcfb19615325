using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Waitlist;

[Fact("waitlist.joined")]
public sealed record WaitlistJoined(WaitId Id, SiteId SiteId, ClientId ClientId, ServiceId ServiceId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>She does not wait any more, without a visit.</summary>
[Fact("waitlist.left")]
public sealed record WaitlistLeft(WaitId Id) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("waitlist.offered")]
public sealed record WaitlistOffered(WaitOfferId Id, WaitId WaitId, HoldId HoldId, MemberId MemberId, Instant Start, Instant ExpiresAt) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="WaitOfferId">Null: she booked by other means.</param>
[Fact("waitlist.taken")]
public sealed record WaitlistTaken(WaitId Id, WaitOfferId? WaitOfferId, BookingId BookingId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("waitlist.declined")]
public sealed record WaitlistDeclined(WaitOfferId Id, WaitId WaitId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Nobody answered in time.</summary>
[Fact("waitlist.lapsed")]
public sealed record WaitlistLapsed(WaitOfferId Id, WaitId WaitId) : IFact
{
    string IFact.Subject => Id.ToString();
}
