using Bookend.Kernel;
using NodaTime;

namespace Bookend.Parties;

/// <summary>Guests who come together. Their visits are Booking's.</summary>
internal sealed class PartyRow
{
    public BusinessId BusinessId { get; set; }

    public PartyId Id { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary>Who asks for all of them; she need not come.</summary>
    public ClientId HostId { get; set; }

    public Instant MadeAt { get; set; }

    public int Version { get; set; }
}

internal sealed class GuestRow
{
    public BusinessId BusinessId { get; set; }

    public PartyId PartyId { get; set; }

    public BookingId BookingId { get; set; }

    /// <summary>Otherwise she pays by herself.</summary>
    public bool HostPays { get; set; }
}
