using Bookend.Ordering;
using NodaTime;

namespace Bookend.Sales;

/// <summary>What capabilities get to see of an order.</summary>
internal static class Snapshots
{
    public static OrderSnapshot Of(Ticket ticket, LocalDate day) => new(
        ticket.Order.Id, ticket.Order.SiteId, ticket.Order.ClientId, ticket.Order.BookingId, ticket.Order.MemberId, ticket.Currency, day,
        [.. ticket.Lines.Select(l => Line(l.Row))], [.. ticket.Tips.Select(t => new TipSnapshot(t.Id, t.MemberId, t.Amount))],
        [.. ticket.Payments.Where(t => t.Counts && t.Kept > 0).Select(t => Tender(t, t.Kept))]);

    public static LineSnapshot Line(OrderLineRow row) => new(
        row.Id, row.Kind, row.ItemId, row.Name, row.MemberId, row.Quantity, row.UnitPrice, row.Quantity * row.UnitPrice, row.Off, row.Net, row.Tax,
        row.Gross, row.CoverId is null ? null : new CoverRef(row.CoverSource!, row.CoverId), row.Terms);

    public static TenderSnapshot Tender(TenderRow row, long amount, bool early = false) => new(row.Id, row.Method, amount, row.Source, early);
}
