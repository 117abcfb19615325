using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Places;

internal sealed class SiteRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public SiteId Id { get; set; }

    public string Name { get; set; } = "";

    public string Slug { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public Currency Currency { get; set; }

    public LocalTime DayCutOff { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public int Version { get; set; }

    public SiteInfo Info() => new(
        Id, Name, Slug, DateTimeZoneProviders.Tzdb[TimeZone], Currency, DayCutOff, Phone, Email, Address, Version);
}

/// <summary>
/// Which site a public address leads to, over the whole database: the one table that is not keyed by business, because a stranger who
/// opens the address does not know the business. Old addresses stay, so that printed ones go on leading here.
/// </summary>
internal sealed class SiteSlugRow
{
    public string Slug { get; set; } = "";

    public BusinessId BusinessId { get; set; }

    public SiteId SiteId { get; set; }
}

internal sealed record SiteView(
    SiteId Id, string Name, string Slug, string TimeZone, Currency Currency, LocalTime DayCutOff, string? Phone, string? Email, string? Address,
    IReadOnlyList<HoursEntry> Hours, int Version) : IVersioned
{
    public static SiteView Of(SiteRow r, IReadOnlyList<HoursEntry> hours) => new(
        r.Id, r.Name, r.Slug, r.TimeZone, r.Currency, r.DayCutOff, r.Phone, r.Email, r.Address, hours, r.Version);
}
