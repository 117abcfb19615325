using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

internal static class Days
{
    /// <summary>The business date at a site; at the first one where none is known.</summary>
    public static async Task<LocalDate> Today(Work work, SiteId? site)
    {
        var info = site is { } id ? await Places.Public.SiteOf(work, id) : null;
        return Places.Public.BusinessDate(info ?? (await Places.Public.Sites(work))[0], work.Now);
    }
}
