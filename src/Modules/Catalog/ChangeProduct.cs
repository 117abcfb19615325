using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

internal static class ChangeProduct
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Brand = null, Optional<string>? Sku = null, Optional<string>? Barcode = null, Money? Price = null,
        IReadOnlyList<TaxId>? TaxIds = null, Optional<Money?>? Cost = null, Optional<int?>? Minimum = null, Optional<int?>? Maximum = null,
        bool? Active = null, int? Version = null);

    public static async Task<Result<ProductView>> Handle(Work work, Change<ProductId> path, Request r)
    {
        if (await work.Set<ProductRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such product.");
        }

        var now = ProductView.Of(row);
        var draft = new ProductDraft(
            now.Id, r.Name ?? now.Name, r.Brand.Or(now.Brand), r.Sku.Or(now.Sku), r.Barcode.Or(now.Barcode), r.Price ?? now.Price, r.TaxIds ?? now.TaxIds,
            r.Cost.Or(now.Cost), r.Minimum.Or(now.Minimum), r.Maximum.Or(now.Maximum), r.Active ?? now.Active);
        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? await draft.Check(work)) is { } refusal)
        {
            return refusal;
        }

        draft.Write(row);
        work.Log.Append(new ProductChanged(row.Id, row.Active, row.Version));
        return ProductView.Of(row);
    }
}
