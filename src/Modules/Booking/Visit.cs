using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Booking;

/// <summary>A booking loaded to be changed, with all that its view needs; rows made in the same write are here before queries see them.</summary>
internal sealed record Visit(BookingRow Row, IReadOnlyList<BookingAddOnRow> AddOns, List<HistoryRow> History, IReadOnlyList<BookingPartRow> Parts)
{
    public IEnumerable<IBookedService> Services => Parts.Prepend<IBookedService>(Row);

    /// <summary>Who does its services, in their order.</summary>
    public IReadOnlyList<MemberId> People => [.. Services.Select(s => s.MemberId)];

    public static async Task<Result<Visit>> Load(Work work, Change<BookingId> path)
    {
        var loaded = await Load(work, path.Id);
        return loaded.Refusal is null && Versions.Check(loaded.Value.Row.Version, null, path.IfMatch) is { } stale ? stale : loaded;
    }

    /// <summary>To look at.</summary>
    public static async Task<Visit?> Load(Reading reading, BookingId id) => await reading.Set<BookingRow>().FirstOrDefaultAsync(b => b.Id == id) is not { } row ? null : new Visit(
        row, await reading.Set<BookingAddOnRow>().Where(a => a.BookingId == id).OrderBy(a => a.Position).ToListAsync(), [],
        await reading.Set<BookingPartRow>().Where(p => p.BookingId == id).OrderBy(p => p.No).ToListAsync());

    public static async Task<Result<Visit>> Load(Work work, BookingId id)
    {
        if (await work.Set<BookingRow>().FirstOrDefaultAsync(b => b.Id == id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such visit.");
        }

        return new Visit(
            row,
            await work.Set<BookingAddOnRow>().AsNoTracking().Where(a => a.BookingId == id).OrderBy(a => a.Position).ToListAsync(),
            await work.Set<HistoryRow>().Where(h => h.BookingId == id).OrderBy(h => h.Number).ToListAsync(),
            await work.Set<BookingPartRow>().Where(p => p.BookingId == id).OrderBy(p => p.No).ToListAsync());
    }

    /// <summary>If that was asked for: what was paid in advance is kept for the day on which the visit is now.</summary>
    public async Task<Refusal?> KeepSessions(Work work) => Row is { KeepsSession: true, ClientId: { } client }
        ? await Covers.Of(work.AsReading()).Keep(work, client, Row.Id, [.. Services.Select(s => new AheadVisit(s.ServiceId, Row.LocalDate))])
        : null;

    /// <summary>Notes a step: the state, the history, the version.</summary>
    public void Enter(Work work, BookingState to, HistoryAction action, string? reason)
    {
        var from = Row.State;
        Row.State = to;
        Row.Version++;
        (Row.ChangedAt, Row.ChangedBy) = (work.Now, work.Request);
        var line = HistoryRow.Of(work, Row, action, from, reason);
        work.Append(line);
        History.Add(line);
    }
}
