using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using NodaTime;
using CatalogPublic = Bookend.Catalog.Public;

namespace Bookend.Sales;

/// <summary>Where and by which rules is sold; asks the nouns below once each per write.</summary>
internal sealed class Shop
{
    private readonly Work work;
    private readonly Dictionary<string, Item?> items = [];
    private readonly Dictionary<MemberId, string?> members = [];
    private Dictionary<TaxId, TaxRateInfo>? taxes;
    private (ClientId Id, string? Name)? client;

    private Shop(Work work, BusinessInfo business, SiteInfo site)
    {
        this.work = work;
        Business = business;
        Site = site;
    }

    public BusinessInfo Business { get; }

    public SiteInfo Site { get; }

    public Currency Currency => Site.Currency;

    public LocalDate Today => Bookend.Places.Public.BusinessDate(Site, work.Now);

    public static async Task<Result<Shop>> Of(Work work, SiteId id)
    {
        var site = await Bookend.Places.Public.SiteOf(work, id);
        return site is null
            ? SalesErrors.SiteUnknown.At("/siteId", "There is no such site.")
            : new Shop(work, await Bookend.Places.Public.BusinessOf(work), site);
    }

    /// <summary>The till that takes the money: it must stand at this site.</summary>
    public async Task<Result<TillInfo>> Till(TillId? id, string pointer = "/tillId")
    {
        if (id is null)
        {
            return CommonErrors.Invalid.At(pointer, "Please say which till takes the money.");
        }

        var till = await Bookend.Places.Public.TillOf(work, id.Value);
        return till is not null && till.SiteId == Site.Id ? till : SalesErrors.TillUnknown.At(pointer, $"There is no such till at {Site.Name}.");
    }

    public async Task<Item?> Find(LineKind kind, string id)
    {
        if (!items.TryGetValue(id, out var item))
        {
            items[id] = item = await Ask(kind, id);
        }

        return item?.Kind == kind ? item : null;
    }

    public async Task<string?> MemberName(MemberId id)
    {
        if (!members.TryGetValue(id, out var name))
        {
            members[id] = name = await Names.Member(work, id);
        }

        return name;
    }

    /// <summary>Null: none given, or there is no such client.</summary>
    public async Task<string?> ClientName(ClientId? id)
    {
        if (id is { } asked && client?.Id != asked)
        {
            client = (asked, await Names.Client(work, asked));
        }

        return id is null ? null : client?.Name;
    }

    public async Task<Result<IReadOnlyList<LineTax>>> Rates(IReadOnlyList<TaxId> ids, string pointer)
    {
        if (ids.Count > 0)
        {
            taxes ??= (await Bookend.Places.Public.TaxRates(work)).ToDictionary(t => t.Id);
        }

        var rates = new List<LineTax>(ids.Count);
        foreach (var id in ids.Distinct())
        {
            if (!taxes!.TryGetValue(id, out var rate))
            {
                return SalesErrors.TaxUnknown.At(pointer, "There is no such tax rate.");
            }

            rates.Add(new LineTax(rate.Id, rate.Name, rate.Ppm, 0));
        }

        return rates;
    }

    private async Task<Item?> Ask(LineKind kind, string id) => kind switch
    {
        LineKind.Service when ServiceId.TryParse(id, out var service) =>
            await CatalogPublic.ServiceOf(work, service) is { } s ? new Item(kind, s.Name, s.Price, s.TaxIds) : null,
        LineKind.Product when ProductId.TryParse(id, out var product) =>
            await CatalogPublic.ProductOf(work, product) is { } p ? new Item(kind, p.Name, p.Price, p.TaxIds) : null,
        _ => null,
    };
}

/// <summary>What the catalogue says of something that is sold.</summary>
internal sealed record Item(LineKind Kind, string Name, Money Price, IReadOnlyList<TaxId> TaxIds);
