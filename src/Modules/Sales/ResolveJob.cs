using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Asks again for every card payment and refund whose end is not known, also those of a server that died in between.</summary>
internal sealed class ResolveJob(Reader reader, Cards cards, ILogger<ResolveJob> logger) : BackgroundService
{
    private const int BatchLimit = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Younger ones are still in the hands of the request that made them, or of the person in front of the till.</summary>
    private static readonly Duration Grace = Duration.FromSeconds(30);
    private static readonly Actor Self = Actor.System("payments");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var grace = Duration.Zero; // after a start nobody else of this server asks any more
        do
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await Sweep(business, grace, stoppingToken);
                }

                grace = Grace;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Asking for open payments stumbled; it goes on in {Seconds} s", Every.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sweep(BusinessId business, Duration grace, CancellationToken stop)
    {
        var open = await reader.Read<List<TenderRow>>(business, Self, async r =>
        {
            var until = r.Now - grace;
            return await (
                from o in r.Set<OrderRow>()
                join t in r.Set<TenderRow>() on o.Id equals t.OrderId
                where o.PaymentOpen && t.Provider != null && (t.State == TenderState.Pending || t.State == TenderState.Unknown) && t.At <= until
                orderby t.At
                select t).Take(BatchLimit).ToListAsync(stop);
        });
        foreach (var tender in open.Value)
        {
            stop.ThrowIfCancellationRequested();
            await cards.Resolve(new WriteOrder(business, Self, Key: null), tender.OrderId, tender.Id);
        }
    }
}
