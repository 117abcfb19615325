using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Core.Ledger;

/// <summary>
/// Accounts never change, so their numbers are remembered. Only what is surely committed may enter: a group of writes shares one
/// transaction, and an account that an earlier write of the group made is gone again when the group fails.
/// </summary>
internal sealed class AccountCache
{
    // About 300 bytes each. Past the limit we forget all of them: simpler than ages, and it costs one SELECT per account in use.
    private const int Limit = 100_000;

    // One per database of this process. Tests open many, with the same business in several of them.
    private static readonly ConditionalWeakTable<Dialect, AccountCache> Caches = [];

    private readonly ConcurrentDictionary<(BusinessId Business, int Epoch, (string Kind, string Owner, string Unit) Key), AccountRow> rows = [];
    private int count;

    public static AccountCache Of(Dialect dialect) => Caches.GetOrCreateValue(dialect);

    public AccountRow? Find(HeadRow head, Account account) => rows.GetValueOrDefault((head.BusinessId, head.Epoch, account.Key));

    public void Add(HeadRow head, AccountRow row)
    {
        if (Interlocked.Increment(ref count) > Limit)
        {
            rows.Clear();
            Interlocked.Exchange(ref count, 1);
        }

        rows[(head.BusinessId, head.Epoch, (row.Kind, row.Owner, row.Unit.Code))] = row;
    }
}
