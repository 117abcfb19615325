using Bookend.Messaging;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Messaging;

public sealed class CalendarTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 8, 30);

    private static CalendarEvent Visit(DateTimeZone? zone = null, Instant? start = null, string summary = "Haarschnitt", int sequence = 0) => new(
        "bkg_1@bookend", sequence, Now, start ?? Instant.FromUtc(2026, 11, 25, 9, 0), (start ?? Instant.FromUtc(2026, 11, 25, 9, 0)) + Duration.FromHours(1),
        zone ?? DateTimeZoneProviders.Tzdb["Europe/Berlin"], summary, "Lindenstraße 12, Berlin; Hof", "Zeile 1\nZeile 2 \\ Ende", "https://example.com/m/x",
        new Person("Salon \"Linde\"; Altstadt", "hallo@example.com"), new Person("Lea Sommer", "lea@example.com"));

    [Fact]
    public void Texts_survive_escaping_and_folding()
    {
        var summary = string.Concat(Enumerable.Repeat("Schön, 👩‍🦰; \\ ", 20)).Trim();
        var read = new CalendarReader(Calendar.Text(CalendarMethod.Request, Visit(summary: summary)));
        Assert.Equal(summary, read.Text("SUMMARY"));
        Assert.Equal("Lindenstraße 12, Berlin; Hof", read.Text("LOCATION"));
        Assert.Equal("Zeile 1\nZeile 2 \\ Ende", read.Text("DESCRIPTION"));
        Assert.Equal("Salon \"Linde\"; Altstadt", read.Parameter("ORGANIZER", "CN"));
        Assert.Equal("mailto:lea@example.com", read.Raw("VEVENT", "ATTENDEE"));
    }

    [Fact]
    public void Control_characters_cannot_begin_a_line_of_their_own()
    {
        var read = new CalendarReader(Calendar.Text(CalendarMethod.Request, Visit(summary: "a\r\nATTENDEE:mailto:x\u0007\u0085y")));
        Assert.Equal("a\nATTENDEE:mailto:x \ny", read.Text("SUMMARY"));
        Assert.Equal("mailto:lea@example.com", read.Raw("VEVENT", "ATTENDEE"));
    }

    [Theory]
    [InlineData(CalendarMethod.Request, "REQUEST", "CONFIRMED")]
    [InlineData(CalendarMethod.Publish, "PUBLISH", "CONFIRMED")]
    [InlineData(CalendarMethod.Cancel, "CANCEL", "CANCELLED")]
    public void The_method_says_what_happened_and_the_sequence_that_it_is_newer(CalendarMethod method, string name, string status)
    {
        var read = new CalendarReader(Calendar.Text(method, Visit(sequence: 3)));
        Assert.Equal(name, read.Raw("VCALENDAR", "METHOD"));
        Assert.Equal(status, read.Raw("VEVENT", "STATUS"));
        Assert.Equal("3", read.Raw("VEVENT", "SEQUENCE"));
        Assert.Equal("bkg_1@bookend", read.Raw("VEVENT", "UID"));
        Assert.Equal("20261121T083000Z", read.Raw("VEVENT", "LAST-MODIFIED"));
        Assert.Equal($"text/calendar; method={name}", Calendar.Attachment(method, Visit()).ContentType);
    }

    /// <summary>Every quarter of an hour around every change of two years, in zones with odd offsets, half-hour changes and none at all.</summary>
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Europe/Dublin")]
    [InlineData("America/New_York")]
    [InlineData("America/St_Johns")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Africa/Casablanca")]
    [InlineData("UTC")]
    public void The_file_alone_gives_back_the_moment(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var span = new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0));
        foreach (var interval in zone.GetZoneIntervals(span))
        {
            var change = interval.HasStart && interval.Start > span.Start ? interval.Start : span.Start;
            for (var quarter = -12; quarter <= 12; quarter++)
            {
                var start = change + Duration.FromMinutes(15 * quarter);
                var read = new CalendarReader(Calendar.Text(CalendarMethod.Request, Visit(zone, start)));
                Assert.Equal(start.ToDateTimeOffset(), read.Moment("DTSTART"));
                Assert.Equal((start + Duration.FromHours(1)).ToDateTimeOffset(), read.Moment("DTEND"));
            }
        }
    }
}
