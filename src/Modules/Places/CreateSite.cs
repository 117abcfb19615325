using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Places;

internal static class CreateSite
{
    internal sealed record Request(
        string Name, string Slug, SiteId? Id = null, string? TimeZone = null, Currency? Currency = null, LocalTime? DayCutOff = null, string? Phone = null,
        string? Email = null, string? Address = null, IReadOnlyList<HoursEntry>? Hours = null);

    public static async Task<Result<SiteView>> Handle(Work work, NoPath _, Request r)
    {
        if ((Check(r) ?? await Slugs.Taken(work, r.Slug, null, "/slug") ?? await Full(work)) is { } refusal)
        {
            return refusal;
        }

        var business = await Public.BusinessOf(work);
        var site = new SiteRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<SiteId>(), Name = Texts.Clean(r.Name)!, Slug = r.Slug, TimeZone = r.TimeZone ?? business.TimeZone,
            Currency = r.Currency ?? business.Currency, DayCutOff = r.DayCutOff ?? new LocalTime(4, 0), Phone = Texts.Clean(r.Phone),
            Email = Texts.Email(r.Email), Address = Texts.Clean(r.Address), Version = 1,
        };
        return SiteView.Of(Append(work, site, r.Hours ?? []), r.Hours ?? []);
    }

    /// <summary>The site and its public address, in the same write: an address never leads to nothing.</summary>
    public static SiteRow Append(Work work, SiteRow site, IReadOnlyList<HoursEntry> hours)
    {
        work.Append(site);
        work.Append(new SiteSlugRow { Slug = site.Slug, BusinessId = work.Business, SiteId = site.Id });
        HoursTable.Append(work, site.Id, HoursRow.OfSite(site.Id), hours);
        work.Log.Append(new SiteChanged(site.Id, site.Version));
        return site;
    }

    private static Refusal? Check(Request r) =>
        Checks.Name(r.Name, "/name") ?? Checks.Slug(r.Slug, "/slug") ?? (r.TimeZone is null ? null : Checks.Zone(r.TimeZone, "/timeZone"))
        ?? (r.Currency is { } currency ? Checks.Currency(currency, "/currency") : null) ?? Checks.Text(r.Phone, Limits.Phone, "/phone")
        ?? Checks.Email(r.Email, "/email") ?? Checks.Text(r.Address, Limits.Address, "/address") ?? (r.Hours is null ? null : HoursTable.Check(r.Hours, "/hours"));

    private static async Task<Refusal?> Full(Work work) => await work.Set<SiteRow>().CountAsync() < Limits.Sites
        ? null
        : PlacesErrors.TooManyPlaces.Because($"A business has at most {Limits.Sites} sites.");
}

internal static class Slugs
{
    /// <summary>Null when the address is free, or was this site's own.</summary>
    public static async Task<Refusal?> Taken(Work work, string slug, SiteId? own, string pointer) =>
        await work.Db.Set<SiteSlugRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Slug == slug) is { } taken && (taken.BusinessId != work.Business || taken.SiteId != own)
            ? PlacesErrors.SlugTaken.At(pointer, $"'{slug}' is already the address of another site. Please choose another.")
            : null;
}
