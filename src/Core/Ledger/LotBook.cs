using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>The lots that one write touches: loaded once per account, then kept up with the write's own postings.</summary>
internal sealed class LotBook(Work work)
{
    private readonly Dictionary<Account, Dictionary<LotId, LotBalance>> loaded = [];

    public async Task<IReadOnlyCollection<LotBalance>> Of(Account account, AccountRow? row) => (await Load(account, row)).Values;

    /// <summary>
    /// Splits what leaves accounts with lots over lots, first expiring first, and gives growth a new lot each. Changes nothing yet.
    /// </summary>
    public async Task<Result<List<PostingDraft>>> Assign(
        IReadOnlyList<PostingDraft> postings, Dictionary<Account, AccountRow> accounts, EntryState state, List<LotRow> opened)
    {
        var assigned = new List<PostingDraft>(postings.Count);
        Dictionary<Account, Dictionary<LotId, LotBalance>>? trial = null;
        foreach (var posting in postings)
        {
            var account = posting.Account;
            var natural = account.Kind.Natural(posting.Amount);
            if (!account.Kind.Lots)
            {
                assigned.Add(posting.Lot is null ? posting : throw new InvalidOperationException($"{account} has no lots."));
                continue;
            }

            if (natural > 0 && posting.Lot is null)
            {
                var lot = Open(posting);
                opened.Add(lot);
                assigned.Add(posting with { Lot = lot.Id });
                continue;
            }

            trial ??= [];
            if (!trial.TryGetValue(account, out var lots))
            {
                trial.Add(account, lots = new Dictionary<LotId, LotBalance>(await Load(account, accounts[account])));
            }

            if (Split(posting, natural, state, lots, assigned) is { } refusal)
            {
                return refusal;
            }
        }

        return Overdrawn(trial) is { } overdrawn ? Short(overdrawn) : assigned;
    }

    /// <summary>A reversal takes from the lot that it once filled; where the account is guarded, that lot must hold it when the whole entry is done.</summary>
    private static Account? Overdrawn(Dictionary<Account, Dictionary<LotId, LotBalance>>? trial)
    {
        foreach (var (account, lots) in trial ?? [])
        {
            if (account.Kind.Floor is not null && lots.Values.Any(l => l.Available < 0))
            {
                return account;
            }
        }

        return null;
    }

    /// <summary>The postings are part of the write now.</summary>
    public void Take(IReadOnlyList<PostingDraft> postings, EntryState state, List<LotRow> opened, Dictionary<Account, AccountRow> accounts)
    {
        foreach (var lot in opened)
        {
            var account = postings.First(p => p.Lot == lot.Id).Account;
            lot.AccountId = accounts[account].Id;
            if (loaded.TryGetValue(account, out var lots))
            {
                lots.Add(lot.Id, new LotBalance(lot.Id, lot.OpenedAt, lot.ExpiresAt, 0));
            }
            else
            {
                // Not loaded yet: the rows of this write are not in the database before its end, so they wait here.
                Waiting(account).Add(lot.Id, new LotBalance(lot.Id, lot.OpenedAt, lot.ExpiresAt, 0));
            }
        }

        foreach (var posting in postings.Where(p => p.Lot is not null))
        {
            var lots = loaded.GetValueOrDefault(posting.Account) ?? Waiting(posting.Account);
            Add(lots, posting.Lot!.Value, Effect(posting, state));
        }
    }

    private readonly Dictionary<Account, Dictionary<LotId, LotBalance>> waiting = [];

    private Dictionary<LotId, LotBalance> Waiting(Account account)
    {
        if (!waiting.TryGetValue(account, out var lots))
        {
            waiting.Add(account, lots = []);
        }

        return lots;
    }

    private Refusal? Split(
        PostingDraft posting, long natural, EntryState state, Dictionary<LotId, LotBalance> lots, List<PostingDraft> assigned)
    {
        if (posting.Lot is null)
        {
            if (LotPlan.Draw(lots.Values, -natural, work.Now) is not { } parts)
            {
                return Short(posting.Account);
            }

            foreach (var (lot, part) in parts)
            {
                var drawn = posting with { Lot = lot, Amount = posting.Account.Kind.Natural(-part) };
                assigned.Add(drawn);
                Add(lots, lot, Effect(drawn, state));
            }

            return null;
        }

        if (!lots.ContainsKey(posting.Lot.Value))
        {
            throw new InvalidOperationException($"{posting.Account} has no lot {posting.Lot}.");
        }

        assigned.Add(posting);
        Add(lots, posting.Lot.Value, Effect(posting, state));
        return null;
    }

    private async Task<Dictionary<LotId, LotBalance>> Load(Account account, AccountRow? row)
    {
        if (loaded.TryGetValue(account, out var lots))
        {
            return lots;
        }

        lots = row is { Id: > 0 } ? await LedgerQueries.Lots(work.Db, work.Business, account, row.Id) : [];
        if (waiting.Remove(account, out var own))
        {
            foreach (var (id, lot) in own)
            {
                lots[id] = lots.TryGetValue(id, out var stored) ? stored with { Available = checked(stored.Available + lot.Available) } : lot;
            }
        }

        loaded.Add(account, lots);
        return lots;
    }

    private LotRow Open(PostingDraft posting) => new()
    {
        BusinessId = work.Business,
        Id = work.NewId<LotId>(),
        Unit = posting.Account.Unit,
        OpenedAt = work.Now,
        ExpiresAt = posting.Expires is { } at ? Micros.Truncate(at) : null,
    };

    private static long Effect(PostingDraft posting, EntryState state)
    {
        var natural = posting.Account.Kind.Natural(posting.Amount);
        return LotPlan.Counts(posting.Layer, state, natural) ? natural : 0;
    }

    private static void Add(Dictionary<LotId, LotBalance> lots, LotId id, long effect)
    {
        var lot = lots.GetValueOrDefault(id, new LotBalance(id, default, null, 0));
        lots[id] = lot with { Available = checked(lot.Available + effect) };
    }

    internal static Refusal Short(Account account) =>
        LedgerErrors.Insufficient.Because($"There is not enough left on {account.Kind.Name[(account.Kind.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]} for this. Nothing was booked.");
}
