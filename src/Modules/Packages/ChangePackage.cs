using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Packages;

/// <summary>Passes keep the terms of the version that was bought.</summary>
internal static class ChangePackage
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Description = null, Money? Price = null, IReadOnlyList<TaxId>? TaxIds = null, IReadOnlyList<Contents>? Contents = null,
        Activation? Activation = null, Optional<int?>? ValidMonths = null, Optional<int?>? ValidDays = null, bool? Shareable = null, bool? Transferable = null,
        TaxAt? TaxAt = null, bool? Active = null, int? Version = null);

    public static async Task<Result<PackageView>> Handle(Work work, Change<PackageId> path, Request r)
    {
        if (await work.Set<PackageRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return PackagesErrors.PackageUnknown.Because("There is no such package.");
        }

        var now = PackageView.Of(row);
        var draft = new PackageDraft(
            r.Name ?? now.Name, r.Description.Or(now.Description), r.Price ?? now.Price, r.TaxIds ?? now.TaxIds, r.Contents ?? now.Contents,
            r.Activation ?? now.Activation, r.ValidMonths.Or(now.ValidMonths), r.ValidDays.Or(now.ValidDays), r.Shareable ?? now.Shareable,
            r.Transferable ?? now.Transferable, r.TaxAt ?? now.TaxAt, r.Active ?? now.Active);
        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? await draft.Check(work)) is { } refusal)
        {
            return refusal;
        }

        draft.Write(row);
        work.Log.Append(new PackageChanged(row.Id, row.Active, row.Version));
        return PackageView.Of(row);
    }
}
