using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>An order in the hands of a write.</summary>
internal sealed record Counter(Work Work, Shop Shop, Ticket Ticket)
{
    /// <summary>Card tenders of this request, in its order, whose provider is to be asked.</summary>
    public List<TenderRow> Asking { get; } = [];

    /// <summary>The refund that this request has reserved, whose rows are not in the database yet.</summary>
    public Refund? Refund { get; set; }

    public static async Task<Result<Counter>> Load(Work work, OrderId id)
    {
        if ((await Ticket.Load(work, id)).Failed(out var refusal, out var ticket) ||
            (await Shop.Of(work, ticket.Order.SiteId)).Failed(out refusal, out var shop))
        {
            return refusal;
        }

        return new Counter(work, shop, ticket);
    }
}
