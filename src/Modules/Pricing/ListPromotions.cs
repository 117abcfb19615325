using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pricing;

internal static class ListPromotions
{
    private const int Most = 500;

    /// <param name="All">Also those that have ended.</param>
    internal readonly record struct Query(bool? All);

    public static async Task<Result<Page<PromotionView>>> Handle(Reading reading, Query query)
    {
        var rows = await reading.Set<PromotionRow>().Where(p => p.Active || query.All == true).OrderByDescending(p => p.Id).Take(Most).ToListAsync();
        var views = new List<PromotionView>(rows.Count);
        foreach (var row in rows)
        {
            views.Add(PromotionView.Of(row, await LedgerReads.Available(reading, Uses.LeftOf(row.Id))));
        }

        return new Page<PromotionView>(views, null);
    }
}

internal static class ShowPromotion
{
    internal sealed record Version(int Number, OffsetDateTime At, PromotionTerms Terms);

    internal sealed record View(PromotionView Promotion, IReadOnlyList<Version> Versions);

    public static async Task<Result<View>> Handle(Reading reading, ById<PromotionId> path)
    {
        if (await reading.Set<PromotionRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such promotion.");
        }

        var versions = await reading.Set<PromotionVersionRow>().Where(v => v.PromotionId == path.Id).OrderByDescending(v => v.Version).Take(100).ToListAsync();
        return new View(
            PromotionView.Of(row, await LedgerReads.Available(reading, Uses.LeftOf(row.Id))),
            [.. versions.Select(v => new Version(v.Version, v.At.WithOffset(Offset.Zero), JsonSerializer.Deserialize<PromotionTerms>(v.Terms, Json.Options)!))]);
    }
}
