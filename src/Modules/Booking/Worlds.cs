using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Gathers the schedule of a site for the judge: from memory for reads, from the tables inside a write.</summary>
internal static class Worlds
{
    /// <summary>People and rooms of one site.</summary>
    private const int MaxResources = 2000;

    private static readonly Func<BookendDb, BusinessId, SiteId, IAsyncEnumerable<ResourceRow>> ResourcesOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, SiteId site) => db.Set<ResourceRow>().AsNoTracking()
            .Where(r => r.BusinessId == business && r.SiteId == site && r.Active).OrderBy(r => r.Name).ThenBy(r => r.Id).Take(MaxResources));

    private static readonly Func<BookendDb, BusinessId, SiteId, IAsyncEnumerable<HoursRow>> HoursOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, SiteId site) => db.Set<HoursRow>().AsNoTracking()
            .Where(r => r.BusinessId == business && r.SiteId == site));

    private static readonly Func<BookendDb, BusinessId, SiteId, ResourceId, ResourceId, IAsyncEnumerable<HoursRow>> HoursOfOne = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, SiteId site, ResourceId opening, ResourceId person) => db.Set<HoursRow>().AsNoTracking()
            .Where(r => r.BusinessId == business && r.SiteId == site && (r.ResourceId == opening || r.ResourceId == person)));

    public static async Task<World> Read(Reading reading, Offer offer, LocalDate first, LocalDate last, Func<ResourceId, bool> wanted)
    {
        var view = await reading.Db.GetService<ScheduleCache>().Get(reading);
        var resources = await Resources(reading.Db, reading.Business, offer.Site.Id);
        var hours = await Hours(reading.Db, reading.Business, offer.Site.Id, offer.OnlyPerson);
        return World.Build(
            offer.Site.Zone, first, last, Offer.GridMinutes, hours,
            resources.Where(r => r.Kind == offer.Service.RoomKind || wanted(r.Id)), view.Of);
    }

    public static async Task<IReadOnlyList<ResourceRow>> Resources(BookendDb db, BusinessId business, SiteId site)
    {
        var rows = new List<ResourceRow>();
        await foreach (var row in ResourcesOf(db, business, site))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <param name="only">Besides the site's hours only this person's; null: everybody's.</param>
    public static async Task<SiteHours> Hours(BookendDb db, BusinessId business, SiteId site, ResourceId? only = null)
    {
        var rows = new List<HoursRow>();
        await foreach (var row in only is { } person ? HoursOfOne(db, business, site, HoursRow.OfSite(site), person) : HoursOf(db, business, site))
        {
            rows.Add(row);
        }

        return new SiteHours(site, rows);
    }
}
