using Bookend.Messaging;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Messaging;

/// <summary>What a calendar program reads of our feeds, on both sides of every change of the clocks that twelve years bring.</summary>
public sealed class FeedZoneTests
{
    public static TheoryData<string> Zones =>
    [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "Africa/Casablanca", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Kolkata", "Asia/Tehran",
        "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia", "Pacific/Chatham", "Africa/Cairo",
    ];

    [Theory, MemberData(nameof(Zones))]
    public void Entries_around_every_transition_are_read_as_they_were_meant(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var reach = new Interval(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0));
        var moments = zone.GetZoneIntervals(reach).Where(i => i.HasStart && i.Start > reach.Start)
            .SelectMany(i => new[] { -180, -90, -30, -1, 0, 1, 30, 90, 180 }.Select(m => i.Start + Duration.FromMinutes(m))).Append(Instant.FromUtc(2030, 6, 1, 10, 0)).ToList();
        var events = moments.Select((at, i) => new CalendarEvent(
            $"{i}@test", 0, reach.Start, at, at + Duration.FromMinutes(45), zone, "Cut", null, null, null)).ToList();
        var read = Ical.Net.Calendar.Load(Calendar.Feed("Anna", Duration.FromMinutes(15), events))!.Events.ToDictionary(e => e.Uid!);
        foreach (var e in events)
        {
            Assert.Equal(e.Start.ToDateTimeUtc(), read[e.Uid].DtStart!.AsUtc);
            Assert.Equal(e.End.ToDateTimeUtc(), read[e.Uid].DtEnd!.AsUtc);
        }
    }
}
