using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

internal static class ListProducts
{
    /// <param name="Barcode">Exactly this code: none or one product.</param>
    internal readonly record struct Query(string? Search, string? Barcode, int? Limit, string? After);

    public static Task<Result<Page<ProductView>>> Handle(Reading reading, Query query)
    {
        var code = query.Barcode?.Trim();
        var products = reading.Set<ProductRow>();
        return Keyset.ByText(
            string.IsNullOrEmpty(code) ? products : products.Where(p => p.Barcode == code), query.Search, new(query.Limit, query.After),
            p => (p.SearchText, p.Id), ProductView.Of);
    }
}

internal static class ShowProduct
{
    public static async Task<Result<ProductView>> Handle(Reading reading, ById<ProductId> path) =>
        await reading.Set<ProductRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is { } row
            ? ProductView.Of(row)
            : CommonErrors.NotFound.Because("There is no such product.");
}
