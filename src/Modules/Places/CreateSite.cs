using Bookend.Core.Schedule;
using Bookend.Core.Store;

namespace Bookend.Places;

internal static class CreateSite
{
    /// <summary>The site and its public address, in the same write: an address never leads to nothing.</summary>
    public static SiteRow Append(Work work, SiteRow site, IReadOnlyList<HoursEntry> hours)
    {
        work.Append(site);
        work.Append(new SiteSlugRow { Slug = site.Slug, BusinessId = work.Business, SiteId = site.Id });
        HoursTable.Append(work, site.Id, HoursRow.OfSite(site.Id), hours);
        work.Log.Append(new SiteChanged(site.Id, site.Version));
        return site;
    }
}
