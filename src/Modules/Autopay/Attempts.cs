using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Autopay;

/// <summary>What becomes of a try.</summary>
internal static class Attempts
{
    public static async Task<IReadOnlyList<Tried>> Of(Reading reading, string due) =>
        (await reading.Set<AttemptRow>().Where(a => a.Due == due).OrderBy(a => a.No).ToListAsync()).ConvertAll(a => a.Tried);

    public static AttemptRow Row(Work work, OrderId id, Try next, AttemptState state) => new()
    {
        BusinessId = work.Business, OrderId = id, Due = next.Due.Key, No = next.No, ClientId = next.Due.ClientId, SiteId = next.Due.SiteId, CardId = next.Card.Id,
        Card = next.Card.Label, What = Cut(next.Due.What, Limits.What)!, Amount = next.Due.Price.Amount, Currency = next.Due.Price.Currency, DueOn = next.Due.DueOn,
        On = next.Today, State = state, At = work.Now,
    };

    public static AttemptState StateOf(UnattendedSaleView sale) => sale.State switch
    {
        UnattendedSaleState.Sold => AttemptState.Paid,
        UnattendedSaleState.NotPaid => sale.IsDeclined ? AttemptState.Declined : AttemptState.Refused,
        _ => AttemptState.Waiting,
    };

    /// <summary>The sale has come to an end, or still waits: then nothing is done.</summary>
    public static async Task End(Work work, UnattendedSaleView sale)
    {
        // In a sale that is only tried out the row is not stored yet.
        if (sale.State == UnattendedSaleState.Waiting || await work.Set<AttemptRow>().FirstOrDefaultAsync(a => a.OrderId == sale.Id) is not { EndedAt: null } row)
        {
            return;
        }

        var wasStuck = row.State == AttemptState.Stuck;
        (row.State, row.EndedAt) = (StateOf(sale), work.Now);
        row.Reason = row.State == AttemptState.Paid ? null : wasStuck ? row.Reason : Cut(sale.Why, Limits.Reason);
        var amount = new Money(row.Amount, row.Currency);
        if (row.State == AttemptState.Paid)
        {
            work.Log.Append(new AutopayPaid(row.OrderId, row.Due, row.ClientId, amount));
        }
        else if (row.State == AttemptState.Declined)
        {
            var (due, id) = (row.Due, row.OrderId);
            var tried = (await work.Set<AttemptRow>().Where(a => a.Due == due && a.OrderId != id).OrderBy(a => a.No).ToListAsync()).ConvertAll(a => a.Tried);
            work.Log.Append(new AutopayDeclined(row.OrderId, row.Due, row.ClientId, amount, row.No, Retry.Next(row.DueOn, [.. tried, row.Tried], row.CardId)));
        }
    }

    /// <summary>The sale was refused. If its card was charged meanwhile, the money waits on the open order for somebody who decides.</summary>
    public static async Task Stick(Work work, AttemptRow row, string reason)
    {
        var id = row.OrderId;
        if (row.State != AttemptState.Waiting || !(await Orders.PaidStates(work, [id])).TryGetValue(id, out var order) || order.Captured.Amount == 0)
        {
            return;
        }

        (row.State, row.Reason) = (AttemptState.Stuck, Cut(reason, Limits.Reason));
        work.Log.Append(new AutopayStuck(id, row.Due, row.ClientId, new Money(row.Amount, row.Currency)));
    }

    private static string? Cut(string? text, int limit) => text is null || text.Length <= limit ? text : text[..limit];
}

internal static class Limits
{
    public const int Due = 80;
    public const int Card = 60;
    public const int What = 300;
    public const int Reason = 300;
}
