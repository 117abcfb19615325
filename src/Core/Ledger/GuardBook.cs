using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

/// <summary>The guarded balances that one write touches. The database checks the floor a second time.</summary>
internal sealed class GuardBook(Work work)
{
    private readonly Dictionary<long, BalanceRow> rows = [];

    /// <summary>What the postings would do to each guarded account, or a refusal. Changes nothing yet.</summary>
    public async Task<Result<Dictionary<Account, long>>> Check(
        IReadOnlyList<PostingDraft> postings, Dictionary<Account, AccountRow> accounts, EntryState state)
    {
        var effects = new Dictionary<Account, long>();
        foreach (var posting in postings.Where(p => p.Account.Kind.Floor is not null))
        {
            var natural = posting.Account.Kind.Natural(posting.Amount);
            var effect = LotPlan.Counts(posting.Layer, state, natural) ? natural : 0;
            effects[posting.Account] = checked(effects.GetValueOrDefault(posting.Account) + effect);
        }

        if (effects.Count > 0)
        {
            await Load(effects.Keys.Select(a => accounts[a].Id).Where(id => id > 0 && !rows.ContainsKey(id)).ToList());
        }

        foreach (var (account, effect) in effects)
        {
            var balance = accounts[account].Id is > 0 and var id ? rows[id].Balance : 0;
            if (effect < 0 && checked(balance + effect) < account.Kind.Floor)
            {
                return LotBook.Short(account);
            }
        }

        return effects;
    }

    public void Take(Dictionary<Account, long> effects, Dictionary<Account, AccountRow> accounts)
    {
        foreach (var (account, effect) in effects)
        {
            var id = accounts[account].Id;
            if (!rows.TryGetValue(id, out var row))
            {
                rows.Add(id, row = new BalanceRow { BusinessId = work.Business, AccountId = id, Floor = account.Kind.Floor!.Value });
                work.Append(row);
            }

            row.Balance = checked(row.Balance + effect);
            row.Version++;
        }
    }

    public async Task<long> Of(AccountRow row)
    {
        if (!rows.ContainsKey(row.Id))
        {
            await Load([row.Id]);
        }

        return rows[row.Id].Balance;
    }

    private async Task Load(List<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var row in await work.Set<BalanceRow>().AsTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync())
        {
            rows.Add(row.AccountId, row);
        }
    }
}
