using Bookend.Core.Ledger;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>Makes an order complete within a write: the books, the numbered receipt, the fact.</summary>
internal static class Completing
{
    /// <param name="taking">Cash and terminal payments taken in this very write.</param>
    public static async Task<Result<Sold>> Complete(Counter counter, TillId? tillId, IReadOnlySet<TenderId> taking)
    {
        var (work, shop, ticket) = counter;
        var order = ticket.Order;
        var day = shop.Today;
        var (extra, notes) = (new EntryDraft("sale", day), new OrderNotes());
        if ((await Plugged.Sell(work, ticket, day, extra)).Failed(out var refusal, out var sold) ||
            Settlement.Decide(ticket, taking, day, sold).Failed(out refusal, out var settled) ||
            (await shop.Till(tillId ?? order.TillId)).Failed(out refusal, out var till))
        {
            return refusal;
        }

        var entry = settled.Entry.Add(extra.Postings);
        if (await Plugged.Complete(work, ticket, taking, day, entry, notes) is { } wrong)
        {
            return wrong;
        }

        if (!entry.IsEmpty && (await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        (order.State, order.ClosedAt, order.BusinessDate, order.TillId, order.Rounding) = (OrderState.Completed, work.Now, day, till.Id, settled.Rounding);
        var content = Receipting.OfSale(ticket, shop, till) with { Notes = notes.All };
        var receipt = await Receipting.Issue(work, ticket, till, ReceiptKind.Sale, content, null, day);
        work.Log.Append(new OrderCompleted(
            order.Id, order.Number, order.SiteId, till.Id, order.ClientId, order.BookingId, day, ticket.Money(order.Net), ticket.Money(order.Tax),
            ticket.Money(order.Total), ticket.Money(order.Tips), ticket.Money(order.Rounding), receipt.Id));
        ticket.Store(work);
        var view = await Answer.Of(counter);
        return new Sold(view, ReceiptView.Of(receipt, content, shop.Site.Zone, view.ClientOfReceipt, []), notes.All);
    }
}
