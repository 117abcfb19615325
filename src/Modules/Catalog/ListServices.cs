using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

internal static class ListServices
{
    internal readonly record struct Query(string? Search, int? Limit, string? After);

    public static Task<Result<Page<ServiceView>>> Handle(Reading reading, Query query) =>
        Keyset.ByText(reading.Set<ServiceRow>(), query.Search, new(query.Limit, query.After), s => (s.SearchText, s.Id), ServiceView.Of);
}

internal static class ShowService
{
    public static async Task<Result<ServiceView>> Handle(Reading reading, ById<ServiceId> path) =>
        await reading.Set<ServiceRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is { } row
            ? ServiceView.Of(row)
            : CommonErrors.NotFound.Because("There is no such service.");
}
