using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Online;

/// <summary>
/// Brings purchases to their end whose card was unclear, or whose server died: paid, the card is issued; declined, the buyer is told. Sales asks the
/// provider again by itself; here is done what follows.
/// </summary>
internal sealed class GiftJob(Reader reader, Writer writer, OnlineSettings settings, ILogger<GiftJob> logger)
    : BusinessJob("gifts", TimeSpan.FromSeconds(settings.GiftSeconds), reader, logger)
{
    private const int Batch = 100;

    /// <summary>Younger ones are still in the hands of the request that made them.</summary>
    private static readonly Duration Grace = Duration.FromSeconds(30);

    /// <summary>After this nobody looks at the page of a purchase any more, and names and addresses need not be kept.</summary>
    private static readonly Duration Kept = Duration.FromDays(400);

    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var open = await Reader.Read<OrderId[]>(business, Self, async r =>
        {
            var until = r.Now - Grace;
            return await r.Set<GiftPurchaseRow>().Where(p => p.EndedAt == null && p.At <= until).OrderBy(p => p.At).Take(Batch).Select(p => p.OrderId).ToArrayAsync();
        });
        foreach (var id in open.Refusal is null ? open.Value : [])
        {
            var outcome = await writer.Write(new WriteOrder(business, Self, Key: null), work => UnattendedSales.Conclude(
                work, id, (w, view) => GiftPurchase.Ended(w, settings, view, tell: true)));
            if (!outcome.Ok)
            {
                Logger.LogWarning("A paid purchase cannot be completed; the order {Order} waits for a person: {Code}", id, Refusals.Code(outcome.Body));
            }
        }

        var old = await Reader.Read<OrderId[]>(business, Self, async r =>
        {
            var before = r.Now - Kept;
            return await r.Set<GiftPurchaseRow>().Where(p => p.At < before && p.EndedAt != null).OrderBy(p => p.At).Take(Batch).Select(p => p.OrderId).ToArrayAsync();
        });
        if (old is { Refusal: null, Value.Length: > 0 })
        {
            await writer.WriteOrThrow<Nothing>(new WriteOrder(business, Self, Key: null), async work =>
            {
                work.Db.RemoveRange(await work.Set<GiftPurchaseRow>().Where(p => old.Value.Contains(p.OrderId)).ToListAsync());
                return Nothing.Here;
            });
        }
    }
}
