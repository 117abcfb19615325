using System.Globalization;
using Bookend.Core.Store;
using Bookend.Places;
using NodaTime;

namespace Bookend.Packages;

/// <summary>From when until when: whole business days of the site that sold it.</summary>
internal static class Validity
{
    public static async Task Begin(Work work, PassRow pass, Terms terms, LocalDate day)
    {
        pass.ActivatedOn = day;
        await Until(work, pass, terms.LastDay(day));
    }

    public static async Task Until(Work work, PassRow pass, LocalDate? lastDay)
    {
        var site = await Places.Public.SiteOf(work, pass.SiteId);
        (pass.ValidUntil, pass.ExpiresAt) = (lastDay, lastDay is { } last ? EndOf(last, site!) : null);
    }

    /// <summary>A bar's 02:00 belongs to the evening before, for passes too.</summary>
    public static Instant EndOf(LocalDate day, SiteInfo site) => day.PlusDays(1).At(site.DayCutOff).InZoneLeniently(site.Zone).ToInstant();

    public static string Words(PassRow pass) => pass.ValidUntil is { } until ? $", valid until {Text(until)}" : pass.ActivatedOn is null ? ", from the first visit" : "";

    public static string Text(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
