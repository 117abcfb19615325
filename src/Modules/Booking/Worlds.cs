using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
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

    public static Task<World> Read(Reading reading, Offer offer, LocalDate first, LocalDate last, Func<ResourceId, bool> wanted) =>
        Read(reading, offer.Site, offer.OnlyPerson, first, last, r => r.Kind == offer.Service.RoomKind || wanted(r.Id));

    /// <summary>For a visit of several services: who and what any of its parts could take.</summary>
    /// <param name="given">Whose time is looked at as free: they will be elsewhere.</param>
    public static Task<World> Read(
        Reading reading, SiteInfo site, IReadOnlyList<Part> parts, LocalDate first, LocalDate last, IReadOnlySet<ClaimOwner>? given = null) =>
        Read(reading, site, null, first, last, AnyOf(parts), given);

    /// <summary>Everybody and everything that one of the parts could take.</summary>
    public static Func<ResourceRow, bool> AnyOf(IReadOnlyList<Part> parts)
    {
        var people = parts.SelectMany(p => p.Ways).SelectMany(w => w.Skilled).ToHashSet();
        var kinds = parts.SelectMany(p => p.Pools).Select(p => p.Kind).ToHashSet(StringComparer.Ordinal);
        return r => people.Contains(r.Id) || kinds.Contains(r.Kind);
    }

    private static async Task<World> Read(
        Reading reading, SiteInfo site, ResourceId? only, LocalDate first, LocalDate last, Func<ResourceRow, bool> wanted,
        IReadOnlySet<ClaimOwner>? given = null)
    {
        var view = await reading.Db.GetService<ScheduleCache>().Get(reading);
        var hours = await Hours(reading, site.Id, only);
        return World.Build(site.Zone, first, last, Offer.GridMinutes, hours, (await Resources(reading, site.Id)).Where(wanted),
            given is null ? view.Of : r => view.Of(r).Without(given));
    }

    public static async Task<IReadOnlyList<ResourceRow>> Resources(Reading reading, SiteId site) => await reading.Setup.Get<IReadOnlyList<ResourceRow>>(
        ("resources", site), async () => await ResourcesOf(reading.Db, reading.Business, site).ToListAsync());

    /// <param name="only">Besides the site's hours only this person's; null: everybody's.</param>
    public static async Task<SiteHours> Hours(Reading reading, SiteId site, ResourceId? only = null)
    {
        return await reading.Setup.Get(("hours", site, only), async () => new SiteHours(site, await Rows().ToListAsync()));

        IAsyncEnumerable<HoursRow> Rows() => only is { } person
            ? HoursOfOne(reading.Db, reading.Business, site, HoursRow.OfSite(site), person)
            : HoursOf(reading.Db, reading.Business, site);
    }
}
