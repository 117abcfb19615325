using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

/// <summary>
/// What the chain does not show: rows that no entry names, balances and lots against their postings, reversals against their originals.
/// Each question is one statement, so others may write meanwhile.
/// </summary>
internal sealed class LedgerSums(BookendDb db, BusinessId business, HeadRow head, CancellationToken stop)
{
    private const int PageSize = 2000;

    public async Task<LedgerFault?> Check() =>
        await Try("accounts", Accounts) ?? await Try("balances", Balances) ?? await Try("balances", StrayBalances) ??
        await Try("lots", Lots) ?? await Try("postings", Reversals) ?? await Try("entries", Beyond);

    private static async Task<LedgerFault?> Try(string table, Func<Task<LedgerFault?>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception exception) when (LedgerPages.IsUnreadable(exception))
        {
            return new LedgerFault(table, "", $"A row cannot be read: {exception.Message}");
        }
    }

    /// <summary>Numbers are dense, and each account was made by the first entry that names it.</summary>
    private async Task<LedgerFault?> Accounts()
    {
        var last = 0L;
        while (true)
        {
            var page = await (
                from a in Rows<AccountRow>()
                where a.Id > last && a.EntrySeq <= head.EntrySeq
                orderby a.Id
                select new { a.Id, a.EntrySeq, First = Rows<PostingRow>().Where(p => p.AccountId == a.Id).Min(p => (long?)p.EntrySeq) })
                .Take(PageSize).ToListAsync(stop);
            foreach (var account in page)
            {
                if (account.Id != ++last)
                {
                    return new LedgerFault("accounts", $"{last}", $"The account is missing; the next one here is {account.Id}.");
                }

                if (account.First != account.EntrySeq)
                {
                    return new LedgerFault("accounts", $"{account.Id}", $"It says that entry {account.EntrySeq} made it; its first posting is of {account.First?.ToString() ?? "none"}.");
                }
            }

            if (page.Count < PageSize)
            {
                return null;
            }
        }
    }

    private async Task<LedgerFault?> Balances()
    {
        var last = 0L;
        while (true)
        {
            var ids = await Rows<AccountRow>().Where(a => a.Id > last && a.Floor != null).OrderBy(a => a.Id).Select(a => a.Id).Take(PageSize).ToListAsync(stop);
            if (ids.Count == 0)
            {
                return null;
            }

            foreach (var row in await Guarded(ids[0], ids[^1]).ToListAsync(stop))
            {
                if (row.Problem is { } problem)
                {
                    return new LedgerFault("balances", $"{row.Id}", problem);
                }
            }

            last = ids[^1];
        }
    }

    private IQueryable<GuardedAccount> Guarded(long from, long to) =>
        from a in Rows<AccountRow>()
        where a.Id >= @from && a.Id <= to && a.Floor != null
        join b in Rows<BalanceRow>() on a.Id equals b.AccountId into balances
        from b in balances.DefaultIfEmpty()
        join s in Sums(@from, to) on a.Id equals s.Id into sums
        from s in sums.DefaultIfEmpty()
        orderby a.Id
        select new GuardedAccount
        {
            Id = a.Id,
            Kind = a.Kind,
            Floor = a.Floor,
            Balance = (long?)b.Balance,
            BalanceFloor = (long?)b.Floor,
            Version = (long?)b.Version,
            Posted = (long?)s.Posted ?? 0,
            Drawn = (long?)s.Negative ?? 0,
            DrawnDebit = (long?)s.Positive ?? 0,
            Entries = (int?)s.Entries ?? 0,
        };

    /// <summary>Per account the posted sum, and the pending amounts that count: <see cref="LotPlan.Counts"/> for either side.</summary>
    private IQueryable<AccountSums> Sums(long from, long to) =>
        from p in Rows<PostingRow>()
        join e in Rows<EntryRow>() on p.EntrySeq equals e.Seq
        where p.AccountId >= @from && p.AccountId <= to
        group new { p.Amount, p.Layer, e.State, p.EntrySeq } by p.AccountId into g
        select new AccountSums
        {
            Id = g.Key,
            Posted = g.Sum(p => p.Layer == Layer.Posted ? p.Amount : 0),
            Negative = g.Sum(p => p.Layer == Layer.Pending && (p.State == EntryState.Pending ? p.Amount < 0 : p.Amount > 0) ? p.Amount : 0),
            Positive = g.Sum(p => p.Layer == Layer.Pending && (p.State == EntryState.Pending ? p.Amount > 0 : p.Amount < 0) ? p.Amount : 0),
            Entries = g.Select(p => p.EntrySeq).Distinct().Count(),
        };

    private async Task<LedgerFault?> StrayBalances()
    {
        var stray = await Rows<BalanceRow>().Where(b => !Rows<AccountRow>().Any(a => a.Id == b.AccountId && a.Floor != null))
            .OrderBy(b => b.AccountId).FirstOrDefaultAsync(stop);
        return stray is null ? null : new LedgerFault("balances", $"{stray.AccountId}", "No guarded account belongs to it.");
    }

    /// <summary>Lots belong to an entry of the chain and to the account of all their postings; guarded ones never fall below zero.</summary>
    private async Task<LedgerFault?> Lots()
    {
        var stray = await Rows<LotRow>().Where(l => !Rows<EntryRow>().Any(e => e.Seq == l.EntrySeq)).OrderBy(l => l.Id).FirstOrDefaultAsync(stop);
        if (stray is not null)
        {
            return new LedgerFault("lots", $"{stray.Id}", "No entry opened it.");
        }

        var wrong = await (
            from p in Rows<PostingRow>()
            where p.LotId != null && !Rows<LotRow>().Any(l => l.Id == p.LotId && l.AccountId == p.AccountId)
            orderby p.EntrySeq, p.No
            select p).FirstOrDefaultAsync(stop);
        if (wrong is not null)
        {
            return new LedgerFault("postings", $"{wrong.EntrySeq}/{wrong.No}", "Its lot is missing or belongs to another account.");
        }

        var over = await (
            from p in Rows<PostingRow>()
            join e in Rows<EntryRow>() on p.EntrySeq equals e.Seq
            join a in Rows<AccountRow>() on p.AccountId equals a.Id
            where p.LotId != null && a.Floor != null
            let natural = a.Kind.StartsWith("asset.") ? p.Amount : -p.Amount
            where p.Layer == Layer.Posted || (e.State == EntryState.Pending ? natural < 0 : natural > 0)
            group natural by p.LotId into g
            where g.Sum() < 0
            select new { Lot = g.Key, Left = g.Sum() }).FirstOrDefaultAsync(stop);
        return over is null ? null : new LedgerFault("lots", $"{over.Lot}", $"More was taken from it than it held: {over.Left}.");
    }

    private async Task<LedgerFault?> Reversals()
    {
        var stray = await (
            from r in Rows<PostingRow>()
            where r.ReversesSeq != null && !Rows<PostingRow>().Any(
                o => o.EntrySeq == r.ReversesSeq && o.No == r.ReversesNo && o.AccountId == r.AccountId && o.Layer == Layer.Posted && o.ReversesSeq == null)
            orderby r.EntrySeq, r.No
            select r).FirstOrDefaultAsync(stop);
        if (stray is not null)
        {
            return new LedgerFault("postings", $"{stray.EntrySeq}/{stray.No}", "What it reverses is not a posting of the same account.");
        }

        var beyond = await (
            from o in Rows<PostingRow>()
            join r in
                from r in Rows<PostingRow>()
                where r.ReversesSeq != null
                group r.Amount by new { r.ReversesSeq, r.ReversesNo } into g
                select new { g.Key.ReversesSeq, g.Key.ReversesNo, Sum = g.Sum() }
                on new { ReversesSeq = (long?)o.EntrySeq, ReversesNo = (int?)o.No } equals new { r.ReversesSeq, r.ReversesNo }
            where o.Amount > 0 ? r.Sum > 0 || o.Amount + r.Sum < 0 : r.Sum < 0 || o.Amount + r.Sum > 0
            orderby o.EntrySeq, o.No
            select new { o.EntrySeq, o.No, o.Amount, r.Sum }).FirstOrDefaultAsync(stop);
        return beyond is null ? null : new LedgerFault(
            "postings", $"{beyond.EntrySeq}/{beyond.No}", $"Of {beyond.Amount} it was reversed by {beyond.Sum}, which is beyond it.");
    }

    /// <summary>A head that was set back would leave entries behind it that nobody verifies.</summary>
    private async Task<LedgerFault?> Beyond()
    {
        var ahead = await (
            from e in Rows<EntryRow>()
            where e.Seq > Rows<HeadRow>().Max(h => h.EntrySeq)
            orderby e.Seq
            select (long?)e.Seq).FirstOrDefaultAsync(stop);
        var loose = ahead ?? await Rows<PostingRow>().Where(p => !Rows<EntryRow>().Any(e => e.Seq == p.EntrySeq))
            .OrderBy(p => p.EntrySeq).Select(p => (long?)p.EntrySeq).FirstOrDefaultAsync(stop);
        return loose is null ? null : new LedgerFault(ahead is null ? "postings" : "entries", $"{loose}", "The head row does not know this entry.");
    }

    private IQueryable<T> Rows<T>()
        where T : class => LedgerQueries.Rows<T>(db, business);
}
