using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Feeds;

/// <summary>What the public pages may ask of Feeds.</summary>
public static class Public
{
    /// <summary>The calendar that an address opens, as iCalendar text; null: none (any more).</summary>
    public static async Task<string?> Text(Reading reading, LinkToken link)
    {
        var secret = link.Secret;
        return await reading.Set<FeedRow>().FirstOrDefaultAsync(f => f.Secret == secret) is { } feed ? await FeedText.Of(reading, feed) : null;
    }
}
