using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>What somebody bought and spent, for the arrival card.</summary>
internal sealed class ClientCard : IClientCardPart
{
    private const int Visits = 5;
    private const int Looked = 50;
    private const int Favourites = 3;

    public async Task Contribute(Reading reading, ClientId client, CardBuilder card)
    {
        var currency = card.Currency;
        var done = reading.Set<OrderRow>().Where(o => o.ClientId == client && o.State == OrderState.Completed);
        var orders = await done.OrderByDescending(o => o.BusinessDate).ThenByDescending(o => o.Number).Take(Looked).ToListAsync();
        if (orders.Count == 0)
        {
            return;
        }

        var ids = orders.Select(o => o.Id).ToArray();
        var lines = (await reading.Set<OrderLineRow>().Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Position).ToListAsync()).ToLookup(l => l.OrderId);
        var shown = orders.Take(Visits).Select(o => o.Id).ToArray();
        var receipts = await reading.Set<ReceiptRow>().Where(r => shown.Contains(r.OrderId) && r.Kind == ReceiptKind.Sale).ToDictionaryAsync(r => r.OrderId, r => r.Number);
        card.LastVisits.AddRange(orders.Take(Visits).Select(o => Visit(o, lines[o.Id].ToList(), receipts)));
        card.Favourites.AddRange(Favourite(orders.SelectMany(o => lines[o.Id]), orders.Count));

        // Only orders in the business's own currency can be summed with it.
        var sums = await done.Where(o => o.Currency == currency).GroupBy(o => o.ClientId)
            .Select(g => new { Count = g.Count(), Spent = g.Sum(o => o.Gross + o.Tips + o.Rounding - o.Refunded) })
            .FirstOrDefaultAsync();
        if (sums is not null)
        {
            card.Stats = card.Stats with
            {
                Spent = new Money(sums.Spent, currency),
                AverageCheck = new Money(Rounding.MulDiv(sums.Spent, 1, sums.Count), currency),
            };
        }
    }

    private static CardVisit Visit(OrderRow order, List<OrderLineRow> lines, Dictionary<OrderId, long> receipts) => new(
        order.BookingId, order.Id, order.BusinessDate, [.. lines.Where(l => l.Kind == LineKind.Service).Select(l => l.Name)],
        [.. lines.Where(l => l.Kind == LineKind.Product).Select(l => l.Name)], lines.Find(l => l.MemberName is not null)?.MemberName,
        new Money(order.Total - order.Refunded, order.Currency), receipts.TryGetValue(order.Id, out var number) ? Receipting.Number(number) : null);

    private static IEnumerable<CardFavourite> Favourite(IEnumerable<OrderLineRow> lines, int orders) => lines
        .Where(l => l.ItemId is not null && l.RefundedQuantity < l.Quantity)
        .GroupBy(l => l.ItemId)
        .Select(g => (g.First().Name, Count: g.Select(l => l.OrderId).Distinct().Count()))
        .Where(f => f.Count > 1)
        .OrderByDescending(f => f.Count).ThenBy(f => f.Name, StringComparer.Ordinal).Take(Favourites)
        .Select(f => new CardFavourite(f.Name, f.Count, orders == 1 ? "last purchase" : $"of the last {orders} purchases"));
}
