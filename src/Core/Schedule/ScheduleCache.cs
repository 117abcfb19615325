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
        var head = reading.Head;
        var known = Known(reading.Business);
        if (known is not null && Serves(known, head, reading.Now))
        {
            if (known.Stamp >= head.ScheduleStamp)
            {
                return known;
            }

            var changed = await Rows(RowsSince(reading.Db, reading.Business, known.Stamp));
            return Publish(reading.Business, known.With(head.ScheduleStamp, changed));
        }

        var from = reading.Now - Back;
        var rows = await Rows(RowsFrom(reading.Db, reading.Business, from));
        return Publish(reading.Business, ScheduleView.Fresh(head.ScheduleStamp, head.Epoch, from, rows));
    }

    /// <summary>A view of another generation (restored backup), one that starts too late (a test clock moved back) or reaches too far back is of no use.</summary>
    private static bool Serves(ScheduleView view, HeadRow head, Instant now) =>
        view.Epoch == head.Epoch && view.From <= now - Duration.FromDays(1) && view.From > now - TooFarBack;

    private ScheduleView? Known(BusinessId business)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(business, out var entry))
            {
                return null;
            }

            entry.Used = ++turn;
            return entry.View;
        }
    }

    /// <summary>Two readers may have loaded at once: the newer view stays, each keeps its own.</summary>
    private ScheduleView Publish(BusinessId business, ScheduleView view)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(business, out var entry))
            {
                MakeRoom();
                entries.Add(business, entry = new Entry(view));
            }

            entry.Used = ++turn;
            if ((view.Epoch, view.Stamp).CompareTo((entry.View.Epoch, entry.View.Stamp)) >= 0)
            {
                entry.View = view;
            }

            return view;
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

    private sealed class Entry(ScheduleView view)
    {
        public ScheduleView View { get; set; } = view;

        public long Used { get; set; }
    }
}
