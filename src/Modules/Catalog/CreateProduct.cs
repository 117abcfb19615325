using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Catalog;

internal static class CreateProduct
{
    internal sealed record Request(
        string Name, Money Price, ProductId? Id = null, string? Brand = null, string? Sku = null, string? Barcode = null, IReadOnlyList<TaxId>? TaxIds = null,
        Money? Cost = null, int? Minimum = null, int? Maximum = null, bool Active = true);

    public static async Task<Result<ProductView>> Handle(Work work, NoPath _, Request r)
    {
        var draft = new ProductDraft(
            r.Id ?? work.NewId<ProductId>(), r.Name, r.Brand, r.Sku, r.Barcode, r.Price, r.TaxIds ?? [], r.Cost, r.Minimum, r.Maximum, r.Active);
        if (await draft.Check(work) is { } refusal)
        {
            return refusal;
        }

        var row = new ProductRow { BusinessId = work.Business, Id = draft.Id };
        draft.Write(row);
        work.Append(row);
        work.Log.Append(new ProductChanged(row.Id, row.Active, row.Version));
        return ProductView.Of(row);
    }
}
