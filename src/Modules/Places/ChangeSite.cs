using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Places;

internal static class ChangeSite
{
    internal sealed record Request(
        string? Name = null, string? Slug = null, string? TimeZone = null, Currency? Currency = null, LocalTime? DayCutOff = null,
        Optional<string>? Phone = null, Optional<string>? Email = null, Optional<string>? Address = null, IReadOnlyList<HoursEntry>? Hours = null,
        int? Version = null);

    public static async Task<Result<SiteView>> Handle(Work work, Change<SiteId> path, Request r)
    {
        if (await work.Set<SiteRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is not { } site)
        {
            return CommonErrors.NotFound.Because("There is no such site.");
        }

        if ((Versions.Check(site.Version, r.Version, path.IfMatch) ?? Check(r, site) ?? await MoveTo(work, site, r.Slug)) is { } refusal)
        {
            return refusal;
        }

        site.Name = Texts.Clean(r.Name) ?? site.Name;
        site.TimeZone = r.TimeZone ?? site.TimeZone;
        site.DayCutOff = r.DayCutOff ?? site.DayCutOff;
        site.Phone = Texts.Clean(r.Phone.Or(site.Phone));
        site.Email = Texts.Email(r.Email.Or(site.Email));
        site.Address = Texts.Clean(r.Address.Or(site.Address));
        site.Version++;
        if (r.Hours is not null)
        {
            await HoursTable.Replace(work, site.Id, HoursRow.OfSite(site.Id), r.Hours);
        }

        work.Log.Append(new SiteChanged(site.Id, site.Version));
        return SiteView.Of(site, r.Hours ?? await Public.OpeningHours(work, site.Id));
    }

    /// <summary>The old address goes on leading here: it is printed on cards and doors.</summary>
    private static async Task<Refusal?> MoveTo(Work work, SiteRow site, string? slug)
    {
        if (slug is null || slug == site.Slug)
        {
            return null;
        }

        if ((Checks.Slug(slug, "/slug") ?? await Slugs.Taken(work, slug, site.Id, "/slug")) is { } refusal)
        {
            return refusal;
        }

        site.Slug = slug;
        if (!await work.Set<SiteSlugRow>().AnyAsync(s => s.Slug == slug))
        {
            work.Append(new SiteSlugRow { Slug = slug, BusinessId = work.Business, SiteId = site.Id });
        }

        return null;
    }

    private static Refusal? Check(Request r, SiteRow site) =>
        (r.Name is null ? null : Checks.Name(r.Name, "/name")) ?? (r.TimeZone is null ? null : Checks.Zone(r.TimeZone, "/timeZone"))
        ?? Checks.Same(r.Currency, site.Currency, "/currency", "A site keeps the currency in which it began.")
        ?? Checks.Text(r.Phone?.Value, Limits.Phone, "/phone") ?? Checks.Email(r.Email?.Value, "/email")
        ?? Checks.Text(r.Address?.Value, Limits.Address, "/address") ?? (r.Hours is null ? null : HoursTable.Check(r.Hours, "/hours"));
}
