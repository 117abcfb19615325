using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Packages;

internal static class ListPackages
{
    internal readonly record struct Query(string? Search, int? Limit, string? After);

    public static Task<Result<Page<PackageView>>> Handle(Reading reading, Query query) =>
        Keyset.ByText(reading.Set<PackageRow>(), query.Search, new(query.Limit, query.After), p => (p.SearchText, p.Id), PackageView.Of);
}

internal static class ShowPackage
{
    public static async Task<Result<PackageView>> Handle(Reading reading, ById<PackageId> path) =>
        await reading.Set<PackageRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is { } row
            ? PackageView.Of(row)
            : PackagesErrors.PackageUnknown.Because("There is no such package.");
}
