using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Packages;

internal static class CreatePackage
{
    internal sealed record Request(
        string Name, Money Price, IReadOnlyList<Contents> Contents, PackageId? Id = null, string? Description = null, IReadOnlyList<TaxId>? TaxIds = null,
        Activation Activation = Activation.Purchase, int? ValidMonths = null, int? ValidDays = null, bool Shareable = false, bool Transferable = false,
        TaxAt TaxAt = TaxAt.Sale, bool Active = true);

    public static async Task<Result<PackageView>> Handle(Work work, NoPath _, Request r)
    {
        var draft = new PackageDraft(
            r.Name, r.Description, r.Price, r.TaxIds ?? await OfServices(work, r), r.Contents, r.Activation, r.ValidMonths, r.ValidDays, r.Shareable, r.Transferable, r.TaxAt, r.Active);
        if (await draft.Check(work) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<PackageRow>().CountAsync() >= Limits.Packages)
        {
            return CommonErrors.Invalid.Because($"A business has at most {Limits.Packages} packages.");
        }

        var row = new PackageRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<PackageId>() };
        draft.Write(row);
        work.Append(row);
        work.Log.Append(new PackageChanged(row.Id, row.Active, row.Version));
        return PackageView.Of(row);
    }

    /// <summary>Unless said otherwise, what is paid for in advance is taxed like the first of it.</summary>
    private static async Task<IReadOnlyList<TaxId>> OfServices(Work work, Request r) =>
        r.TaxAt == TaxAt.Sale && r.Contents is [{ ServiceIds: [var first, ..] }, ..] && await Catalog.Public.ServiceOf(work, first) is { } service
            ? service.TaxIds
            : [];
}
