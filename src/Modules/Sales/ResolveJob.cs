using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Asks again for every card payment and refund whose end is not known, also those of a server that died in between.</summary>
internal sealed class ResolveJob(Reader reader, Cards cards, IConfiguration configuration, ILogger<ResolveJob> logger)
    : BusinessJob("payments", TimeSpan.FromSeconds(configuration.GetValue("Sales:ResolveSeconds", 30)), reader, logger, atOnce: true)
{
    private const int BatchLimit = 200;

    /// <summary>Younger ones are still in the hands of the request that made them, or of the person in front of the till.</summary>
    private static readonly Duration Grace = Duration.FromSeconds(30);

    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var grace = IsFirstRound ? Duration.Zero : Grace; // after a start nobody else of this server asks any more
        var open = await Reader.Read<List<TenderRow>>(business, Self, async r =>
        {
            var until = r.Now - grace;
            return await (
                from o in r.Set<OrderRow>()
                join t in r.Set<TenderRow>() on o.Id equals t.OrderId
                where o.PaymentOpen && t.Provider != null && (t.State == TenderState.Pending || t.State == TenderState.Unknown) && t.At <= until
                orderby t.At
                select t).Take(BatchLimit).ToListAsync(stop);
        });
        foreach (var tender in open.Refusal is null ? open.Value : [])
        {
            stop.ThrowIfCancellationRequested();
            await cards.Resolve(new WriteOrder(business, Self, Key: null), tender.OrderId, tender.Id);
        }
    }
}
