using System.Data.Common;
using Bookend.Kernel;

namespace Bookend.Core.Store;

/// <summary>
/// The transaction of one group of writes, of which each can be taken back alone. On SQLite the first one has no savepoint, which would copy every page that
/// it changes: it is taken back with the whole transaction, in which nothing else has happened yet.
/// </summary>
internal sealed class GroupTransaction(DbConnection connection, Dialect dialect, DbTransaction first, CancellationToken stop) : IAsyncDisposable
{
    private int entered;
    private string? savepoint;

    public DbTransaction Current { get; private set; } = first;

    /// <summary>The next write begins: what happens from here on is what <see cref="Undo"/> takes back.</summary>
    /// <param name="entering">The business of the write, when this group has not served it yet.</param>
    public async Task Enter(BusinessId? entering)
    {
        savepoint = entered++ == 0 && dialect.OneLane ? null : $"u{entered}";
        if (savepoint is not null)
        {
            await dialect.Save(connection, Current, savepoint, entering, stop);
        }
    }

    /// <summary>Takes back what was done since <see cref="Enter"/>; the write may go on.</summary>
    public async Task Undo()
    {
        if (savepoint is not null)
        {
            await Current.RollbackAsync(savepoint, stop);
            return;
        }

        await Current.RollbackAsync(stop);
        await Current.DisposeAsync();
        Current = await dialect.BeginWrite(connection, stop);
    }

    public ValueTask DisposeAsync() => Current.DisposeAsync();
}
