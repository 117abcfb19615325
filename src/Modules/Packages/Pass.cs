using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

public enum PassState
{
    Active,

    /// <summary>Nothing is left to use: had, given back or moved into a larger pass.</summary>
    Ended,
    Expired,
}

internal enum SessionState
{
    Left,

    /// <summary>Kept for a visit.</summary>
    Held,
    Used,
    Expired,

    /// <summary>Given back for money.</summary>
    Refunded,

    /// <summary>Its value went into a larger pass.</summary>
    Upgraded,
}

internal sealed class PassRow
{
    public BusinessId BusinessId { get; set; }

    public PassId Id { get; set; }

    public PackageId PackageId { get; set; }

    public ClientId ClientId { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary>The sale.</summary>
    public OrderId OrderId { get; set; }

    public LineId LineId { get; set; }

    public Currency Currency { get; set; }

    /// <summary>JSON of <see cref="Packages.Terms"/>: as it was sold.</summary>
    public string Terms { get; set; } = "";

    public PassState State { get; set; }

    public Instant SoldAt { get; set; }

    /// <summary>When its time began to run.</summary>
    public LocalDate? ActivatedOn { get; set; }

    /// <summary>Last day on which it may be used.</summary>
    public LocalDate? ValidUntil { get; set; }

    /// <summary>The end of that business day.</summary>
    public Instant? ExpiresAt { get; set; }

    public int Version { get; set; }
}

/// <summary>One session with its own value. That it is there at all, the ledger decides; which one it was, this row.</summary>
internal sealed class SessionRow
{
    public BusinessId BusinessId { get; set; }

    public PassId PassId { get; set; }

    public int No { get; set; }

    public int Group { get; set; }

    /// <summary>Net, as sold; minor units.</summary>
    public long Value { get; set; }

    public long Gross { get; set; }

    public SessionState State { get; set; }

    // Of the visit that used it.
    public OrderId? OrderId { get; set; }

    public LineId? LineId { get; set; }

    public ServiceId? ServiceId { get; set; }

    public ClientId? UsedBy { get; set; }

    public Instant? UsedAt { get; set; }

    /// <summary>The visit that it is kept for, and the pending entry that keeps it.</summary>
    public BookingId? HeldFor { get; set; }

    public EntryId? HoldEntry { get; set; }
}

/// <summary>Somebody beside the owner who may use it.</summary>
internal sealed class ShareRow
{
    public BusinessId BusinessId { get; set; }

    public PassId PassId { get; set; }

    public ClientId ClientId { get; set; }

    public Instant At { get; set; }
}

public enum PassChange
{
    Sold,
    Activated,
    Redeemed,
    Restored,
    Held,
    Released,
    Extended,
    Expired,
    Refunded,
    Upgraded,
    Shared,
    Unshared,
    Transferred,
}

/// <summary>What happened to a pass, with who and why: its history, and the client's timeline.</summary>
internal sealed class PassChangeRow
{
    public BusinessId BusinessId { get; set; }

    public Guid Id { get; set; }

    public PassId PassId { get; set; }

    /// <summary>On whose timeline it stands.</summary>
    public ClientId ClientId { get; set; }

    public PassChange Kind { get; set; }

    public Instant At { get; set; }

    public int Sessions { get; set; }

    /// <summary>Minor units of the pass's currency.</summary>
    public long Value { get; set; }

    public OrderId? OrderId { get; set; }

    public LineId? LineId { get; set; }

    /// <summary>In words, for people: which session, until when.</summary>
    public string Detail { get; set; } = "";

    public string? Reason { get; set; }

    public string By { get; set; } = "";
}
