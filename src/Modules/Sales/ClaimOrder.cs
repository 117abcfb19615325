using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>A walk-in tells her name after she has paid: the completed order becomes hers, with whatever capabilities owe her for it.</summary>
internal static class ClaimOrder
{
    public sealed record Request(ClientId ClientId);

    /// <param name="Notes">What she should hear: the points that are hers now.</param>
    public sealed record Claimed(OrderView Order, IReadOnlyList<OrderNote> Notes);

    public static async Task<Result<Claimed>> Handle(Work work, Change<OrderId> path, Request body)
    {
        if ((await Counter.Load(work, path.Id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        var order = counter.Ticket.Order;
        if (Versions.Check(order.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if (order.State != OrderState.Completed)
        {
            return SalesErrors.OrderOpen.Because("This order is not complete. Name its client by a change.");
        }

        if (order.ClientId is not null)
        {
            return SalesErrors.OrderClaimed.Because("This order has its client already. Nothing was changed.");
        }

        if (await counter.Shop.ClientName(body.ClientId) is null)
        {
            return SalesErrors.ClientUnknown.At("/clientId", "There is no such client.");
        }

        order.ClientId = body.ClientId;
        var entry = new EntryDraft("claim", counter.Shop.Today) { OrderId = order.Id, SiteId = order.SiteId };
        var notes = new OrderNotes();
        if (await Plugged.Claim(counter, entry, notes) is { } wrong)
        {
            return wrong;
        }

        if (!entry.IsEmpty && (await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        counter.Ticket.Store(work);
        work.Log.Append(new OrderClaimed(order.Id, body.ClientId));
        return new Claimed(await Answer.Of(counter), notes.All);
    }
}
