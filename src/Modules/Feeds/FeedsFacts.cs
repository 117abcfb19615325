using Bookend.Booking;
using Bookend.Core.Log;

namespace Bookend.Feeds;

[Fact("feed.made")]
public sealed record FeedMade(FeedId Id, CalendarOf Of, FeedShows Shows) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Its address opens nothing any more.</summary>
[Fact("feed.removed")]
public sealed record FeedRemoved(FeedId Id) : IFact
{
    string IFact.Subject => Id.ToString();
}
