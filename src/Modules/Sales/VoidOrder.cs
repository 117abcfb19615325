using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

internal static class VoidOrder
{
    public sealed record Request(string Reason);

    public static async Task<Result<OrderView>> Handle(Work work, Change<OrderId> path, Request body)
    {
        if ((await Counter.Load(work, path.Id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        refusal = Versions.Check(counter.Ticket.Order.Version, null, path.IfMatch) ?? Void(work, counter.Ticket, body.Reason);
        return refusal is null ? await Answer.Of(counter) : refusal;
    }

    public static Refusal? Void(Work work, Ticket ticket, string reason)
    {
        if (Decide(ticket) is { } refusal)
        {
            return refusal;
        }

        if (Lines.Text(reason, Lines.Reason, "/reason", "Please say why.").Failed(out refusal, out var why))
        {
            return refusal;
        }

        (ticket.Order.State, ticket.Order.ClosedAt, ticket.Order.VoidReason) = (OrderState.Voided, work.Now, why);
        ticket.Store(work);
        work.Log.Append(new OrderVoided(ticket.Order.Id, ticket.Order.ClientId, ticket.Order.BookingId));
        return null;
    }

    public static Refusal? Decide(Ticket ticket)
    {
        if (Changing.MustBeOpen(ticket.Order) is { } refusal)
        {
            return refusal;
        }

        if (ticket.Tenders.Exists(t => t.State is TenderState.Pending or TenderState.Unknown))
        {
            return SalesErrors.PaymentOpen.Because("A card payment for this order is not settled yet. Ask the provider first (resolve).");
        }

        return ticket.Payments.Where(t => t.Counts).Sum(t => t.Kept) is > 0 and var kept
            ? SalesErrors.OrderPaid.Because($"{ticket.Money(kept)} was taken for this order. Give it back first.")
            : null;
    }
}
