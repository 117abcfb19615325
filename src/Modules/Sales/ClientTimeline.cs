using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Purchases and refunds on the client's timeline.</summary>
internal sealed class ClientTimeline : ITimelinePart
{
    private const int NamesShown = 4;

    public async Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit)
    {
        var rows = await (
            from r in reading.Set<ReceiptRow>()
            join o in reading.Set<OrderRow>() on r.OrderId equals o.Id
            where o.ClientId == client && r.At <= until
            orderby r.At descending, r.Number descending
            select new { Receipt = r, o.Currency }).Take(limit).ToListAsync();
        return rows.ConvertAll(x => Item(x.Receipt, x.Currency));
    }

    private static TimelineItem Item(ReceiptRow receipt, Currency currency)
    {
        var lines = ReceiptView.Content(receipt).Lines;
        var what = string.Join(", ", lines.Take(NamesShown).Select(l => l.Name)) + (lines.Count > NamesShown ? ", …" : "");
        var isSale = receipt.Kind == ReceiptKind.Sale;
        var amount = new Money(isSale ? receipt.Gross : -receipt.Gross, currency);
        return new TimelineItem(
            receipt.At, isSale ? TimelineKind.Order : TimelineKind.Refund, isSale ? "Paid" : "Given back",
            what.Length == 0 ? null : what, amount, new TimelineSubject("order", receipt.OrderId.ToString()));
    }
}
