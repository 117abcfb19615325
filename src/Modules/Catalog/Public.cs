using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Catalog;

public enum ServiceKind
{
    Service,

    /// <summary>Only together with a service: it lengthens the visit by its duration.</summary>
    AddOn,
}

/// <param name="BufferBefore">Time before the visit that the person and the room are also taken.</param>
/// <param name="TaxIds">In the order in which they apply; names tax rates of Places.</param>
/// <param name="RoomKind">The kind of room it needs; null: none.</param>
/// <param name="Online">Offered on the public booking page.</param>
/// <param name="Processing">When the person is free meanwhile.</param>
public sealed record ServiceInfo(
    ServiceId Id, string Name, string? Category, ServiceKind Kind, Duration Duration, Duration BufferBefore, Duration BufferAfter, Money Price,
    IReadOnlyList<TaxId> TaxIds, IReadOnlyList<ServiceId> AddOnIds, string? RoomKind, bool Online, string? Description, string? Color, bool Active, int Version,
    IReadOnlyList<Processing> Processing);

/// <param name="Cost">Of one piece, same currency as the price; null: unknown.</param>
/// <param name="Minimum">Pieces below which it should be ordered again.</param>
/// <param name="Maximum">Pieces up to which it is filled.</param>
public sealed record ProductInfo(
    ProductId Id, string Name, string? Brand, string? Sku, string? Barcode, Money Price, IReadOnlyList<TaxId> TaxIds, Money? Cost, int? Minimum,
    int? Maximum, bool Active, int Version);

/// <param name="Id">Also the id of the Schedule's resource.</param>
public sealed record RoomInfo(ResourceId Id, SiteId SiteId, string Name, string Kind, bool Active);

/// <summary>What is sold. All answers include what is no longer active, because old visits and orders name it: look at <c>Active</c>.</summary>
public static class Public
{
    private static readonly Func<BookendDb, BusinessId, ServiceId, Task<ServiceRow?>> ServiceById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ServiceId id) =>
            db.Set<ServiceRow>().AsNoTracking().FirstOrDefault(s => s.BusinessId == business && s.Id == id));

    private static readonly Func<BookendDb, BusinessId, ProductId, Task<ProductRow?>> ProductById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ProductId id) =>
            db.Set<ProductRow>().AsNoTracking().FirstOrDefault(p => p.BusinessId == business && p.Id == id));

    private static readonly Func<BookendDb, BusinessId, ServiceId[], IAsyncEnumerable<ServiceRow>> ServicesById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ServiceId[] ids) =>
            db.Set<ServiceRow>().AsNoTracking().Where(s => s.BusinessId == business && ids.Contains(s.Id)));

    private static readonly Func<BookendDb, BusinessId, ProductId[], IAsyncEnumerable<ProductRow>> ProductsById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, ProductId[] ids) =>
            db.Set<ProductRow>().AsNoTracking().Where(p => p.BusinessId == business && ids.Contains(p.Id)));

    private static readonly Func<BookendDb, BusinessId, string, Task<ProductRow?>> ProductByCode = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, string barcode) =>
            db.Set<ProductRow>().AsNoTracking().FirstOrDefault(p => p.BusinessId == business && p.Barcode == barcode));

    /// <summary>All services and add-ons, by category and name.</summary>
    public static Task<IReadOnlyList<ServiceInfo>> Services(Work work) => Services(work.Set<ServiceRow>().AsNoTracking());

    /// <inheritdoc cref="Services(Work)"/>
    public static Task<IReadOnlyList<ServiceInfo>> Services(Reading reading) => Services(reading.Set<ServiceRow>());

    public static Task<ServiceInfo?> ServiceOf(Work work, ServiceId id) => ServiceOf(work.AsReading(), id);

    public static async Task<ServiceInfo?> ServiceOf(Reading reading, ServiceId id) =>
        await reading.Setup.Find(id, async () => (await ServiceById(reading.Db, reading.Business, id))?.Info());

    public static Task<ProductInfo?> ProductOf(Work work, ProductId id) => ProductOf(work.AsReading(), id);

    public static async Task<ProductInfo?> ProductOf(Reading reading, ProductId id) =>
        await reading.Setup.Find(id, async () => (await ProductById(reading.Db, reading.Business, id))?.Info());

    /// <summary>Several at once, in one query; unknown ids are left out.</summary>
    public static Task<IReadOnlyList<ServiceInfo>> ServicesOf(Work work, IReadOnlyCollection<ServiceId> ids) => work.Setup.GetAll(
        ids, s => s.Id, missing => ServicesById(work.Db, work.Business, missing).Select(r => r.Info()));

    /// <inheritdoc cref="ServicesOf"/>
    public static Task<IReadOnlyList<ProductInfo>> ProductsOf(Work work, IReadOnlyCollection<ProductId> ids) => work.Setup.GetAll(
        ids, p => p.Id, missing => ProductsById(work.Db, work.Business, missing).Select(r => r.Info()));

    /// <summary>By the code as the scanner sends it.</summary>
    public static async Task<ProductInfo?> ProductByBarcode(Work work, string barcode) => (await ProductByCode(work.Db, work.Business, barcode.Trim()))?.Info();

    /// <inheritdoc cref="ProductByBarcode(Work, string)"/>
    public static async Task<ProductInfo?> ProductByBarcode(Reading reading, string barcode) =>
        (await ProductByCode(reading.Db, reading.Business, barcode.Trim()))?.Info();

    /// <summary>All rooms of a site, by name.</summary>
    public static Task<IReadOnlyList<RoomInfo>> Rooms(Work work, SiteId site) => Rooms(work.AsReading(), site);

    /// <inheritdoc cref="Rooms(Work, SiteId)"/>
    public static async Task<IReadOnlyList<RoomInfo>> Rooms(Reading reading, SiteId site) =>
        await reading.Setup.Get(("rooms", site), () => Rooms(reading.Set<ResourceRow>(), site));

    private static async Task<IReadOnlyList<ServiceInfo>> Services(IQueryable<ServiceRow> services)
    {
        var rows = await services.OrderBy(s => s.Category).ThenBy(s => s.SearchText).ThenBy(s => s.Id).Take(Limits.Services).ToListAsync();
        return [.. rows.Select(r => r.Info())];
    }

    private static async Task<IReadOnlyList<RoomInfo>> Rooms(IQueryable<ResourceRow> rooms, SiteId site)
    {
        var rows = await rooms.Where(r => r.SiteId == site && r.Kind != ResourceKinds.Person).OrderBy(r => r.Name).ThenBy(r => r.Id).Take(Keyset.MaxLimit).ToListAsync();
        return [.. rows.Select(r => new RoomInfo(r.Id, r.SiteId, r.Name, r.Kind, r.Active))];
    }
}
