using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>Sums on the account's own side: plus is what the account is for.</summary>
public sealed record AccountBalance(Account Account, long Posted, long Pending);

public sealed record TrialLine(string Kind, Unit Unit, long Debit, long Credit);

/// <param name="Amount">Debit plus, credit minus, in the smallest part of the unit.</param>
public sealed record PostingView(
    int No, string Account, string Owner, long Amount, Unit Unit, bool Pending, string Rule, int RuleVersion,
    OrderId? OrderId, LineId? LineId, TenderId? TenderId, LotId? LotId, long? ReversesSeq, int? ReversesNo);

public sealed record EntryView(
    long Seq, EntryId Id, string Kind, EntryState State, Instant OccurredAt, Instant RecordedAt, LocalDate BusinessDate, SiteId? SiteId,
    OrderId? OrderId, string Actor, string Request, long? Resolves, long? Reverses, string Hash, IReadOnlyList<PostingView> Postings);

/// <summary>Which entries; null members do not filter.</summary>
public sealed record EntryFilter(OrderId? OrderId = null, SiteId? SiteId = null, LocalDate? From = null, LocalDate? To = null, string? Kind = null);

/// <summary>Folds over the postings.</summary>
public static class LedgerReads
{
    public const int MaxPage = 500;

    public static async Task<AccountBalance> Balance(Reading reading, Account account)
    {
        var (kind, owner, unit) = (account.Kind.Name, account.Owner, account.Unit);
        var id = await reading.Set<AccountRow>().Where(a => a.Kind == kind && a.Owner == owner && a.Unit == unit)
            .Select(a => (long?)a.Id).FirstOrDefaultAsync();
        return id is null ? new AccountBalance(account, 0, 0) : await Sum(reading.Db, reading.Business, account, id.Value);
    }

    /// <summary>All accounts of one owner: what a client has with us.</summary>
    public static async Task<IReadOnlyList<AccountBalance>> BalancesOf<TId>(Reading reading, TId owner)
        where TId : struct, IId<TId>
    {
        var text = Ids.Text(owner);
        var sums = await (
            from p in reading.Set<PostingRow>()
            join a in reading.Set<AccountRow>() on p.AccountId equals a.Id
            where a.Owner == text
            group p by new { a.Id, p.Layer } into g
            select new { g.Key.Id, g.Key.Layer, Sum = g.Sum(p => p.Amount) }).ToListAsync();
        var accounts = await reading.Set<AccountRow>().Where(a => a.Owner == text).OrderBy(a => a.Id).ToListAsync();
        return accounts.ConvertAll(row =>
        {
            var account = row.ToAccount();
            long Of(Layer layer) => account.Kind.Natural(sums.Find(s => s.Id == row.Id && s.Layer == layer)?.Sum ?? 0);
            return new AccountBalance(account, Of(Layer.Posted), Of(Layer.Pending));
        });
    }

    /// <summary>What may be taken from a guarded account now, above its floor: one row.</summary>
    public static async Task<long> Available(Reading reading, Account account)
    {
        var floor = account.Kind.Floor ?? throw new InvalidOperationException($"{account.Kind} is not guarded.");
        var (kind, owner, unit) = (account.Kind.Name, account.Owner, account.Unit);
        var balance = await (
            from a in reading.Set<AccountRow>()
            join b in reading.Set<BalanceRow>() on a.Id equals b.AccountId
            where a.Kind == kind && a.Owner == owner && a.Unit == unit
            select (long?)b.Balance).FirstOrDefaultAsync();
        return (balance ?? 0) - floor;
    }

    public static async Task<IReadOnlyCollection<LotBalance>> Lots(Reading reading, Account account)
    {
        var (kind, owner, unit) = (account.Kind.Name, account.Owner, account.Unit);
        var id = await reading.Set<AccountRow>().Where(a => a.Kind == kind && a.Owner == owner && a.Unit == unit)
            .Select(a => (long?)a.Id).FirstOrDefaultAsync();
        return id is null ? [] : (await LedgerQueries.Lots(reading.Db, reading.Business, account, id.Value)).Values;
    }

    /// <summary>Everything booked for an order, reversals included: input of <see cref="Mirror"/>.</summary>
    public static async Task<IReadOnlyList<Posting>> PostingsOfOrder(Reading reading, OrderId order) =>
        await LedgerQueries.OfOrder(reading.Db, reading.Business, order);

    /// <summary>Entries in the order they were recorded, with their postings.</summary>
    /// <param name="after">Where the last page ended; null begins.</param>
    public static async Task<Page<EntryView>> Entries(Reading reading, EntryFilter filter, string? after, int limit = 50)
    {
        limit = Math.Clamp(limit, 1, MaxPage);
        var start = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;
        var entries = await Filter(reading, filter).Where(e => e.Seq > start).OrderBy(e => e.Seq).Take(limit + 1).ToListAsync();
        var page = entries.Take(limit).ToList();
        var seqs = page.ConvertAll(e => e.Seq);
        var postings = await LedgerQueries.WithAccounts(
            reading.Db, reading.Business, reading.Set<PostingRow>().Where(p => seqs.Contains(p.EntrySeq)));
        var bySeq = postings.ToLookup(p => p.Row.EntrySeq);
        var next = entries.Count > limit ? page[^1].Seq.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<EntryView>(page.ConvertAll(e => View(e, bySeq[e.Seq])), next);
    }

    /// <summary>Debits and credits of the posted layer per account kind and unit, between two business dates (both included).</summary>
    public static async Task<IReadOnlyList<TrialLine>> TrialBalance(Reading reading, EntryFilter filter)
    {
        var lines = await (
            from p in reading.Set<PostingRow>()
            join e in Filter(reading, filter with { OrderId = null }) on p.EntrySeq equals e.Seq
            join a in reading.Set<AccountRow>() on p.AccountId equals a.Id
            where p.Layer == Layer.Posted && (filter.OrderId == null || p.OrderId == filter.OrderId)
            group p by new { a.Kind, p.Unit } into g
            select new
            {
                g.Key.Kind,
                g.Key.Unit,
                Debit = g.Sum(p => p.Amount > 0 ? p.Amount : 0),
                Credit = g.Sum(p => p.Amount < 0 ? -p.Amount : 0),
            }).ToListAsync();
        return
        [
            .. lines.Select(l => new TrialLine(l.Kind, l.Unit, l.Debit, l.Credit))
                .OrderBy(l => l.Unit.Code, StringComparer.Ordinal).ThenBy(l => l.Kind, StringComparer.Ordinal),
        ];
    }

    internal static async Task<AccountBalance> Sum(BookendDb db, BusinessId business, Account account, long id)
    {
        var sums = await LedgerQueries.Rows<PostingRow>(db, business).Where(p => p.AccountId == id)
            .GroupBy(p => p.Layer).Select(g => new { Layer = g.Key, Sum = g.Sum(p => p.Amount) }).ToListAsync();
        long Of(Layer layer) => account.Kind.Natural(sums.Find(s => s.Layer == layer)?.Sum ?? 0);
        return new AccountBalance(account, Of(Layer.Posted), Of(Layer.Pending));
    }

    private static IQueryable<EntryRow> Filter(Reading reading, EntryFilter filter)
    {
        var entries = reading.Set<EntryRow>();
        if (filter.OrderId is { } order)
        {
            var postings = reading.Set<PostingRow>();
            entries = entries.Where(e => postings.Any(p => p.EntrySeq == e.Seq && p.OrderId == order));
        }

        entries = filter.SiteId is { } site ? entries.Where(e => e.SiteId == site) : entries;
        entries = filter.From is { } from ? entries.Where(e => e.BusinessDate >= from) : entries;
        entries = filter.To is { } to ? entries.Where(e => e.BusinessDate <= to) : entries;
        return filter.Kind is { } kind ? entries.Where(e => e.Kind == kind) : entries;
    }

    private static EntryView View(EntryRow e, IEnumerable<Posting> postings) => new(
        e.Seq, e.Id, e.Kind, e.State, e.OccurredAt, e.RecordedAt, e.BusinessDate, e.SiteId, e.OrderId, e.Actor, e.Request,
        e.Resolves, e.Reverses, Convert.ToHexStringLower(e.Hash), [.. postings.Select(View)]);

    private static PostingView View(Posting posting)
    {
        var (p, account) = (posting.Row, posting.Account);
        return new PostingView(
            p.No, account.Kind.Name, account.Owner, p.Amount, p.Unit, p.Layer == Layer.Pending, p.Rule, p.RuleVersion,
            p.OrderId, p.LineId, p.TenderId, p.LotId, p.ReversesSeq, p.ReversesNo);
    }
}
