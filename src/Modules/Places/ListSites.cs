using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

internal static class ShowSite
{
    public static async Task<Result<SiteView>> Handle(Reading reading, ById<SiteId> path) =>
        await reading.Set<SiteRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is { } site
            ? SiteView.Of(site, await Public.OpeningHours(reading, site.Id))
            : CommonErrors.NotFound.Because("There is no such site.");
}

internal static class ListSites
{
    public static async Task<Result<Page<SiteView>>> Handle(Reading reading, PageQuery query)
    {
        if ((await Keyset.ById(reading.Set<SiteRow>(), query, s => s.Id, s => s)).Failed(out var refusal, out var page))
        {
            return refusal;
        }

        // One query for the whole page: a site's hours have the site itself as their resource.
        var owners = page.Items.Select(s => HoursRow.OfSite(s.Id)).ToArray();
        var hours = (await reading.Set<HoursRow>().Where(h => owners.Contains(h.ResourceId)).ToListAsync()).ToLookup(h => h.SiteId);
        return new Page<SiteView>([.. page.Items.Select(s => SiteView.Of(s, HoursTable.Entries(hours[s.Id])))], page.Next);
    }
}
