using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

internal static class Expiry
{
    /// <summary>The end of the day that lies so many months after a business date, at the site; null: never.</summary>
    public static async Task<Instant?> Of(Work work, SiteId site, LocalDate day, int? months) =>
        months is { } count ? EndOf(day.PlusMonths(count), (await Places.Public.SiteOf(work, site))!.Zone) : null;

    public static Instant EndOf(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

    public static Instant? Sooner(Instant? a, Instant? b) => a is null ? b : b is null ? a : Instant.Min(a.Value, b.Value);
}
