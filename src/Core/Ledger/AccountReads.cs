using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>One posting on an account, with the entry that made it.</summary>
/// <param name="Amount">On the account's own side: plus is what the account is for.</param>
/// <param name="Rule">Why; of a reversal, the rule that is undone.</param>
public sealed record AccountMove(
    long Seq, int No, EntryId EntryId, string EntryKind, Instant OccurredAt, LocalDate BusinessDate, SiteId? SiteId, string Actor, string Kind, string Owner,
    OrderId? OrderId, LineId? LineId, TenderId? TenderId, string Rule, int RuleVersion, long Amount, bool IsReversal, LotId? LotId)
{
    /// <param name="side">1 where the account grows by debit, else -1.</param>
    internal static AccountMove Of(EntryRow entry, PostingRow posting, string kind, string owner, int side) => new(
        entry.Seq, posting.No, entry.Id, entry.Kind, entry.OccurredAt, entry.BusinessDate, entry.SiteId, entry.Actor, kind, owner,
        posting.OrderId, posting.LineId, posting.TenderId, posting.Rule, posting.RuleVersion, side * posting.Amount, posting.ReversesSeq is not null, posting.LotId);
}

/// <summary>Reads about the accounts of one kind: whose they are, what is on them, how it came.</summary>
public static class AccountReads
{
    /// <summary>What may be taken now from the guarded accounts of these owners; those without an account are left out. At most 1,000 owners.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Available(Reading reading, AccountKind kind, Unit unit, IReadOnlyCollection<string> owners)
    {
        var floor = kind.Floor ?? throw new InvalidOperationException($"{kind} is not guarded.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(owners.Count, 1000, nameof(owners));
        var (name, wanted) = (kind.Name, owners.Distinct(StringComparer.Ordinal).ToArray());
        return wanted.Length == 0 ? new Dictionary<string, long>() : await (
            from a in reading.Set<AccountRow>()
            join b in reading.Set<BalanceRow>() on a.Id equals b.AccountId
            where a.Kind == name && a.Unit == unit && wanted.Contains(a.Owner)
            select new { a.Owner, b.Balance }).ToDictionaryAsync(r => r.Owner, r => r.Balance - floor);
    }

    /// <summary>Accounts of this kind that still hold something in a lot that ends in the given time; with both bounds included. The ones that end first, at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<(Account Account, Instant ExpiresAt)>> Expiring(Reading reading, AccountKind kind, Instant? since, Instant until, int limit)
    {
        var name = kind.Name;
        var sign = kind.GrowsByDebit ? 1 : -1;
        var lots = since is null ? reading.Set<LotRow>() : reading.Set<LotRow>().Where(l => l.ExpiresAt >= since);
        var rows = await (
            from l in lots
            join a in reading.Set<AccountRow>() on l.AccountId equals a.Id
            where a.Kind == name && l.ExpiresAt != null && l.ExpiresAt <= until &&
                reading.Set<PostingRow>().Where(p => p.LotId == l.Id && p.Layer == Layer.Posted).Sum(p => p.Amount) * sign > 0
            orderby l.ExpiresAt, l.Id
            select new { Account = a, l.ExpiresAt }).Take(limit).ToListAsync();
        return rows.ConvertAll(r => (r.Account.ToAccount(), r.ExpiresAt!.Value));
    }

    /// <summary>What happened on one account, in the order it was recorded; the posted layer only.</summary>
    /// <param name="first">Business dates, both included; null is no bound.</param>
    /// <param name="after">Where the last page ended; null begins.</param>
    public static async Task<Page<AccountMove>> Moves(
        Reading reading, Account account, LocalDate? first = null, LocalDate? last = null, string? after = null, int limit = LedgerReads.MaxPage)
    {
        var (start, startNo) = Cursor(after);
        var side = account.Kind.GrowsByDebit ? 1 : -1;
        var moves =
            from p in Postings(reading, account)
            join e in reading.Set<EntryRow>() on p.EntrySeq equals e.Seq
            where (p.EntrySeq > start || (p.EntrySeq == start && p.No > startNo)) && (first == null || e.BusinessDate >= first) && (last == null || e.BusinessDate <= last)
            orderby p.EntrySeq, p.No
            select new { Posting = p, Entry = e };
        var rows = await moves.Take(limit + 1).ToListAsync();
        var page = rows.Take(limit).Select(r => AccountMove.Of(r.Entry, r.Posting, account.Kind.Name, account.Owner, side)).ToList();
        return new Page<AccountMove>(page, rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].Seq}.{page[^1].No}") : null);
    }

    /// <summary>The posted balance as it stood at the end of the day before a business date.</summary>
    public static async Task<long> BalanceBefore(Reading reading, Account account, LocalDate date)
    {
        var amounts =
            from p in Postings(reading, account)
            join e in reading.Set<EntryRow>() on p.EntrySeq equals e.Seq
            where e.BusinessDate < date
            select p.Amount;
        return account.Kind.Natural(await amounts.SumAsync());
    }

    private static IQueryable<PostingRow> Postings(Reading reading, Account account)
    {
        var (kind, owner, unit) = (account.Kind.Name, account.Owner, account.Unit);
        return
            from a in reading.Set<AccountRow>()
            join p in reading.Set<PostingRow>() on a.Id equals p.AccountId
            where a.Kind == kind && a.Owner == owner && a.Unit == unit && p.Layer == Layer.Posted
            select p;
    }

    private static (long Seq, int No) Cursor(string? after) => after?.Split('.') is [var seq, var no]
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        ? (s, n)
        : (0, 0);
}
