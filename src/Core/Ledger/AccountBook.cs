using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bookend.Core.Ledger;

/// <summary>Finds the rows of accounts for one write, and makes those that are missing.</summary>
internal sealed class AccountBook(Work work)
{
    private readonly AccountCache cache = AccountCache.Of(work.Db.GetService<Dialect>());
    private readonly Dictionary<Account, AccountRow> known = [];
    private long lastId = -1;

    /// <summary>Rows of all accounts of the postings. A row with id 0 does not exist yet; see <see cref="Create"/>.</summary>
    public async Task<Dictionary<Account, AccountRow>> Find(IReadOnlyList<PostingDraft> postings)
    {
        var found = new Dictionary<Account, AccountRow>();
        List<Account>? missing = null;
        foreach (var posting in postings)
        {
            var account = posting.Account;
            if (found.ContainsKey(account) || missing?.Contains(account) == true)
            {
                continue;
            }

            if ((known.GetValueOrDefault(account) ?? cache.Find(work.Head, account)) is { } row)
            {
                found.Add(account, Checked(account, row));
            }
            else
            {
                (missing ??= []).Add(account);
            }
        }

        if (missing is not null)
        {
            await Load(missing, found);
        }

        return found;
    }

    public async Task<AccountRow?> Find(Account account) =>
        (await Find([new PostingDraft(account, 1, default)]))[account] is { Id: > 0 } row ? row : null;

    /// <summary>Gives the next number; the row becomes part of the write.</summary>
    public async Task Create(Account account, AccountRow row, long entrySeq)
    {
        if (lastId < 0)
        {
            lastId = await work.Set<AccountRow>().AsNoTracking().MaxAsync(r => (long?)r.Id) ?? 0;
        }

        row.Id = ++lastId;
        row.EntrySeq = entrySeq;
        known[account] = row;
        work.Append(row);
    }

    private async Task Load(List<Account> missing, Dictionary<Account, AccountRow> found)
    {
        var owners = missing.Select(a => a.Owner).Distinct(StringComparer.Ordinal).ToList();
        var rows = await work.Set<AccountRow>().AsNoTracking().Where(r => owners.Contains(r.Owner)).ToDictionaryAsync(r => (r.Kind, r.Owner, r.Unit.Code));
        foreach (var account in missing)
        {
            if (!rows.TryGetValue(account.Key, out var row))
            {
                found.Add(account, Fresh(account));
                continue;
            }

            found.Add(account, Checked(account, row));
            known[account] = row;
            if (row.EntrySeq <= work.CommittedEntrySeq)
            {
                cache.Add(work.Head, row);
            }
        }
    }

    private AccountRow Fresh(Account account) => new()
    {
        BusinessId = work.Business,
        Kind = account.Kind.Name,
        Owner = account.Owner,
        Unit = account.Unit,
        Floor = account.Kind.Floor,
        Lots = account.Kind.Lots,
    };

    /// <summary>A kind whose floor changed in code would leave old accounts guarded in another way than new ones, in silence.</summary>
    private static AccountRow Checked(Account account, AccountRow row) => row.Floor == account.Kind.Floor && row.Lots == account.Kind.Lots
        ? row
        : throw new InvalidOperationException($"Account {row.Id} ({account}) was made with floor {row.Floor} and lots {row.Lots}; the kind now says otherwise.");
}
