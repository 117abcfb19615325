using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <param name="Amount">On the account's own side.</param>
public sealed record OwnerSum(string Kind, string Owner, string Rule, long Amount);

/// <param name="Amount">On the account's own side.</param>
public sealed record OwnerDaySum(string Owner, string Rule, LocalDate Day, long Amount);

/// <summary>Which postings; null members do not filter.</summary>
public sealed record OwnerFilter(IReadOnlyList<AccountKind> Kinds, Unit Unit, string? Owner = null, LocalDate? From = null, LocalDate? To = null, SiteId? SiteId = null);

/// <summary>Folds over the accounts of people: what came to whom, and why.</summary>
public static class OwnerReads
{
    /// <summary>In the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<AccountMove>> Moves(Reading reading, OwnerFilter filter, int limit)
    {
        var sides = Sides(filter);
        var rows = await Joined(reading.Db, reading.Business, filter).OrderBy(r => r.Posting.EntrySeq).ThenBy(r => r.Posting.No).Take(limit).ToListAsync();
        return rows.ConvertAll(r => AccountMove.Of(r.Entry, r.Posting, r.Account.Kind, r.Account.Owner, sides[r.Account.Kind]));
    }

    /// <summary>Per owner, account and rule.</summary>
    public static Task<IReadOnlyList<OwnerSum>> Sums(Reading reading, OwnerFilter filter) => Sums(reading.Db, reading.Business, filter);

    /// <summary>As it is in the database; what this write has booked before is not in it.</summary>
    public static Task<IReadOnlyList<OwnerSum>> Sums(Work work, OwnerFilter filter) => Sums(work.Db, work.Business, filter);

    /// <summary>Per owner, rule and business date. As it is in the database; what this write has booked before is not in it.</summary>
    public static async Task<IReadOnlyList<OwnerDaySum>> DaySums(Work work, OwnerFilter filter)
    {
        var sides = Sides(filter);
        var rows = await Joined(work.Db, work.Business, filter).GroupBy(r => new { r.Account.Kind, r.Account.Owner, r.Posting.Rule, r.Entry.BusinessDate })
            .Select(g => new { g.Key.Kind, g.Key.Owner, g.Key.Rule, g.Key.BusinessDate, Sum = g.Sum(r => r.Posting.Amount) }).ToListAsync();
        return rows.ConvertAll(r => new OwnerDaySum(r.Owner, r.Rule, r.BusinessDate, sides[r.Kind] * r.Sum));
    }

    private static async Task<IReadOnlyList<OwnerSum>> Sums(BookendDb db, BusinessId business, OwnerFilter filter)
    {
        var sides = Sides(filter);
        var rows = await Joined(db, business, filter).GroupBy(r => new { r.Account.Kind, r.Account.Owner, r.Posting.Rule })
            .Select(g => new { g.Key.Kind, g.Key.Owner, g.Key.Rule, Sum = g.Sum(r => r.Posting.Amount) }).ToListAsync();
        return rows.ConvertAll(r => new OwnerSum(r.Kind, r.Owner, r.Rule, sides[r.Kind] * r.Sum));
    }

    private static Dictionary<string, int> Sides(OwnerFilter filter) => filter.Kinds.ToDictionary(k => k.Name, k => k.GrowsByDebit ? 1 : -1);

    private static IQueryable<Joint> Joined(BookendDb db, BusinessId business, OwnerFilter filter)
    {
        var kinds = filter.Kinds.Select(k => k.Name).ToArray();
        var (unit, owner, from, to, site) = (filter.Unit, filter.Owner, filter.From, filter.To, filter.SiteId);
        var accounts = LedgerQueries.Rows<AccountRow>(db, business).Where(a => a.Unit == unit && kinds.Contains(a.Kind));
        var entries = LedgerQueries.Rows<EntryRow>(db, business);
        accounts = owner is null ? accounts : accounts.Where(a => a.Owner == owner);
        entries = from is null ? entries : entries.Where(e => e.BusinessDate >= from);
        entries = to is null ? entries : entries.Where(e => e.BusinessDate <= to);
        entries = site is null ? entries : entries.Where(e => e.SiteId == site);
        return
            from a in accounts
            join p in LedgerQueries.Rows<PostingRow>(db, business) on a.Id equals p.AccountId
            join e in entries on p.EntrySeq equals e.Seq
            where p.Layer == Layer.Posted
            select new Joint { Account = a, Posting = p, Entry = e };
    }

    private sealed class Joint
    {
        public AccountRow Account { get; init; } = null!;

        public PostingRow Posting { get; init; } = null!;

        public EntryRow Entry { get; init; } = null!;
    }
}
