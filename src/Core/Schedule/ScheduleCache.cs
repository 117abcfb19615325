using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>
/// The claims of the businesses asked about lately, in memory, as fresh as the database. Any number of server processes may write:
/// a reader compares the stamp in the head row it has just read with the view's, and loads only the rows changed since.
/// </summary>
/// <remarks>
/// Why nothing is missed. Rows carry the stamp of the write that changed them, and head and rows commit together. The head is read
/// before the rows, so when rows are read, every row with a stamp up to the head's is there to be seen. Later rows may be seen too;
/// the view is still labelled with the head's stamp, so they are read once more next time. Reading a row twice is harmless (the
/// second time replaces the first), skipping one would sell a slot twice on paper. A view is replaced only by one with a higher
/// stamp. This holds for readers of the primary; a lagging replica must not be asked.
/// </remarks>
public sealed class ScheduleCache(int maxBusinesses = 500)
{
    /// <summary>Visits that began before today may still run; the past is read from the table.</summary>
    private static readonly Duration Back = Duration.FromDays(2);

    /// <summary>A view that reaches this far back is loaded anew, so that a long-running server does not keep the year.</summary>
    private static readonly Duration TooFarBack = Duration.FromDays(9);

    private static readonly Func<BookendDb, BusinessId, Instant, IAsyncEnumerable<ClaimRow>> RowsFrom =
        EF.CompileAsyncQuery((BookendDb db, BusinessId business, Instant from) =>
            db.Set<ClaimRow>().AsNoTracking().Where(r => r.BusinessId == business && r.EndsAt > from && !r.Released));

    private static readonly Func<BookendDb, BusinessId, long, IAsyncEnumerable<ClaimRow>> RowsSince =
        EF.CompileAsyncQuery((BookendDb db, BusinessId business, long stamp) =>
            db.Set<ClaimRow>().AsNoTracking().Where(r => r.BusinessId == business && r.Stamp > stamp));

    private readonly Lock gate = new();
    private readonly Dictionary<BusinessId, Entry> entries = [];
    private long turn;

    /// <summary>The schedule at least as new as <paramref name="reading"/>'s head.</summary>
    public async Task<ScheduleView> Get(Reading reading)
    {
        var entry = EntryOf(reading.Business);
        if (reading.IsInWrite)
        {
            return await Within(reading, Volatile.Read(ref entry.View));
        }

        if (Volatile.Read(ref entry.View) is { } known && Serves(known, reading))
        {
            return await UpToDate(entry, known, reading);
        }

        // The first load is the only long one (half a second for 30,000 claims): those who come meanwhile share it, or a server
        // that has just started would read the same rows for every visitor at once.
        await entry.Loading.WaitAsync();
        try
        {
            known = Volatile.Read(ref entry.View);
            if (known is null || !Serves(known, reading))
            {
                var from = reading.Now - Back;
                var rows = await Rows(RowsFrom(reading.Db, reading.Business, from));
                known = ScheduleView.Fresh(reading.Head.ScheduleStamp, reading.Head.Epoch, from, rows);
                Volatile.Write(ref entry.View, known);
            }
        }
        finally
        {
            entry.Loading.Release();
        }

        return await UpToDate(entry, known, reading);
    }

    /// <summary>
    /// A write's own head runs ahead of what is committed, and what it sees of others in its group may be rolled back with them: it has a view of its own,
    /// which nobody else is given. Claims that it has taken itself are not in it yet.
    /// </summary>
    private static async Task<ScheduleView> Within(Reading reading, ScheduleView? known)
    {
        if (known is null || !Serves(known, reading))
        {
            var from = reading.Now - Back;
            return ScheduleView.Fresh(reading.Head.ScheduleStamp, reading.Head.Epoch, from, await Rows(RowsFrom(reading.Db, reading.Business, from)));
        }

        return known.Stamp >= reading.Head.ScheduleStamp ? known
            : known.With(reading.Head.ScheduleStamp, await Rows(RowsSince(reading.Db, reading.Business, known.Stamp)));
    }

    private static async Task<ScheduleView> UpToDate(Entry entry, ScheduleView known, Reading reading)
    {
        if (known.Stamp >= reading.Head.ScheduleStamp)
        {
            return known;
        }

        var changed = await Rows(RowsSince(reading.Db, reading.Business, known.Stamp));
        var view = known.With(reading.Head.ScheduleStamp, changed);
        Publish(entry, view);
        return view;
    }

    /// <summary>Two readers may have loaded changes at once: the newer view stays, each keeps its own.</summary>
    private static void Publish(Entry entry, ScheduleView view)
    {
        var now = Volatile.Read(ref entry.View);
        while (now is not null && now.Epoch == view.Epoch && now.From == view.From && now.Stamp < view.Stamp)
        {
            var seen = Interlocked.CompareExchange(ref entry.View, view, now);
            if (ReferenceEquals(seen, now))
            {
                return;
            }

            now = seen;
        }
    }

    /// <summary>A view of another generation (restored backup), one that starts too late (a test clock moved back) or reaches too far back is of no use.</summary>
    private static bool Serves(ScheduleView view, Reading reading) =>
        view.Epoch == reading.Head.Epoch && view.From <= reading.Now - Duration.FromDays(1) && view.From > reading.Now - TooFarBack;

    private Entry EntryOf(BusinessId business)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(business, out var entry))
            {
                MakeRoom();
                entries.Add(business, entry = new Entry());
            }

            entry.Used = ++turn;
            return entry;
        }
    }

    private void MakeRoom()
    {
        if (entries.Count < maxBusinesses)
        {
            return;
        }

        // A tenth at once, so that a full cache is not sorted for every newcomer.
        foreach (var old in entries.OrderBy(e => e.Value.Used).Take(Math.Max(1, maxBusinesses / 10)).ToArray())
        {
            entries.Remove(old.Key);
        }
    }

    private static async Task<IReadOnlyList<ClaimRow>> Rows(IAsyncEnumerable<ClaimRow> source)
    {
        var rows = new List<ClaimRow>();
        await foreach (var row in source)
        {
            rows.Add(row);
        }

        return rows;
    }

    private sealed class Entry
    {
        public ScheduleView? View;

        public SemaphoreSlim Loading { get; } = new(1);

        public long Used { get; set; }
    }
}
