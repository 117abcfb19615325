using System.Data.Common;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

/// <param name="Fault">The first row that is not as it was written; null when all are.</param>
public sealed record LedgerReport(LedgerFault? Fault, long Entries, long Postings, long Accounts, long Balances, long Lots)
{
    public bool Ok => Fault is null;
}

/// <summary>
/// Proves that the books of a business are what was once booked: every hash, the chain, every sum, every balance, anew from the postings.
/// Reads page by page while others write; entries after <c>head</c> are left to the next run.
/// </summary>
public static class LedgerVerifier
{
    /// <param name="head">The head row as read before: up to where to verify.</param>
    public static async Task<LedgerReport> Verify(BookendDb db, BusinessId business, HeadRow head, CancellationToken stop = default)
    {
        var pages = new LedgerPages(db, business, head, stop);
        var fault = await Chain(pages, head) ?? await new LedgerSums(db, business, head, stop).Check();
        var (accounts, balances, lots) = await pages.Counts();
        return new LedgerReport(fault, pages.Entries, pages.Postings, accounts, balances, lots);
    }

    private static async Task<LedgerFault?> Chain(LedgerPages pages, HeadRow head)
    {
        var chain = new ChainCheck();
        var next = head.EntrySeq > 0 ? pages.Read(1) : Task.FromResult<List<StoredEntry>>([]); // a read that nobody awaits would meet the next one
        for (var seq = 1L; seq <= head.EntrySeq; seq += LedgerPages.Size)
        {
            List<StoredEntry> page;
            try
            {
                page = await next;
            }
            catch (Exception exception) when (LedgerPages.IsUnreadable(exception))
            {
                return await pages.FindUnreadable(seq, exception);
            }

            if (page.Count == 0)
            {
                // A head that was set far ahead would keep us reading nothing for ever.
                break;
            }

            var checking = Task.Run(() => page.Select(chain.Next).FirstOrDefault(f => f is not null));
            next = seq + LedgerPages.Size <= head.EntrySeq ? pages.Read(seq + LedgerPages.Size) : Task.FromResult<List<StoredEntry>>([]);
            if (await checking is { } fault)
            {
                await next.ContinueWith(_ => { }, TaskScheduler.Default);
                return fault;
            }
        }

        return chain.End(head);
    }
}

/// <summary>Reads the chain in pages of entries with all that belongs to them.</summary>
internal sealed class LedgerPages(BookendDb db, BusinessId business, HeadRow head, CancellationToken stop)
{
    public const int Size = 500;
    private const int KnownAccounts = 50_000;
    private readonly Dictionary<long, AccountRow> accounts = [];
    private readonly PostingReader reader = new(db, business, stop);

    public long Entries { get; private set; }

    public long Postings { get; private set; }

    /// <summary>A value that is in no form we write: somebody else wrote it.</summary>
    public static bool IsUnreadable(Exception exception) => exception is not (OperationCanceledException or DbException or ObjectDisposedException);

    public Task<List<StoredEntry>> Read(long from) => Read(from, Math.Min(from + Size - 1, head.EntrySeq));

    public async Task<LedgerFault> FindUnreadable(long from, Exception first)
    {
        for (var seq = from; seq < from + Size && seq <= head.EntrySeq; seq++)
        {
            try
            {
                await Read(seq, seq);
            }
            catch (Exception exception) when (IsUnreadable(exception))
            {
                return new LedgerFault("entries", $"{seq}", $"The entry, or a row that belongs to it, cannot be read: {exception.Message}");
            }
        }

        return new LedgerFault("entries", $"{from}", $"A row near here cannot be read: {first.Message}");
    }

    public async Task<(long Accounts, long Balances, long Lots)> Counts() => (
        await Rows<AccountRow>().LongCountAsync(a => a.EntrySeq <= head.EntrySeq, stop),
        await Rows<BalanceRow>().LongCountAsync(stop),
        await Rows<LotRow>().LongCountAsync(l => l.EntrySeq <= head.EntrySeq, stop));

    private async Task<List<StoredEntry>> Read(long from, long to)
    {
        var entries = await Rows<EntryRow>().Where(e => e.Seq >= from && e.Seq <= to).OrderBy(e => e.Seq).ToListAsync(stop);
        var postings = await reader.Read(from, to);
        var lots = await Rows<LotRow>().Where(l => l.EntrySeq >= from && l.EntrySeq <= to).ToListAsync(stop);
        await LoadAccounts(postings);
        await CheckDates(entries, from, to);
        Entries += entries.Count;
        Postings += postings.Count;
        var lotsBySeq = lots.ToLookup(l => l.EntrySeq);
        var stored = new List<StoredEntry>(entries.Count);
        var at = 0;
        foreach (var entry in entries)
        {
            var own = new List<(PostingRow, AccountRow?)>();
            for (; at < postings.Count && postings[at].EntrySeq <= entry.Seq; at++)
            {
                own.Add((postings[at], accounts.GetValueOrDefault(postings[at].AccountId)));
            }

            stored.Add(new StoredEntry(entry, own, [.. lotsBySeq[entry.Seq].OrderBy(l => l.Id.Value)]));
        }

        return stored;
    }

    private async Task LoadAccounts(List<PostingRow> postings)
    {
        if (accounts.Count > KnownAccounts)
        {
            accounts.Clear();
        }

        var missing = postings.Select(p => p.AccountId).Where(id => !accounts.ContainsKey(id)).Distinct().ToList();
        foreach (var row in missing.Count == 0 ? [] : await Rows<AccountRow>().Where(a => missing.Contains(a.Id)).ToListAsync(stop))
        {
            accounts.Add(row.Id, row);
        }
    }

    /// <summary>SQLite keeps dates as text and reads several spellings of one; only ours equals the parameter.</summary>
    private async Task CheckDates(List<EntryRow> entries, long from, long to)
    {
        var dates = entries.Select(e => e.BusinessDate).Distinct().ToList();
        if (await Rows<EntryRow>().CountAsync(e => e.Seq >= from && e.Seq <= to && dates.Contains(e.BusinessDate), stop) != entries.Count)
        {
            throw new FormatException("business_date is not written as we write dates.");
        }
    }

    private IQueryable<T> Rows<T>()
        where T : class => LedgerQueries.Rows<T>(db, business);
}
