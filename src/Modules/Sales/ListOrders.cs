using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Newest first.</summary>
internal static class ListOrders
{
    private const int SearchLimit = 60;

    /// <param name="SplitOf">This order and all parts of it.</param>
    /// <param name="Search">A client's name or the number of an order or a receipt.</param>
    public sealed record Query(
        string? State, SiteId? SiteId, string? Date, ClientId? ClientId, BookingId? BookingId, string? Search, int? Limit, string? After,
        OrderId? SplitOf);

    public static async Task<Result<Page<OrderView>>> Handle(Reading reading, Query query)
    {
        OrderState state = default;
        if (query.State is not null && !Texts.TryName(query.State, out state))
        {
            return CommonErrors.Invalid.At("/query/state", "The state is open, completed or voided.");
        }

        if (query.Search?.Length > SearchLimit)
        {
            return CommonErrors.Invalid.At("/query/search", $"Search for at most {SearchLimit} characters.");
        }

        var after = long.MaxValue;
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || ListEntries.Date(query.Date, "/query/date").Failed(out refusal, out var date) ||
            (!string.IsNullOrEmpty(query.After) && !long.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out after)))
        {
            return refusal ?? CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
        }

        var orders = Filter(reading, query, query.State is null ? null : state, date).Where(o => o.Number < after);
        orders = Texts.Clean(query.Search) is { } search ? await Search(reading, orders, search) : orders;
        var (rows, last) = await Keyset.Take(orders.OrderByDescending(o => o.Number), limit);
        return new Page<OrderView>(await Views(reading, rows), last is null ? null : Receipting.Number(last.Number));
    }

    private static IQueryable<OrderRow> Filter(Reading reading, Query query, OrderState? state, LocalDate? date)
    {
        var orders = reading.Set<OrderRow>();
        orders = date is { } day ? orders.Where(o => o.BusinessDate == day) : orders;
        orders = state is { } wanted ? orders.Where(o => o.State == wanted) : orders;
        orders = query.SiteId is { } site ? orders.Where(o => o.SiteId == site) : orders;
        orders = query.ClientId is { } client ? orders.Where(o => o.ClientId == client) : orders;
        orders = query.SplitOf is { } whole ? orders.Where(o => o.Id == whole || o.SplitFrom == whole) : orders;
        return query.BookingId is { } booking ? orders.Where(o => o.BookingId == booking) : orders;
    }

    private static async Task<IQueryable<OrderRow>> Search(Reading reading, IQueryable<OrderRow> orders, string search)
    {
        if (long.TryParse(search.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var receipts = reading.Set<ReceiptRow>();
            return orders.Where(o => o.Number == number || receipts.Any(r => r.OrderId == o.Id && r.Number == number));
        }

        var clients = (await Names.Search(reading, search)).Select(c => (ClientId?)c).ToList();
        return orders.Where(o => clients.Contains(o.ClientId));
    }

    private static async Task<IReadOnlyList<OrderView>> Views(Reading reading, IReadOnlyList<OrderRow> rows)
    {
        var tickets = await Ticket.Load(reading, rows);
        var names = await Names.Clients(reading, rows.Select(o => o.ClientId));
        var zones = (await Bookend.Places.Public.Sites(reading)).ToDictionary(s => s.Id, s => s.Zone);
        return [.. tickets.Select(t => OrderView.Of(
            t, zones.GetValueOrDefault(t.Order.SiteId, DateTimeZone.Utc), t.Order.ClientId is { } id ? names.GetValueOrDefault(id) : null))];
    }
}
