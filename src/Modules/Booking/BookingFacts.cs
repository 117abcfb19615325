using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

[Fact("hold.placed")]
public sealed record HoldPlaced(HoldId Id, SiteId SiteId, MemberId MemberId, Instant Start, Instant End, Instant ExpiresAt) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Why"><c>released</c> by its owner, <c>expired</c> or <c>booked</c>.</param>
[Fact("hold.released")]
public sealed record HoldReleased(HoldId Id, SiteId SiteId, string Why) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.made")]
public sealed record BookingMade(
    BookingId Id, SiteId SiteId, ServiceId ServiceId, MemberId MemberId, ClientId? ClientId, OrderId OrderId, Instant Start, Instant End,
    BookingSource Source, Money Price) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.moved")]
public sealed record BookingMoved(
    BookingId Id, SiteId SiteId, ClientId? ClientId, MemberId FromMemberId, Instant FromStart, MemberId MemberId, Instant Start, Instant End) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.cancelled")]
public sealed record BookingCancelled(BookingId Id, SiteId SiteId, ClientId? ClientId, OrderId OrderId, Instant Start, bool Late) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.noShow")]
public sealed record BookingNoShow(BookingId Id, SiteId SiteId, ClientId? ClientId, OrderId OrderId, Instant Start) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.arrived")]
public sealed record BookingArrived(BookingId Id, SiteId SiteId, ClientId? ClientId, MemberId MemberId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.started")]
public sealed record BookingStarted(BookingId Id, SiteId SiteId, ClientId? ClientId, MemberId MemberId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.completed")]
public sealed record BookingCompleted(BookingId Id, SiteId SiteId, ClientId? ClientId, MemberId MemberId, OrderId OrderId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("booking.undone")]
public sealed record BookingUndone(BookingId Id, SiteId SiteId, ClientId? ClientId, BookingState From, BookingState To) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>From the next booking on; those that are made keep what they were promised.</summary>
[Fact("visitTerms.changed")]
public sealed record VisitTermsChanged(SiteId SiteId, int Version) : IFact
{
    string IFact.Subject => SiteId.ToString();
}
