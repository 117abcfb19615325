using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Places;

internal static class CreateBusiness
{
    public static async Task<Result<NewPlaces>> Handle(Work work, NewBusiness r)
    {
        if (Check(r) is { } refusal)
        {
            return refusal;
        }

        if (await Slugs.Taken(work, r.Slug, null, "/slug") is { } taken)
        {
            return taken;
        }

        work.Append(new BusinessRow
        {
            BusinessId = work.Business, Name = Texts.Clean(r.Name)!, Slug = r.Slug, Currency = r.Currency, TimeZone = r.TimeZone, Locale = r.Locale,
            PricesIncludeTax = r.PricesIncludeTax, CashStep = 1, Version = 1,
        });
        var site = CreateSite.Append(work, new SiteRow
        {
            BusinessId = work.Business, Id = work.NewId<SiteId>(), Name = Texts.Clean(r.SiteName) ?? Texts.Clean(r.Name)!, Slug = r.Slug,
            TimeZone = r.TimeZone, Currency = r.Currency, DayCutOff = new LocalTime(4, 0), Version = 1,
        }, r.Hours ?? UsualHours);
        var till = new TillRow { BusinessId = work.Business, Id = work.NewId<TillId>(), SiteId = site.Id, Name = Texts.Clean(r.TillName) ?? "Till 1", Version = 1 };
        work.Append(till);
        List<TaxRateRow> rates = [.. (r.TaxRates ?? []).Select(t => new TaxRateRow
        {
            BusinessId = work.Business, Id = t.Id ?? work.NewId<TaxId>(), Name = Texts.Clean(t.Name)!, Ppm = t.Ppm, Version = 1,
        })];
        rates.ForEach(work.Append);
        work.Log.Append(new BusinessCreated(work.Business, r.Currency));
        return new NewPlaces(site.Id, till.Id, [.. rates.Select(t => t.Info())]);
    }

    private static readonly IReadOnlyList<HoursEntry> UsualHours =
        [.. Enumerable.Range(1, 6).Select(day => new HoursEntry((IsoDayOfWeek)day, new LocalTime(9, 0), new LocalTime(18, 0)))];

    private static Refusal? Check(NewBusiness r) =>
        Checks.Name(r.Name, "/name") ?? Checks.Slug(r.Slug, "/slug") ?? Checks.Currency(r.Currency, "/currency") ?? Checks.Zone(r.TimeZone, "/timeZone")
        ?? Checks.Locale(r.Locale, "/locale") ?? Checks.Text(r.SiteName, Limits.Name, "/siteName") ?? Checks.Text(r.TillName, Limits.Name, "/tillName")
        ?? (r.Hours is null ? null : HoursTable.Check(r.Hours, "/hours"))
        ?? (r.TaxRates?.Count > Limits.TaxRates ? CommonErrors.Invalid.At("/taxRates", $"There may be at most {Limits.TaxRates} tax rates.") : null)
        ?? r.TaxRates?.Select((t, i) => Checks.Name(t?.Name, $"/taxRates/{i}/name") ?? Checks.Ppm(t!.Ppm, $"/taxRates/{i}/ppm")).FirstOrDefault(x => x is not null);
}
