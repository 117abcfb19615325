using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Places;

/// <summary>Tax is rounded on every line, or once on the sum of each rate (both are lawful in most countries; the receipt must match).</summary>
public enum TaxPer
{
    Line,
    Rate,
}

/// <param name="CashStep">Minor units to which a cash total is rounded: 1 not at all, 5 where the small coins are gone.</param>
public sealed record BusinessInfo(
    BusinessId Id, string Name, string Slug, Currency Currency, string TimeZone, string Locale, bool PricesIncludeTax,
    RoundingMode TaxRounding, TaxPer TaxPer, long CashStep, string? LogoText, string? Accent, int Version)
{
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>What receipts and letters are written in.</summary>
    public Speech Speech => Speech.Of(Locale);
}

/// <param name="DayCutOff">Local time at which the business day begins; a bar's 02:00 belongs to the day before when this is 04:00.</param>
public sealed record SiteInfo(
    SiteId Id, string Name, string Slug, DateTimeZone Zone, Currency Currency, LocalTime DayCutOff, string? Phone, string? Email,
    string? Address, int Version);

public sealed record TillInfo(TillId Id, SiteId SiteId, string Name, bool Enrolled);

/// <param name="Ppm">Parts per million: 19 % is 190 000.</param>
public sealed record TaxRateInfo(TaxId Id, string Name, int Ppm, bool Active);

/// <summary>What a new business needs. Null hours: Monday to Saturday, 09:00 to 18:00.</summary>
public sealed record NewBusiness(
    string Name, string Slug, Currency Currency, string TimeZone, string Locale, bool PricesIncludeTax,
    IReadOnlyList<NewTaxRate>? TaxRates = null, string? SiteName = null, string? TillName = null, IReadOnlyList<HoursEntry>? Hours = null);

public sealed record NewTaxRate(string Name, int Ppm, TaxId? Id = null);

/// <summary>A site with its business and, where asked for, one of its tills (null: there is no such till at this site).</summary>
public sealed record Premises(BusinessInfo Business, SiteInfo Site, TillInfo? Till);

public sealed record NewPlaces(SiteId SiteId, TillId TillId, IReadOnlyList<TaxRateInfo> TaxRates);

/// <summary>What other modules may ask of and do with the business, its sites, tills and tax rates.</summary>
public static class Public
{
    private static readonly Func<BookendDb, BusinessId, Task<BusinessRow>> BusinessById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business) => db.Set<BusinessRow>().AsNoTracking().First(b => b.BusinessId == business));

    private static readonly Func<BookendDb, BusinessId, SiteId, Task<SiteRow?>> SiteById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, SiteId id) => db.Set<SiteRow>().AsNoTracking().FirstOrDefault(s => s.BusinessId == business && s.Id == id));

    private static readonly Func<BookendDb, BusinessId, TillId, Task<TillRow?>> TillById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, TillId id) => db.Set<TillRow>().AsNoTracking().FirstOrDefault(t => t.BusinessId == business && t.Id == id));

    private static readonly Func<BookendDb, BusinessId, SiteId, TillId, Task<PremisesRows?>> PremisesById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, SiteId site, TillId till) => (
            from s in db.Set<SiteRow>()
            join b in db.Set<BusinessRow>() on s.BusinessId equals b.BusinessId
            from t in db.Set<TillRow>().Where(t => t.BusinessId == business && t.SiteId == s.Id && t.Id == till).DefaultIfEmpty()
            where s.BusinessId == business && s.Id == site
            select new PremisesRows(b, s, t)).FirstOrDefault());

    private static readonly Func<BookendDb, BusinessId, IAsyncEnumerable<TaxRateRow>> TaxRatesOf = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business) => db.Set<TaxRateRow>().AsNoTracking().Where(t => t.BusinessId == business).OrderBy(t => t.Id).Take(Limits.TaxRates));

    /// <summary>Writes the business, its first site with opening hours, a till and the tax rates. The write must be the business's first (<c>IsFirst</c>).</summary>
    /// <returns>The ids, or which member of the request is at fault (pointers as in <c>POST /businesses</c>).</returns>
    public static Task<Result<NewPlaces>> CreateBusiness(Work work, NewBusiness request) => Bookend.Places.CreateBusiness.Handle(work, request);

    public static Task<BusinessInfo> BusinessOf(Work work) => BusinessOf(work.AsReading());

    public static async Task<BusinessInfo> BusinessOf(Reading reading) =>
        await reading.Setup.Get("business", async () => Info(await BusinessById(reading.Db, reading.Business)));

    public static Task<SiteInfo?> SiteOf(Work work, SiteId id) => SiteOf(work.AsReading(), id);

    public static async Task<SiteInfo?> SiteOf(Reading reading, SiteId id) =>
        await reading.Setup.Find(("site", id), async () => (await SiteById(reading.Db, reading.Business, id))?.Info());

    /// <summary>Everything that a sale asks of Places but tax rates, in one query. Null: there is no such site.</summary>
    public static async Task<Premises?> PremisesOf(Work work, SiteId site, TillId? till = null) =>
        await work.Setup.Find(("premises", site, till), async () => await PremisesById(work.Db, work.Business, site, till ?? default) is { } rows
            ? new Premises(Info(rows.Business), rows.Site.Info(), rows.Till?.Info())
            : null);

    /// <summary>All sites, the oldest first.</summary>
    public static Task<IReadOnlyList<SiteInfo>> Sites(Work work) => Sites(work.Set<SiteRow>().AsNoTracking());

    /// <inheritdoc cref="Sites(Work)"/>
    public static Task<IReadOnlyList<SiteInfo>> Sites(Reading reading) => Sites(reading.Set<SiteRow>());

    /// <summary>The weekly opening hours of a site; they lie in the Schedule, which computes with them.</summary>
    public static Task<IReadOnlyList<HoursEntry>> OpeningHours(Work work, SiteId site) => HoursTable.Of(work, site, HoursRow.OfSite(site));

    /// <inheritdoc cref="OpeningHours(Work, SiteId)"/>
    public static Task<IReadOnlyList<HoursEntry>> OpeningHours(Reading reading, SiteId site) => HoursTable.Of(reading, site, HoursRow.OfSite(site));

    /// <summary>Where a public address leads, over all businesses; also by an address that the site had before. Null: nowhere.</summary>
    public static async Task<(BusinessId Business, SiteId Site)?> SiteBySlug(BookendDb db, string slug) =>
        await db.Set<SiteSlugRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Slug == slug) is { } row ? (row.BusinessId, row.SiteId) : null;

    /// <summary>The date in the books: local date at the site, where the day begins at the cut-off.</summary>
    public static LocalDate BusinessDate(SiteInfo site, Instant at) =>
        at.InZone(site.Zone).LocalDateTime.Minus(Period.FromTicks(site.DayCutOff.TickOfDay)).Date;

    /// <summary>All rates, also those that are no longer used (old orders name them).</summary>
    public static Task<IReadOnlyList<TaxRateInfo>> TaxRates(Work work) => TaxRates(work.AsReading());

    /// <inheritdoc cref="TaxRates(Work)"/>
    public static async Task<IReadOnlyList<TaxRateInfo>> TaxRates(Reading reading) =>
        await reading.Setup.Get("tax rates", () => TaxRates(reading.Db, reading.Business));

    public static Task<TillInfo?> TillOf(Work work, TillId id) => TillOf(work.AsReading(), id);

    public static async Task<TillInfo?> TillOf(Reading reading, TillId id) =>
        await reading.Setup.Find(("till", id), async () => (await TillById(reading.Db, reading.Business, id))?.Info());

    /// <summary>Where receipts of what a site sells on its public pages are numbered: a till of its own, which the first sale makes.</summary>
    public static TillId OnlineTillOf(SiteId site) => Ids.Derived<TillId>($"online {site}");

    /// <inheritdoc cref="OnlineTillOf"/>
    public static async Task MakeOnlineTill(Work work, SiteId site)
    {
        var id = OnlineTillOf(site);
        if (!await work.Set<TillRow>().AnyAsync(t => t.Id == id))
        {
            work.Append(new TillRow { BusinessId = work.Business, Id = id, SiteId = site, Name = "Online", Version = 1 });
            work.Log.Append(new TillChanged(id));
        }
    }

    /// <summary>The next receipt number of this till, from 1. It is taken with the write: a write that fails leaves no gap.</summary>
    /// <exception cref="InvalidOperationException">There is no such till; ask <see cref="TillOf(Work, TillId)"/> first.</exception>
    public static async Task<long> NextReceiptNumber(Work work, TillId id) =>
        await work.Next<TillRow>(nameof(TillRow.NextReceipt), id.Value) ?? throw new InvalidOperationException($"There is no till {id}.");

    /// <summary>A device has become this till, or is it no longer. False: there is no such till.</summary>
    public static async Task<bool> SetEnrolled(Work work, TillId id, bool enrolled)
    {
        if (await work.Set<TillRow>().FirstOrDefaultAsync(t => t.Id == id) is not { } till)
        {
            return false;
        }

        if (till.Enrolled != enrolled)
        {
            till.Enrolled = enrolled;
            till.Version++;
            work.Log.Append(new TillChanged(id));
        }

        return true;
    }

    private static BusinessInfo Info(BusinessRow r) => new(
        r.BusinessId, r.Name, r.Slug, r.Currency, r.TimeZone, r.Locale, r.PricesIncludeTax, r.TaxRounding, r.TaxPer, r.CashStep,
        r.LogoText, r.Accent, r.Version);

    private static async Task<IReadOnlyList<SiteInfo>> Sites(IQueryable<SiteRow> sites)
    {
        var rows = await sites.OrderBy(s => s.Id).Take(Limits.Sites).ToListAsync();
        return [.. rows.Select(r => r.Info())];
    }

    private static async Task<IReadOnlyList<TaxRateInfo>> TaxRates(BookendDb db, BusinessId business)
    {
        var rates = new List<TaxRateInfo>();
        await foreach (var row in TaxRatesOf(db, business))
        {
            rates.Add(row.Info());
        }

        return rates;
    }
}

internal sealed record PremisesRows(BusinessRow Business, SiteRow Site, TillRow? Till);
