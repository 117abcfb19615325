using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

/// <summary>A product as it is to be: made from a request, or from a row and a patch; checked as a whole, then written.</summary>
internal sealed record ProductDraft(
    ProductId Id, string Name, string? Brand, string? Sku, string? Barcode, Money Price, IReadOnlyList<TaxId> TaxIds, Money? Cost, int? Minimum, int? Maximum,
    bool Active)
{
    public async Task<Refusal?> Check(Work work)
    {
        var currency = (await Places.Public.BusinessOf(work)).Currency;
        return Checks.Name(Name) ?? Checks.Text(Brand, Limits.Name, "/brand") ?? Checks.Text(Sku, Limits.Code, "/sku")
            ?? Checks.Text(Barcode, Limits.Code, "/barcode") ?? Checks.Amount(Price, currency, "/price") ?? Checks.Amount(Cost, currency, "/cost")
            ?? Stock() ?? await Checks.Taxes(work, TaxIds) ?? await Barcodes(work);
    }

    public void Write(ProductRow row)
    {
        row.Name = Texts.Clean(Name)!;
        row.Brand = Texts.Clean(Brand);
        row.Sku = Texts.Clean(Sku);
        row.Barcode = Texts.Clean(Barcode);
        row.PriceAmount = Price.Amount;
        row.PriceCurrency = Price.Currency;
        row.TaxIds = IdLists.Text(TaxIds);
        row.CostAmount = Cost?.Amount;
        row.Minimum = Minimum;
        row.Maximum = Maximum;
        row.Active = Active;
        row.SearchText = Texts.Search(row.Name, row.Brand, row.Sku, row.Barcode);
        row.Version++;
    }

    private Refusal? Stock() =>
        Minimum is < 0 or > Limits.Stock ? CatalogErrors.StockInvalid.At("/minimum", $"A minimum is 0 to {Limits.Stock} pieces.")
        : Maximum is < 0 or > Limits.Stock ? CatalogErrors.StockInvalid.At("/maximum", $"A maximum is 0 to {Limits.Stock} pieces.")
        : Minimum > Maximum ? CatalogErrors.StockInvalid.At("/minimum", "The minimum is above the maximum.")
        : null;

    /// <summary>The scanner must find one product: the code is unique, by the database too.</summary>
    private async Task<Refusal?> Barcodes(Work work)
    {
        var barcode = Texts.Clean(Barcode);
        var other = barcode is null ? null : await work.Set<ProductRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Barcode == barcode && p.Id != Id);
        return other is null ? null : CatalogErrors.BarcodeTaken.At("/barcode", $"'{other.Name}' already has this barcode.");
    }
}
