using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>
/// A row that people set up and then leave alone: a site, a price, a person's hours. Every write that changes one raises
/// <see cref="HeadRow.SetupStamp"/>, so what is read of them may be kept in memory for as long as the stamp stands.
/// </summary>
public interface ISetup;

/// <summary>
/// What a business has set up, as one write or read sees it: from memory when the head's stamp is the one under which it was read.
/// Any number of server processes may write: the stamp lies in the head row, which each write locks and each read begins with.
/// </summary>
/// <remarks>
/// Why nothing is stale. A stamp and the rows that raised it commit together. A write holds the head's lock, so under the stamp that it
/// has read nobody else changes these rows; one whose stamp is not committed yet (it, or an earlier write of its group, changed them) goes
/// past the memory both ways. A read reads the head first and the rows after it: they are at least as new as the stamp that they are kept under.
/// </remarks>
public sealed class Setup
{
    private readonly ConcurrentDictionary<object, object>? known;

    private Setup(ConcurrentDictionary<object, object>? known) => this.known = known;

    /// <summary>Values are shared between requests: they never change.</summary>
    /// <param name="key">What is asked, a value: a word, an id, or a tuple of them.</param>
    public async ValueTask<T> Get<T>(object key, Func<Task<T>> load)
        where T : class
    {
        if (known is not null && known.TryGetValue(key, out var value))
        {
            return (T)value;
        }

        var loaded = await load();
        Keep(key, loaded);
        return loaded;
    }

    /// <summary>What may not be there. A null is not kept, or strangers could fill the memory with ids that nobody has.</summary>
    /// <inheritdoc cref="Get"/>
    public async ValueTask<T?> Find<T>(object key, Func<Task<T?>> load)
        where T : class
    {
        if (known is not null && known.TryGetValue(key, out var value))
        {
            return (T)value;
        }

        var loaded = await load();
        if (loaded is not null)
        {
            Keep(key, loaded);
        }

        return loaded;
    }

    /// <summary>Several at once: what is not in memory comes in one query. Their id is their key; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<T>> GetAll<TId, T>(IReadOnlyCollection<TId> ids, Func<T, TId> idOf, Func<TId[], IAsyncEnumerable<T>> load)
        where TId : struct
        where T : class
    {
        var found = new List<T>(ids.Count);
        List<TId>? missing = null;
        foreach (var id in ids)
        {
            if (known is not null && known.TryGetValue(id, out var value))
            {
                found.Add((T)value);
            }
            else
            {
                (missing ??= []).Add(id);
            }
        }

        await foreach (var loaded in missing is null ? AsyncEnumerable.Empty<T>() : load([.. missing]))
        {
            found.Add(loaded);
            Keep(idOf(loaded), loaded);
        }

        return found;
    }

    internal static Setup Of(Dialect dialect, HeadRow head) => new(SetupCache.Of(dialect).Known(head));

    /// <summary>Inside a write, where the head may say what is not committed.</summary>
    internal static Setup Of(Dialect dialect, LockedHead head) =>
        head.IsNew || head.Now.SetupStamp != head.Before.SetupStamp ? new Setup(null) : Of(dialect, head.Now);

    private void Keep(object key, object value)
    {
        if (known is not null)
        {
            SetupCache.Keep(known, key, value);
        }
    }
}

internal sealed class SetupCache
{
    // A hundred businesses with a thousand things each that are asked for: about 50 MiB at the very worst.
    private const int Businesses = 500;
    private const int ThingsEach = 2_000;

    // One per database of this process. Tests open many, with the same business in several of them.
    private static readonly ConditionalWeakTable<Dialect, SetupCache> Caches = [];

    private readonly ConcurrentDictionary<BusinessId, Kept> kept = [];

    public static SetupCache Of(Dialect dialect) => Caches.GetOrCreateValue(dialect);

    /// <summary>What is kept under this head's stamp; null: the head is older than what we have.</summary>
    public ConcurrentDictionary<object, object>? Known(HeadRow head)
    {
        while (true)
        {
            if (!kept.TryGetValue(head.BusinessId, out var had))
            {
                if (kept.Count >= Businesses)
                {
                    kept.Clear();
                }

                had = kept.GetOrAdd(head.BusinessId, _ => new Kept(head.Epoch, head.SetupStamp));
            }

            if (had.Epoch == head.Epoch && had.Stamp >= head.SetupStamp)
            {
                return had.Stamp == head.SetupStamp ? had.Things : null;
            }

            // A new stamp, or a restored backup: begin anew. Whoever is in the middle of a read fills the old one in vain.
            kept.TryUpdate(head.BusinessId, new Kept(head.Epoch, head.SetupStamp), had);
        }
    }

    public static void Keep(ConcurrentDictionary<object, object> things, object key, object value)
    {
        if (things.Count >= ThingsEach)
        {
            things.Clear();
        }

        things[key] = value;
    }

    private sealed record Kept(int Epoch, long Stamp)
    {
        public ConcurrentDictionary<object, object> Things { get; } = [];
    }
}
