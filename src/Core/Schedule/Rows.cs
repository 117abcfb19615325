using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>Something atomic that can be taken by one at a time: a person, a room, a chair, a numbered seat.</summary>
public sealed class ResourceRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public ResourceId Id { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary><see cref="ResourceKinds.Person"/> or the kind of a pool ("room", "colour bar"), named by the business.</summary>
    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";

    public bool Active { get; set; } = true;
}

public static class ResourceKinds
{
    public const string Person = "person";

    public const string Room = "room";
}

public enum ClaimState
{
    /// <summary>Kept for somebody until it expires.</summary>
    Held,
    Booked,

    /// <summary>Not to be sold: time off, maintenance.</summary>
    Blocked,
}

/// <summary>
/// One stretch of one resource, taken. Unreleased rows of a resource never overlap: the decider checks, the head lock serialises,
/// the database forbids (Invariants.sql). A row is released, never deleted, so that caches learn of it by its stamp.
/// </summary>
public sealed class ClaimRow
{
    public BusinessId BusinessId { get; set; }

    public ClaimId Id { get; set; }

    public ResourceId ResourceId { get; set; }

    /// <summary>Occupied from, including the buffer before.</summary>
    public Instant StartsAt { get; set; }

    /// <summary>Occupied until, including the buffer after; exclusive.</summary>
    public Instant EndsAt { get; set; }

    public Instant ShownStartsAt { get; set; }

    public Instant ShownEndsAt { get; set; }

    /// <summary>What takes it, see <see cref="Purposes"/>.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>The booking, the hold, or this claim itself for time off.</summary>
    public Guid OwnerId { get; set; }

    public ClaimState State { get; set; }

    /// <summary>Only for <see cref="ClaimState.Held"/>: from this moment on it is in nobody's way.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>True: occupies nothing any more.</summary>
    public bool Released { get; set; }

    /// <summary>Why a person is away, in the words of who entered it.</summary>
    public string? Reason { get; set; }

    /// <summary>The business's <c>ScheduleStamp</c> of the write that changed this row last.</summary>
    public long Stamp { get; set; }

    public int Version { get; set; } = 1;

    internal Span Taken => new(Micros.Of(StartsAt), Micros.Of(EndsAt));

    internal ClaimOwner Owner => new(Purpose, OwnerId);

    internal bool IsExpired(Instant now) => ExpiresAt is { } at && at <= now;
}

/// <summary>
/// Hours of one weekday, on the wall clock of the site: of a person at that site, or of the site itself
/// (<see cref="ResourceId"/> = <see cref="OfSite"/>).
/// </summary>
public sealed class HoursRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public SiteId SiteId { get; set; }

    public ResourceId ResourceId { get; set; }

    /// <summary>ISO: Monday 1 to Sunday 7.</summary>
    public int Day { get; set; }

    /// <summary>Several stretches of one day are numbered from 1.</summary>
    public int No { get; set; }

    public LocalTime From { get; set; }

    /// <summary>At or before <see cref="From"/>: on the next day.</summary>
    public LocalTime To { get; set; }

    /// <summary>The owner of a site's opening hours: the site, seen as a resource.</summary>
    public static ResourceId OfSite(SiteId site) => new(site.Value);
}
