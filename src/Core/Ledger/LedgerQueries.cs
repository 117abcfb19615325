using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

/// <summary>Queries that writes and reads share.</summary>
internal static class LedgerQueries
{
    public static IQueryable<T> Rows<T>(BookendDb db, BusinessId business)
        where T : class => db.Set<T>().AsNoTracking().OfBusiness(business);

    public static async Task<Dictionary<LotId, LotBalance>> Lots(BookendDb db, BusinessId business, Account account, long accountId)
    {
        var lots = await Rows<LotRow>(db, business).Where(l => l.AccountId == accountId).ToListAsync();
        var sums = await (
            from p in Available(db, business, account.Kind, accountId)
            where p.LotId != null
            group p by p.LotId into g
            select new { Lot = g.Key, Sum = g.Sum(p => p.Amount) }).ToDictionaryAsync(s => s.Lot!.Value, s => s.Sum);
        return lots.ToDictionary(l => l.Id, l => new LotBalance(l.Id, l.OpenedAt, l.ExpiresAt, account.Kind.Natural(sums.GetValueOrDefault(l.Id))));
    }

    /// <summary>The postings that count towards what may be taken: <see cref="LotPlan.Counts"/> in SQL.</summary>
    public static IQueryable<PostingRow> Available(BookendDb db, BusinessId business, AccountKind kind, long accountId)
    {
        var sign = kind.GrowsByDebit ? 1 : -1;
        return
            from p in Rows<PostingRow>(db, business)
            join e in Rows<EntryRow>(db, business) on p.EntrySeq equals e.Seq
            where p.AccountId == accountId &&
                (p.Layer == Layer.Posted || (e.State == EntryState.Pending ? p.Amount * sign < 0 : p.Amount * sign > 0))
            select p;
    }

    public static async Task<List<Posting>> WithAccounts(BookendDb db, BusinessId business, IQueryable<PostingRow> postings)
    {
        var rows = await (
            from p in postings
            join a in Rows<AccountRow>(db, business) on p.AccountId equals a.Id
            orderby p.EntrySeq, p.No
            select new { Posting = p, Account = a }).ToListAsync();
        return rows.ConvertAll(r => new Posting(r.Posting, r.Account.ToAccount()));
    }

    public static Task<List<Posting>> OfEntry(BookendDb db, BusinessId business, long seq) =>
        WithAccounts(db, business, Rows<PostingRow>(db, business).Where(p => p.EntrySeq == seq));

    /// <summary>An entry's postings and all that reversed them since.</summary>
    public static Task<List<Posting>> WithReversals(BookendDb db, BusinessId business, long seq) =>
        WithAccounts(db, business, Rows<PostingRow>(db, business).Where(p => p.EntrySeq == seq || p.ReversesSeq == seq));

    public static Task<List<Posting>> OfOrder(BookendDb db, BusinessId business, OrderId order) =>
        WithAccounts(db, business, Rows<PostingRow>(db, business).Where(p => p.OrderId == order));
}
