using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What a line of an order put on an account, and what is left of that.</summary>
internal static class LotsOfLine
{
    /// <param name="Amount">What a refund may still take back.</param>
    public sealed record Rest(long Amount, Instant Since);

    public static async Task<Rest> Left(Work work, Account account, OrderId order, LineId line)
    {
        var own = (await work.Ledger.PostingsOfOrder(order))
            .Where(p => p.Account == account && p.Row.LineId == line && p.Row.ReversesSeq is null && p.Row.LotId is not null)
            .Select(p => p.Row.LotId!.Value).ToHashSet();
        var lots = (await work.Ledger.Lots(account)).Where(l => own.Contains(l.Id)).ToList();
        return new Rest(lots.Sum(l => Math.Max(0, l.Available)), lots.Count == 0 ? work.Now : lots.Min(l => l.OpenedAt));
    }

    /// <summary>What may be spent now: lots that have not expired.</summary>
    public static async Task<long> Alive(Work work, Account account) => Alive(await work.Ledger.Lots(account), work.Now);

    public static async Task<long> Alive(Reading reading, Account account) => Alive(await LedgerReads.Lots(reading, account), reading.Now);

    private static long Alive(IReadOnlyCollection<LotBalance> lots, Instant now) => lots.Where(l => !l.IsExpired(now)).Sum(l => l.Available);
}
