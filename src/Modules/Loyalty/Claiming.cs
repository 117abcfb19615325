using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Loyalty;

/// <summary>An order whose client is named after completion.</summary>
internal static class Claiming
{
    /// <summary>The order as it was, less what was given back since. Null: it is older than the programme.</summary>
    public static async Task<Basis?> Rest(Work work, OrderId order)
    {
        var events = await work.Set<EventRow>().AsNoTracking().Where(e => e.OrderId == order).OrderBy(e => e.Seq).ToListAsync();
        if (events.Find(e => e.Kind == EventKind.Completed) is not { ClientId: null } origin)
        {
            return null;
        }

        var basis = origin.Read<OrderData>().Basis;
        var back = events.Where(e => e.Kind == EventKind.Refunded).SelectMany(e => e.Read<RefundData>().Parts).ToLookup(p => p.LineId);
        return basis with
        {
            Lines = [.. basis.Lines.Select(l => l with { Gross = l.Gross - back[l.Id].Sum(p => p.Gross), Quantity = l.Quantity - back[l.Id].Sum(p => p.Quantity) })],
        };
    }
}
