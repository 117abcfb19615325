using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace Bookend.Messaging;

public enum CalendarMethod
{
    /// <summary>A file that somebody downloads.</summary>
    Publish,

    /// <summary>A new date or a changed one; the same UID with a higher sequence replaces the old.</summary>
    Request,

    Cancel,
}

/// <param name="Uid">The same for the whole life of the visit.</param>
/// <param name="Sequence">Must rise with every move and with the cancellation, or calendars ignore the change.</param>
/// <param name="Stamp">When this version was made.</param>
/// <param name="Organizer">Whose letter it is: mail programs compare it with the sender. None in a calendar that somebody subscribes to.</param>
/// <param name="Zone">Start and end are written as local times of it, with its rules beside them.</param>
/// <param name="IsCancelled">It is shown as cancelled, or taken out.</param>
public sealed record CalendarEvent(
    string Uid, int Sequence, Instant Stamp, Instant Start, Instant End, DateTimeZone Zone, string Summary, string? Location, string? Description,
    string? Url, Person? Organizer = null, Person? Attendee = null, bool IsCancelled = false);

public sealed record Person(string Name, string Email);

/// <summary>iCalendar (RFC 5545) with scheduling (RFC 5546, iMIP RFC 6047). Pure.</summary>
public static class Calendar
{
    private const int LineOctets = 75;

    public static Attachment Attachment(CalendarMethod method, CalendarEvent visit) =>
        new("visit.ics", $"text/calendar; method={Name(method)}", Text(method, visit));

    /// <summary>Several at once; an invitation (REQUEST, CANCEL) may speak of one only (RFC 5546, section 3.2.2), so this is a file to take over.</summary>
    public static Attachment Attachment(IReadOnlyList<CalendarEvent> visits) => new("visits.ics", "text/calendar; method=PUBLISH", Folded(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bookend//Bookend//EN", "CALSCALE:GREGORIAN", $"METHOD:{Name(CalendarMethod.Publish)}",
        .. Events(visits.Select(v => v with { Attendee = null })), "END:VCALENDAR",
    ]));

    public static string Text(CalendarMethod method, CalendarEvent visit) => Folded(Lines(method, visit));

    /// <summary>A calendar to subscribe to (RFC 5545 with the properties of RFC 7986). The same events are the same text, so that a hash of it tells changes.</summary>
    /// <param name="refresh">How often a program should look again.</param>
    public static string Feed(string name, Duration refresh, IReadOnlyList<CalendarEvent> events) => Folded(
    [
        .. Head(name, refresh), .. Events(events), "END:VCALENDAR",
    ]);

    /// <summary>When somebody is busy, and nothing else (RFC 5545, section 3.6.4).</summary>
    /// <param name="busy">In order, without overlaps.</param>
    public static string FreeBusy(string name, Duration refresh, string uid, Instant stamp, Interval reach, IReadOnlyList<Interval> busy) => Folded(
    [
        .. Head(name, refresh),
        "BEGIN:VFREEBUSY", $"UID:{Escape(uid)}", $"DTSTAMP:{Utc(stamp)}", $"DTSTART:{Utc(reach.Start)}", $"DTEND:{Utc(reach.End)}",
        .. busy.Select(b => $"FREEBUSY;FBTYPE=BUSY:{Utc(b.Start)}/{Utc(b.End)}"),
        "END:VFREEBUSY", "END:VCALENDAR",
    ]);

    private static IEnumerable<string> Head(string name, Duration refresh) =>
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bookend//Bookend//EN", "CALSCALE:GREGORIAN", $"NAME:{Escape(name)}", $"X-WR-CALNAME:{Escape(name)}",
        $"REFRESH-INTERVAL;VALUE=DURATION:PT{(int)refresh.TotalMinutes}M", $"X-PUBLISHED-TTL:PT{(int)refresh.TotalMinutes}M",
    ];

    private static string Folded(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            Fold(text, line);
        }

        return text.ToString();
    }

    /// <summary>With the rules of each zone once.</summary>
    private static IEnumerable<string> Events(IEnumerable<CalendarEvent> events)
    {
        var all = events.ToList();
        return all.GroupBy(e => e.Zone.Id).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => ZoneLines(g.First().Zone, g.Min(e => e.Start), g.Max(e => e.End)))
            .Concat(all.SelectMany(e => EventLines(e, e.IsCancelled)));
    }

    private static IEnumerable<string> Lines(CalendarMethod method, CalendarEvent v) =>
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bookend//Bookend//EN", "CALSCALE:GREGORIAN", $"METHOD:{Name(method)}", .. ZoneLines(v.Zone, v.Start, v.End),
        .. EventLines(v, method == CalendarMethod.Cancel), "END:VCALENDAR",
    ];

    private static IEnumerable<string> EventLines(CalendarEvent v, bool isCancelled)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{Escape(v.Uid)}";
        yield return $"SEQUENCE:{v.Sequence.ToString(CultureInfo.InvariantCulture)}";
        yield return $"DTSTAMP:{Utc(v.Stamp)}";
        yield return $"LAST-MODIFIED:{Utc(v.Stamp)}";
        yield return $"DTSTART{Local(v.Zone, v.Start)}";
        yield return $"DTEND{Local(v.Zone, v.End)}";
        yield return $"SUMMARY:{Escape(v.Summary)}";
        if (!string.IsNullOrWhiteSpace(v.Location))
        {
            yield return $"LOCATION:{Escape(v.Location)}";
        }

        if (!string.IsNullOrWhiteSpace(v.Description))
        {
            yield return $"DESCRIPTION:{Escape(v.Description)}";
        }

        if (!string.IsNullOrWhiteSpace(v.Url))
        {
            yield return $"URL:{v.Url}";
        }

        if (v.Organizer is { } house)
        {
            yield return $"ORGANIZER;CN={Parameter(house.Name)}:mailto:{house.Email}";
        }

        if (v.Attendee is { } guest)
        {
            // The client has already said yes by booking: no answer is asked for.
            yield return $"ATTENDEE;CN={Parameter(guest.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{guest.Email}";
        }

        yield return $"STATUS:{(isCancelled ? "CANCELLED" : "CONFIRMED")}";
        yield return $"TRANSP:{(isCancelled ? "TRANSPARENT" : "OPAQUE")}";
        yield return "END:VEVENT";
    }

    /// <summary>The rules of the zone that matter to this visit: the offset in force at its start, and every change up to and with its end.</summary>
    private static IEnumerable<string> ZoneLines(DateTimeZone zone, Instant start, Instant end)
    {
        yield return "BEGIN:VTIMEZONE";
        yield return $"TZID:{zone.Id}";
        foreach (var interval in zone.GetZoneIntervals(new Interval(start, end + Duration.Epsilon)))
        {
            // Onsets are written in the wall time that was in force just before (RFC 5545 §3.6.5).
            var before = interval.HasStart ? zone.GetUtcOffset(interval.Start - Duration.Epsilon) : interval.WallOffset;
            var onset = interval.HasStart ? interval.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
            var kind = interval.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD";
            yield return $"BEGIN:{kind}";
            yield return $"DTSTART:{DateTimes.Format(onset)}";
            yield return $"TZOFFSETFROM:{OffsetText(before)}";
            yield return $"TZOFFSETTO:{OffsetText(interval.WallOffset)}";
            yield return $"TZNAME:{Escape(interval.Name)}";
            yield return $"END:{kind}";
        }

        yield return "END:VTIMEZONE";
    }

    private static readonly NodaTime.Text.LocalDateTimePattern DateTimes = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    /// <summary>A local time that comes twice means the first (RFC 5545 §3.3.5); the second can only be said in UTC.</summary>
    private static string Local(DateTimeZone zone, Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        return zone.MapLocal(local) is { Count: 2 } twice && twice.Last().ToInstant() == at ? $":{Utc(at)}" : $";TZID={zone.Id}:{DateTimes.Format(local)}";
    }

    private static string Utc(Instant at) => DateTimes.Format(at.InUtc().LocalDateTime) + "Z";

    private static string OffsetText(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var text = $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}";
        return seconds % 60 == 0 ? text : $"{text}{seconds % 60:00}";
    }

    private static string Name(CalendarMethod method) => method.ToString().ToUpperInvariant();

    /// <summary>TEXT: backslash, semicolon, comma and line end are escaped, other control characters have no business here.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A parameter value is quoted; a quote inside cannot be written (RFC 5545 §3.2) and RFC 6868's caret form is what programs read.</summary>
    private static string Parameter(string text) =>
        $"\"{new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal)}\"";

    /// <summary>Lines end in CRLF and are at most 75 octets; a character is never cut in two.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
