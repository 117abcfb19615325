using Bookend.Kernel;
using NodaTime;

namespace Bookend.Waitlist;

public readonly record struct WaitId(Guid Value) : IId<WaitId>
{
    public static string Prefix => "wai";

    public static WaitId From(Guid value) => new(value);

    public static bool TryParse(string? text, out WaitId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

public readonly record struct WaitOfferId(Guid Value) : IId<WaitOfferId>
{
    public static string Prefix => "off";

    public static WaitOfferId From(Guid value) => new(value);

    public static bool TryParse(string? text, out WaitOfferId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

public enum WaitState
{
    Waiting,

    /// <summary>A time is kept for her.</summary>
    Offered,
    Booked,
    Left,
}

public enum WaitOfferState
{
    Open,
    Taken,
    Declined,

    /// <summary>She did not answer in time.</summary>
    Lapsed,
}

/// <summary>Somebody who would come if something frees.</summary>
internal sealed class WaitRow
{
    public BusinessId BusinessId { get; set; }

    public WaitId Id { get; set; }

    public WaitState State { get; set; }

    public SiteId SiteId { get; set; }

    public ClientId ClientId { get; set; }

    public ServiceId ServiceId { get; set; }

    /// <summary>Ids, separated by commas, in the order asked for.</summary>
    public string AddOnIds { get; set; } = "";

    /// <summary>Null: anyone.</summary>
    public MemberId? MemberId { get; set; }

    /// <summary>JSON of <see cref="Window"/>s.</summary>
    public string Windows { get; set; } = "[]";

    /// <summary>The first and last date of all windows.</summary>
    public LocalDate FirstDate { get; set; }

    public LocalDate LastDate { get; set; }

    public string? Note { get; set; }

    public BookingId? BookingId { get; set; }

    public Instant MadeAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A time that was kept for somebody who waits.</summary>
internal sealed class OfferRow
{
    public BusinessId BusinessId { get; set; }

    public WaitOfferId Id { get; set; }

    public WaitId WaitId { get; set; }

    public WaitOfferState State { get; set; }

    public HoldId HoldId { get; set; }

    public SiteId SiteId { get; set; }

    public MemberId MemberId { get; set; }

    public Instant Start { get; set; }

    public Instant End { get; set; }

    public LocalDate LocalDate { get; set; }

    public Instant ExpiresAt { get; set; }

    public long PriceAmount { get; set; }

    public Currency Currency { get; set; }

    public Instant MadeAt { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Of the client's link; null until it is issued.</summary>
    public byte[]? Hash { get; set; }

    public void Close(WaitOfferState state, Instant now) => (State, EndedAt) = (state, now);
}
