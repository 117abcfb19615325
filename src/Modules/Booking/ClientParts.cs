using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What visits add to the arrival card: how often she came, did not come, cancelled; the last visits; what she likes.</summary>
internal sealed class VisitsOnCard : IClientCardPart
{
    private const int LastVisits = 5;
    private const int Sample = 20;
    private const int NoShowsWorthSaying = 2;

    public async Task Contribute(Reading reading, ClientId client, CardBuilder card)
    {
        var all = reading.Set<BookingRow>().Where(b => b.ClientId == client);
        var counts = await all.GroupBy(b => b.State)
            .Select(g => new { State = g.Key, Count = g.Count(), First = g.Min(b => b.LocalDate), Last = g.Max(b => b.LocalDate) }).ToListAsync();
        var done = counts.FirstOrDefault(c => c.State == BookingState.Completed);
        var noShows = counts.FirstOrDefault(c => c.State == BookingState.NoShow)?.Count ?? 0;
        card.Stats = card.Stats with
        {
            Visits = done?.Count ?? 0,
            NoShows = noShows,
            Cancellations = counts.FirstOrDefault(c => c.State == BookingState.Cancelled)?.Count ?? 0,
            FirstVisit = done?.First,
            LastVisit = done?.Last,
        };
        if (noShows >= NoShowsWorthSaying)
        {
            card.Alerts.Add(new CardAlert($"Did not come {noShows} times", AlertSeverity.Warn, "from past visits"));
        }

        var last = await all.Where(b => b.State == BookingState.Completed).OrderByDescending(b => b.Start).Take(Sample).ToListAsync();
        await AddVisits(reading, last, card);
    }

    private static async Task AddVisits(Reading reading, List<BookingRow> last, CardBuilder card)
    {
        if (last.Count == 0)
        {
            return;
        }

        var ids = last.Select(b => b.Id).ToArray();
        var parts = (await reading.Set<BookingPartRow>().Where(p => ids.Contains(p.BookingId)).OrderBy(p => p.No).ToListAsync()).ToLookup(p => p.BookingId);
        var services = last.SelectMany(b => parts[b.Id].Prepend<IBookedService>(b)).ToList();
        var names = (await Team.Public.Members(reading)).ToDictionary(m => m.Id, m => m.Name);
        foreach (var b in last.Take(LastVisits))
        {
            card.LastVisits.Add(new CardVisit(b.Id, b.OrderId, b.LocalDate, [b.ServiceName, .. parts[b.Id].Select(p => p.ServiceName)], [], names.GetValueOrDefault(b.MemberId), null, null));
        }

        var source = last.Count == 1 ? "of the last visit" : $"of the last {last.Count} visits";
        card.Favourites.AddRange(services.GroupBy(s => s.ServiceName).Where(g => g.Count() > 1).OrderByDescending(g => g.Count())
            .Select(g => new CardFavourite(g.Key, g.Count(), source)).Take(2));
        card.Favourites.AddRange(services.GroupBy(s => s.MemberId).Where(g => g.Count() > 1).OrderByDescending(g => g.Count())
            .Select(g => new CardFavourite($"With {names.GetValueOrDefault(g.Key, "somebody")}", g.Count(), source)).Take(1));
    }
}

internal sealed class VisitsOnTimeline : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit)
    {
        var rows = await reading.Set<BookingRow>()
            .Join(reading.Set<HistoryRow>(), b => b.Id, h => h.BookingId, (b, h) => new { Booking = b, Line = h })
            .Where(x => x.Booking.ClientId == client && x.Line.At <= until)
            .Where(x => x.Line.Action == HistoryAction.Made || x.Line.Action == HistoryAction.Completed || x.Line.Action == HistoryAction.Cancelled ||
                x.Line.Action == HistoryAction.NoShow || x.Line.Action == HistoryAction.Moved)
            .OrderByDescending(x => x.Line.At).ThenBy(x => x.Booking.Id).ThenByDescending(x => x.Line.Number).Take(limit).ToListAsync();
        return [.. rows.Select(x => Item(x.Booking, x.Line))];
    }

    private static TimelineItem Item(BookingRow b, HistoryRow line)
    {
        var kind = line.Action switch
        {
            HistoryAction.Cancelled => TimelineKind.Cancel,
            HistoryAction.NoShow => TimelineKind.NoShow,
            _ => TimelineKind.Booking,
        };
        var what = line.Action switch
        {
            HistoryAction.Made => "booked",
            HistoryAction.Moved => "moved",
            HistoryAction.Completed => "done",
            HistoryAction.Cancelled => b.IsLateCancel ? "cancelled late" : "cancelled",
            _ => "did not come",
        };
        var title = $"{b.ServiceName} {what}{(line.IsUndone ? " (taken back)" : "")}";
        return new TimelineItem(line.At, kind, title, line.Reason ?? $"{b.LocalDate:uuuu-MM-dd} {b.LocalStart:HH:mm}", b.Price, new TimelineSubject("booking", b.Id.ToString()));
    }
}
