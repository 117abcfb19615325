using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
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
    private readonly Dictionary<TillId, TillInfo?> tills = [];
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

    /// <param name="till">The till that will be asked for, to have it in the same query.</param>
    public static async Task<Result<Shop>> Of(Work work, SiteId id, TillId? till = null)
    {
        if (await Bookend.Places.Public.PremisesOf(work, id, till) is not { } premises)
        {
            return PlacesErrors.SiteUnknown.At("/siteId", "There is no such site.");
        }

        var shop = new Shop(work, premises.Business, premises.Site);
        if (till is { } asked)
        {
            shop.tills[asked] = premises.Till;
        }

        return shop;
    }

    /// <summary>Looks up everything that lines and tips name, in one query for each kind of thing.</summary>
    public async Task Load(IEnumerable<LineInput> lines, IEnumerable<MemberId> people)
    {
        var wanted = lines.Take(Pricing.Limits.Lines).Where(l => l.ItemId is not null && !items.ContainsKey(l.ItemId)).ToList();
        var services = wanted.Where(l => l.Kind == LineKind.Service).Select(l => ServiceId.TryParse(l.ItemId, out var id) ? id : default).Distinct().ToArray();
        foreach (var s in await CatalogPublic.ServicesOf(work, services))
        {
            items[s.Id.ToString()] = new Item(LineKind.Service, s.Name, s.Price, s.TaxIds);
        }

        var products = wanted.Where(l => l.Kind == LineKind.Product).Select(l => ProductId.TryParse(l.ItemId, out var id) ? id : default).Distinct().ToArray();
        foreach (var p in await CatalogPublic.ProductsOf(work, products))
        {
            items[p.Id.ToString()] = new Item(LineKind.Product, p.Name, p.Price, p.TaxIds);
        }

        foreach (var line in wanted)
        {
            items.TryAdd(line.ItemId!, null);
        }

        await LoadMembers(lines.Select(l => l.MemberId).OfType<MemberId>().Concat(people));
    }

    /// <summary>The till that takes the money: it must stand at this site.</summary>
    public async Task<Result<TillInfo>> Till(TillId? id, string pointer = "/tillId")
    {
        if (id is not { } asked)
        {
            return CommonErrors.Invalid.At(pointer, "Please say which till takes the money.");
        }

        if (!tills.TryGetValue(asked, out var till))
        {
            tills[asked] = till = await Bookend.Places.Public.TillOf(work, asked);
        }

        return till is not null && till.SiteId == Site.Id ? till : SalesErrors.TillUnknown.At(pointer, $"There is no such till at {Site.Name}.");
    }

    public async Task<Item?> Find(LineInput line)
    {
        if (line.ItemId is null)
        {
            return null;
        }

        await Load([line], []);
        return items[line.ItemId] is { } item && item.Kind == line.Kind ? item : null;
    }

    /// <summary>What a capability makes of a line that it sells.</summary>
    public async Task<Result<Item?>> Offer(Ticket ticket, LineInput line, LineId id, string pointer)
    {
        if (Capabilities.Of(work).Line(line.Kind) is not { } capability)
        {
            return SalesErrors.NotOffered.At($"{pointer}/kind", "This installation does not sell such things.");
        }

        if (line.UnitPrice is { } price && (price.Currency != Currency || price.Amount < 0))
        {
            return SalesErrors.CurrencyMismatch.At($"{pointer}/unitPrice", $"Give a price in {Currency}, not below zero.");
        }

        var wish = new LineWish(Site.Id, ticket.Order.ClientId, Currency, id, line.ItemId, line.Quantity, line.UnitPrice, line.Details, pointer);
        return (await capability.Offer(work, wish)).Failed(out var refusal, out var offer)
            ? refusal
            : new Item(line.Kind, offer.Name, offer.Price, offer.TaxIds, offer.Terms, offer.Discountable);
    }

    public async Task<string?> MemberName(MemberId id)
    {
        await LoadMembers([id]);
        return members[id];
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
                return PlacesErrors.TaxUnknown.At(pointer, "There is no such tax rate.");
            }

            rates.Add(new LineTax(rate.Id, rate.Name, rate.Ppm, 0));
        }

        return rates;
    }

    private async Task LoadMembers(IEnumerable<MemberId> ids)
    {
        var wanted = ids.Where(id => !members.ContainsKey(id)).Distinct().ToArray();
        var names = await Bookend.Team.Public.Names(work, wanted);
        foreach (var id in wanted)
        {
            members[id] = names.GetValueOrDefault(id);
        }
    }
}

/// <summary>What the catalogue says of something that is sold.</summary>
internal sealed record Item(LineKind Kind, string Name, Money Price, IReadOnlyList<TaxId> TaxIds, string? Terms = null, bool Discountable = true);
