using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>
/// The visit of an order does not take place, and a fee was agreed for that: it stands on the order instead of the visit. What was paid in
/// advance pays it; if that is exactly the fee, the order is complete. The fee bears no tax: a kept deposit is compensation and no price
/// (Court of Justice of the European Union, C-277/05, Société thermale d'Eugénie-les-Bains).
/// </summary>
internal static class ChargeFee
{
    /// <returns>False: the order is not open any more; it stays as it is.</returns>
    public static async Task<Result<bool>> Handle(Work work, OrderId id, string name, string reason, Money amount)
    {
        if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        var ticket = counter.Ticket;
        if (ticket.Order.State != OrderState.Open)
        {
            return false;
        }

        foreach (var line in ticket.Lines.Where(l => l.Row.OfVisit).ToList())
        {
            ticket.Remove(line);
        }

        var row = new OrderLineRow
        {
            BusinessId = work.Business, Id = work.NewId<LineId>(), OrderId = id, Kind = LineKind.Fee, OfVisit = true, Name = name, Quantity = 1,
            UnitPrice = amount.Amount, PriceReason = reason, Discountable = false,
        };
        ticket.Add(new TicketLine(row, []));
        if (await Offering.Price(work, ticket, counter.Shop.Today) is { } negative)
        {
            return negative;
        }

        var paid = ticket.Payments.LastOrDefault(t => t.State == TenderState.Captured && t.Kept > 0);
        if (paid is not null && Till.Due(ticket) == 0 && !ticket.Tenders.Exists(t => t.State is TenderState.Pending or TenderState.Unknown))
        {
            return (await Completing.Complete(counter, paid.TillId, new HashSet<TenderId>())).Failed(out refusal, out _) ? refusal : true;
        }

        ticket.Store(work);
        work.Log.Append(Changing.Fact(ticket));
        return true;
    }
}
