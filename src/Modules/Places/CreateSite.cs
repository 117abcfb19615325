using Bookend.Core.Store;

namespace Bookend.Places;

internal static class CreateSite
{
    /// <summary>The site and its public address, in the same write: an address never leads to nothing.</summary>
    public static SiteRow Append(Work work, SiteRow site)
    {
        work.Append(site);
        work.Append(new SiteSlugRow { Slug = site.Slug, BusinessId = work.Business, SiteId = site.Id });
        work.Log.Append(new SiteChanged(site.Id, site.Version));
        return site;
    }
}
