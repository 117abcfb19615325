using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Catalog;

internal sealed class ProductRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public ProductId Id { get; set; }

    public string Name { get; set; } = "";

    public string? Brand { get; set; }

    public string? Sku { get; set; }

    /// <summary>As the scanner sends it; unique in the business.</summary>
    public string? Barcode { get; set; }

    public long PriceAmount { get; set; }

    public Currency PriceCurrency { get; set; }

    /// <summary>JSON list of ids, in the order in which they apply.</summary>
    public string TaxIds { get; set; } = "[]";

    /// <summary>Cost of one piece in the price's currency.</summary>
    public long? CostAmount { get; set; }

    public int? Minimum { get; set; }

    public int? Maximum { get; set; }

    public bool Active { get; set; } = true;

    public string SearchText { get; set; } = "";

    public int Version { get; set; }

    public ProductInfo Info() => new(
        Id, Name, Brand, Sku, Barcode, new Money(PriceAmount, PriceCurrency), IdLists.Read<TaxId>(TaxIds),
        CostAmount is { } cost ? new Money(cost, PriceCurrency) : null, Minimum, Maximum, Active, Version);
}

internal sealed record ProductView(
    ProductId Id, string Name, string? Brand, string? Sku, string? Barcode, Money Price, IReadOnlyList<TaxId> TaxIds, Money? Cost, int? Minimum, int? Maximum,
    bool Active, int Version) : IVersioned
{
    public static ProductView Of(ProductRow r) => new(
        r.Id, r.Name, r.Brand, r.Sku, r.Barcode, new(r.PriceAmount, r.PriceCurrency), IdLists.Read<TaxId>(r.TaxIds),
        r.CostAmount is { } cost ? new Money(cost, r.PriceCurrency) : null, r.Minimum, r.Maximum, r.Active, r.Version);
}
