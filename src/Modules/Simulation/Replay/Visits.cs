using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Replay;

/// <summary>Makes visits of the three tables about them.</summary>
internal static class Visits
{
    private static readonly LocalTime CancelTime = new(7, 30);
    private static readonly LocalTime EarliestStart = new(8, 0);
    private static readonly LocalTime UsualStart = new(10, 0);
    private static readonly LocalTime LatestEnd = new(22, 0);
    private const int Step = 10;
    private const int ShortestVariant = 20;

    /// <param name="until">The day of the export: what lies behind it has not happened yet.</param>
    public static List<Visit> Of(Source source, IReadOnlyDictionary<string, Length> lengths, LocalDate until, List<Finding> findings)
    {
        var standing = Lengths.Distances(source.Bookings).Select(d => Standing(d.Booking, d.Minutes, lengths, until, findings)).ToList();
        MarkNoShows(standing, source.NoShows, findings);
        return [.. Cancelled(source.Cancellations, standing, lengths, findings), .. standing];
    }

    private static Visit Standing(
        SourceBooking b, int? distance, IReadOnlyDictionary<string, Length> lengths, LocalDate until, List<Finding> findings)
    {
        var usual = lengths[b.Service].Minutes;
        var minutes = Math.Min(usual, distance ?? usual);
        if (minutes < usual)
        {
            findings.Add(new Finding(FindingKind.VisitShortened, Name(b.Client, b.Service, b.Staff, b.Date), $"{minutes} instead of {usual} minutes."));
        }

        if (!Source.IsNamed(b.Client))
        {
            findings.Add(new Finding(FindingKind.VisitWithoutClient, Name(b.Client, b.Service, b.Staff, b.Date), $"Client is '{b.Client}'."));
        }

        return new Visit($"visit-{b.Row}", b.Client, b.Staff, b.Service, b.Start, minutes, Made(LocalDate.Min(b.Date, until), b.Row, 14));
    }

    private static void MarkNoShows(List<Visit> visits, IReadOnlyList<SourceNoShow> noShows, List<Finding> findings)
    {
        foreach (var missed in noShows)
        {
            var index = visits.FindIndex(v => v.Outcome == Outcome.Coming && Same(v, missed.Client, missed.Service, missed.Staff, missed.Date));
            if (index < 0)
            {
                findings.Add(new Finding(
                    FindingKind.NoShowUnmatched, Name(missed.Client, missed.Service, missed.Staff, missed.Date), $"Line {missed.Row} of the no-shows."));
                continue;
            }

            visits[index] = visits[index] with { Outcome = Outcome.NoShow };
        }
    }

    /// <summary>
    /// The list of bookings is without what was cancelled. Where it has the same visit still, that was booked again afterwards: such visits
    /// have a receipt. So every cancellation is a visit of its own.
    /// </summary>
    private static List<Visit> Cancelled(
        IReadOnlyList<SourceCancellation> rows, List<Visit> standing, IReadOnlyDictionary<string, Length> lengths, List<Finding> findings)
    {
        var cancelled = new List<Visit>();
        var taken = standing.ToLookup(v => (v.Staff, v.Date));
        foreach (var row in rows)
        {
            var name = Name(row.Client, row.Service, row.Staff, row.Date);
            var again = standing.FindIndex(v => Same(v, row.Client, row.Service, row.Staff, row.Date));
            if (again >= 0)
            {
                findings.Add(new Finding(FindingKind.CancellationBookedAgain, name, $"Cancelled on {Iso(row.CancelledOn)} by {row.By}."));
            }

            var isFirst = again >= 0 && !cancelled.Exists(c => Same(c, row.Client, row.Service, row.Staff, row.Date));
            var place = isFirst
                ? (standing[again].Start, standing[again].Minutes)
                : Free([.. taken[(row.Staff, row.Date)], .. cancelled.Where(c => c.Staff == row.Staff && c.Date == row.Date)], row.Date, lengths[row.Service].Minutes);
            if (place is not var (start, minutes))
            {
                findings.Add(new Finding(FindingKind.CancellationWithoutRoom, name, $"Cancelled on {Iso(row.CancelledOn)}."));
                continue;
            }

            if (!isFirst)
            {
                findings.Add(new Finding(FindingKind.CancellationWithoutTime, name, $"Put at {start.ToString("HH:mm", null)}."));
            }

            if (row.CancelledOn > row.Date)
            {
                findings.Add(new Finding(FindingKind.CancellationAfterVisit, name, $"Cancelled on {Iso(row.CancelledOn)}."));
            }

            var at = row.CancelledOn + CancelTime;
            cancelled.Add(new Visit(
                $"cancelled-{row.Row}", row.Client, row.Staff, row.Service, start, minutes, Made(LocalDate.Min(row.CancelledOn, row.Date), row.Row, 7), Outcome.Cancelled)
            {
                CancelledAt = at,
            });
            if (again >= 0 && standing[again].MadeAt <= at)
            {
                standing[again] = standing[again] with { MadeAt = LocalDateTime.Min(at.PlusMinutes(30), standing[again].Start) };
            }
        }

        return cancelled;
    }

    /// <summary>A free time of a person: the first after she has begun on that day, then before, if need be for a shorter visit.</summary>
    private static (LocalDateTime Start, int Minutes)? Free(IReadOnlyList<Visit> taken, LocalDate date, int usual)
    {
        var begins = taken.Count == 0 ? date + UsualStart : taken.Min(v => v.Start);
        var starts = Enumerable.Range(0, (int)Period.Between(EarliestStart, LatestEnd, PeriodUnits.Minutes).Minutes / Step)
            .Select(n => date + EarliestStart.PlusMinutes(n * Step)).OrderBy(s => s < begins).ThenBy(s => s).ToList();
        for (var minutes = usual; minutes >= Math.Min(usual, ShortestVariant); minutes -= Step)
        {
            foreach (var start in starts.Where(s => s.PlusMinutes(minutes) <= date + LatestEnd))
            {
                if (taken.All(v => v.End <= start || v.Start >= start.PlusMinutes(minutes)))
                {
                    return (start, minutes);
                }
            }
        }

        return null;
    }

    /// <summary>Some days before, at some hour of the day; the row decides, so that every run says the same.</summary>
    private static LocalDateTime Made(LocalDate before, int row, int days) => before.PlusDays(-1 - row % days) + new LocalTime(10 + row * 3 % 8, 0);

    private static bool Same(Visit v, string client, string service, string staff, LocalDate date) =>
        v.Client == client && v.Service == service && v.Staff == staff && v.Date == date;

    public static string Name(string client, string service, string staff, LocalDate date) =>
        $"{Iso(date)} {(client.Length == 0 ? "(nobody)" : client)} {service} {staff}";

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
