using Bookend.Booking;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Feeds;

public readonly record struct FeedId(Guid Value) : IId<FeedId>
{
    public static string Prefix => "fed";

    public static FeedId From(Guid value) => new(value);

    public static bool TryParse(string? text, out FeedId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

public enum FeedShows
{
    /// <summary>When, and nothing else.</summary>
    Busy,

    /// <summary>What is done, without the guest.</summary>
    Services,

    /// <summary>Also for whom, with the note of the booking.</summary>
    Guests,
}

/// <summary>An address at which a program finds a calendar.</summary>
internal sealed class FeedRow
{
    public BusinessId BusinessId { get; set; }

    public FeedId Id { get; set; }

    public CalendarOf Kind { get; set; }

    /// <summary>A member, a room or a client.</summary>
    public Guid Subject { get; set; }

    public FeedShows Shows { get; set; }

    /// <summary>Kept as it is, so that the address can be shown again.</summary>
    public string Secret { get; set; } = "";

    public Instant MadeAt { get; set; }
}
