using Bookend.Kernel;

namespace Bookend.Feeds;

public static class FeedsErrors
{
    public static readonly ErrorCode FeedUnknown = new("feed_unknown", 404, "There is no such calendar");
}
