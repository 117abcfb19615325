using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>
/// The books of one business within one write. Entries are appended and never changed; refusals leave no trace, so a caller may go on
/// after one.
/// </summary>
public sealed class Books(Work work)
{
    private readonly AccountBook accounts = new(work);
    private readonly GuardBook guards = new(work);
    private readonly LotBook lots = new(work);
    private readonly EntryHash hash = new();

    // The rows of this write reach the database at its end, so reads within the write look here too.
    private readonly List<EntryRow> entries = [];
    private readonly List<Posting> postings = [];

    /// <summary>Books the draft.</summary>
    /// <returns>The entry, or <see cref="LedgerErrors.Insufficient"/>.</returns>
    /// <exception cref="InvalidOperationException">A leg does not sum to zero: a fault of the caller.</exception>
    public Task<Result<EntryRow>> Post(EntryDraft draft) => Write(draft, draft.Postings, EntryState.Posted, null);

    /// <summary>Books the draft in the pending layer: nobody owns it yet, but what it would take is already reserved.</summary>
    public Task<Result<EntryRow>> Pend(EntryDraft draft) =>
        Write(draft, [.. draft.Postings.Select(p => p with { Layer = Layer.Pending })], EntryState.Pending, null);

    /// <summary>The pending entry happened: its postings leave the pending layer and enter the posted one.</summary>
    public Task<Result<EntryRow>> PostPending(EntryId pending, LocalDate businessDate) => Resolve(pending, businessDate, EntryState.Post);

    /// <summary>The pending entry did not happen: its postings leave the pending layer.</summary>
    public Task<Result<EntryRow>> VoidPending(EntryId pending, LocalDate businessDate) => Resolve(pending, businessDate, EntryState.Void);

    /// <summary>Undoes all that remains of one entry's posted layer. For lines of an order use <see cref="Mirror"/> and <see cref="Post"/>.</summary>
    public async Task<Result<EntryRow>> Reverse(EntryId entry, string kind, LocalDate businessDate)
    {
        if (await Entry(entry) is not { } original)
        {
            return CommonErrors.NotFound.Because("There is no such entry in the books.");
        }

        var stored = await LedgerQueries.WithReversals(work.Db, work.Business, original.Seq);
        var own = postings.Where(p => p.Row.EntrySeq == original.Seq || p.Row.ReversesSeq == original.Seq);
        var mirrored = Mirror.Rest(stored.Concat(own), p => p.EntrySeq == original.Seq);
        if (mirrored.Count == 0)
        {
            return LedgerErrors.NothingToReverse.Because("All of this was given back before, so nothing was booked.");
        }

        var draft = new EntryDraft(kind, businessDate) { OrderId = original.OrderId, SiteId = original.SiteId, Reverses = original.Seq };
        return await Post(draft.Add(mirrored));
    }

    /// <summary>Sums of all postings; for a guarded account <see cref="Available"/> is much cheaper.</summary>
    public async Task<AccountBalance> Balance(Account account)
    {
        var row = await accounts.Find(account);
        var stored = row is null ? new AccountBalance(account, 0, 0) : await LedgerReads.Sum(work.Db, work.Business, account, row.Id);
        var own = postings.Where(p => p.Account == account).ToLookup(p => p.Row.Layer, p => account.Kind.Natural(p.Row.Amount));
        return stored with { Posted = stored.Posted + own[Layer.Posted].Sum(), Pending = stored.Pending + own[Layer.Pending].Sum() };
    }

    /// <summary>What may be taken from a guarded account now, on its own side and above its floor.</summary>
    public async Task<long> Available(Account account)
    {
        var floor = account.Kind.Floor ?? throw new InvalidOperationException($"{account.Kind} is not guarded.");
        return (await accounts.Find(account) is { } row ? await guards.Of(row) : 0) - floor;
    }

    /// <summary>All lots of an account, empty ones too.</summary>
    public async Task<IReadOnlyCollection<LotBalance>> Lots(Account account) => await lots.Of(account, await accounts.Find(account));

    /// <summary>Adds to the draft what moves the rest of every expired lot to another account.</summary>
    /// <returns>How much expired.</returns>
    public async Task<long> Expire(EntryDraft draft, Account account, Account into, Leg leg)
    {
        var total = 0L;
        foreach (var lot in (await Lots(account)).Where(l => l.Available > 0 && l.IsExpired(work.Now)).OrderBy(l => l.Id.Value))
        {
            var amount = account.Kind.Natural(lot.Available);
            draft.Add(new PostingDraft(account, -amount, leg) { Lot = lot.Id }).Add(new PostingDraft(into, amount, leg));
            total = checked(total + lot.Available);
        }

        return total;
    }

    /// <summary>Everything booked for an order, this write included: input of <see cref="Mirror"/>.</summary>
    public async Task<IReadOnlyList<Posting>> PostingsOfOrder(OrderId order) =>
        [.. await LedgerQueries.OfOrder(work.Db, work.Business, order), .. postings.Where(p => p.Row.OrderId == order)];

    public async Task<EntryRow?> Entry(EntryId id) =>
        entries.Find(e => e.Id == id) ?? await work.Set<EntryRow>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id);

    private async Task<Result<EntryRow>> Resolve(EntryId id, LocalDate businessDate, EntryState state)
    {
        if (await Entry(id) is not { State: EntryState.Pending } pending)
        {
            return CommonErrors.NotFound.Because("There is no such pending entry in the books.");
        }

        if (entries.Exists(e => e.Resolves == pending.Seq) || await work.Set<EntryRow>().AnyAsync(e => e.Resolves == pending.Seq))
        {
            return LedgerErrors.AlreadyResolved.Because("Whether this happened was settled before; nothing was booked.");
        }

        var draft = new EntryDraft(pending.Kind, businessDate) { OrderId = pending.OrderId, SiteId = pending.SiteId };
        var waiting = postings.Where(p => p.Row.EntrySeq == pending.Seq).ToList();
        foreach (var posting in waiting.Count > 0 ? waiting : await LedgerQueries.OfEntry(work.Db, work.Business, pending.Seq))
        {
            var row = posting.Row;
            var copy = new PostingDraft(posting.Account, row.Amount, row.Leg)
            {
                Lot = row.LotId,
                ReversesSeq = row.ReversesSeq,
                ReversesNo = row.ReversesNo,
            };
            draft.Add(copy with { Amount = -row.Amount, Layer = Layer.Pending });
            if (state == EntryState.Post)
            {
                draft.Add(copy);
            }
        }

        return await Write(draft, draft.Postings, state, pending.Seq);
    }

    private async Task<Result<EntryRow>> Write(EntryDraft draft, IReadOnlyList<PostingDraft> wished, EntryState state, long? resolves)
    {
        draft.Check();
        var rows = await accounts.Find(wished);
        var opened = new List<LotRow>();
        if ((await lots.Assign(wished, rows, state, opened)).Failed(out var refusal, out var assigned) ||
            (await guards.Check(assigned, rows, state)).Failed(out refusal, out var effects))
        {
            return refusal;
        }

        // From here on nothing can be refused.
        var entry = Entry(draft, state, resolves);
        foreach (var posting in assigned)
        {
            if (rows[posting.Account] is { Id: 0 } row)
            {
                await accounts.Create(posting.Account, row, entry.Seq);
            }
        }

        guards.Take(effects, rows);
        lots.Take(assigned, state, opened, rows);
        Append(entry, assigned, rows, opened);
        return entry;
    }

    private EntryRow Entry(EntryDraft draft, EntryState state, long? resolves) => new()
    {
        BusinessId = work.Business,
        Seq = work.Head.EntrySeq + 1,
        Id = draft.Id ?? work.NewId<EntryId>(),
        Kind = draft.Kind,
        OccurredAt = Micros.Truncate(draft.OccurredAt ?? work.Now),
        RecordedAt = work.Now,
        BusinessDate = draft.BusinessDate,
        SiteId = draft.SiteId,
        Actor = work.Actor.ToString(),
        Request = work.Request,
        State = state,
        Resolves = resolves,
        Reverses = draft.Reverses,
        OrderId = draft.OrderId,
        PrevHash = work.Head.EntryHash,
    };

    private void Append(EntryRow entry, List<PostingDraft> assigned, Dictionary<Account, AccountRow> rows, List<LotRow> opened)
    {
        var lines = new List<(PostingRow Posting, AccountRow Account)>(assigned.Count);
        foreach (var draft in assigned)
        {
            var account = rows[draft.Account];
            var row = Row(entry, draft, account, lines.Count + 1);
            lines.Add((row, account));
            postings.Add(new Posting(row, draft.Account));
        }

        opened.Sort((a, b) => a.Id.Value.CompareTo(b.Id.Value));
        foreach (var lot in opened)
        {
            lot.EntrySeq = entry.Seq;
        }

        entry.Hash = hash.Compute(entry, lines, opened);
        work.Head.EntrySeq = entry.Seq;
        work.Head.EntryHash = entry.Hash;
        entries.Add(entry);

        // In this order: foreign keys are checked at once.
        work.Append(entry);
        opened.ForEach(work.Append);
        lines.ForEach(line => work.Append(line.Posting));
    }

    private PostingRow Row(EntryRow entry, PostingDraft draft, AccountRow account, int no) => new()
    {
        BusinessId = work.Business,
        EntrySeq = entry.Seq,
        No = no,
        AccountId = account.Id,
        Amount = draft.Amount,
        Unit = account.Unit,
        Layer = draft.Layer,
        LotId = draft.Lot,
        OrderId = draft.Leg.Order ?? entry.OrderId,
        LineId = draft.Leg.Line,
        TenderId = draft.Leg.Tender,
        Rule = draft.Leg.Rule,
        RuleVersion = draft.Leg.Version,
        ReversesSeq = draft.ReversesSeq,
        ReversesNo = draft.ReversesNo,
    };
}
