using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

internal enum HoldState
{
    Active,
    Booked,
    Released,
    Expired,
}

/// <summary>A time kept for somebody who is filling in the form. It occupies like a visit, and ends by itself.</summary>
internal sealed class HoldRow
{
    /// <summary>Long enough to type a name and pay, short enough that a forgotten tab costs nobody a morning. Whoever is told by letter that a time is free has longer.</summary>
    public static readonly Duration Lifetime = Duration.FromMinutes(10);

    public BusinessId BusinessId { get; set; }

    public HoldId Id { get; set; }

    public HoldState State { get; set; }

    public SiteId SiteId { get; set; }

    public ServiceId ServiceId { get; set; }

    /// <summary>Ids, separated by commas, in the order asked for.</summary>
    public string AddOnIds { get; set; } = "";

    public MemberId MemberId { get; set; }

    public ResourceId PersonId { get; set; }

    public ResourceId? RoomId { get; set; }

    public Instant Start { get; set; }

    public Instant End { get; set; }

    /// <summary>As <see cref="BookingRow.Processing"/>.</summary>
    public string Processing { get; set; } = "[]";

    public Instant ExpiresAt { get; set; }

    /// <summary>Unit prices of service and add-ons together: what was shown is charged, though the catalogue changes meanwhile.</summary>
    public long PriceAmount { get; set; }

    /// <summary>What the client was told: the same with the tax that is added.</summary>
    public long QuoteAmount { get; set; }

    public Currency Currency { get; set; }

    public Instant PlacedAt { get; set; }

    /// <summary>Who keeps it, as far as needed to count: a hash of a stranger's address, forgotten as soon as the hold ends.</summary>
    public string? Keeper { get; set; }

    public void Close(HoldState state) => (State, Keeper) = (state, null);
}
