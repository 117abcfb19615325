using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>What a person at the desk reads.</summary>
public sealed class ExplainTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A Monday. Open 9 to 18; Anna works 9 to 13 and 14 to 17.</summary>
    private static readonly LocalDate Date = new(2026, 11, 23);
    private static readonly ResourceId Anna = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ResourceId Room = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly SiteId Site = new(new Guid(3, 0, 0, new byte[8]));

    [Theory]
    [InlineData("15:00", "Anna is booked until 15:40.")]
    [InlineData("15:45", "Anna is booked until 15:40 and needs until 15:50 to tidy up.")]
    [InlineData("09:15", "Anna is away until 10:00 (dentist).")]
    [InlineData("11:00", "Somebody is just booking Anna from 11:00 to 11:30; it is kept until 08:05.")]
    [InlineData("11:30", null)]
    [InlineData("12:45", "Anna works 09:00–13:00, 14:00–17:00 on Monday 23 November.")]
    [InlineData("17:45", "Open 09:00–18:00 on Monday 23 November.")]
    [InlineData("16:00", "Room 1 is booked until 16:30.")]
    [InlineData("07:00", "This time has passed.")]
    [InlineData("08:30", "It can be booked until 60 minutes before it starts.")]
    public void Names_what_is_in_the_way(string time, string? why)
    {
        var explained = At(Date, time, Duration.FromHours(1));
        Assert.Equal(why, explained.Why?.Detail);
        Assert.Equal(why is null, explained.Possible);
    }

    [Fact]
    public void A_day_without_hours_says_so() => Assert.Equal("Closed on Sunday 22 November.", At(Date.PlusDays(-1), "10:00", Duration.Zero).Why?.Detail);

    [Fact]
    public void Off_the_grid_is_a_warning()
    {
        var explained = At(Date, "11:37", Duration.Zero);
        Assert.True(explained.Possible);
        Assert.Equal("Starts are usually offered every 15 minutes.", explained.Rules.Single(r => !r.Ok).Detail);
    }

    [Fact]
    public void Outside_of_its_dates_a_world_does_not_answer() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => At(Date.PlusDays(5), "10:00", Duration.Zero));

    private static Explanation At(LocalDate date, string time, Duration lead)
    {
        var now = Instant(date < Date ? date : Date, "08:00");
        var world = World.Build(Berlin, Date.PlusDays(-1), Date, 15, Hours(), Resources(), id => Busy.Of(Claims().Where(c => c.Resource == id)));
        var need = new Need(
            Duration.FromMinutes(30), Duration.Zero, Duration.Zero, new HashSet<ResourceId> { Anna }, ResourceKinds.Room, lead, Duration.FromDays(60), now);
        return Explain.Start(world, need, world.Find(Anna)!, Instant(date, time));
    }

    private static SiteHours Hours() => new(Site,
    [
        new HoursRow { SiteId = Site, ResourceId = HoursRow.OfSite(Site), Day = 1, No = 1, From = new LocalTime(9, 0), To = new LocalTime(18, 0) },
        new HoursRow { SiteId = Site, ResourceId = Anna, Day = 1, No = 1, From = new LocalTime(9, 0), To = new LocalTime(13, 0) },
        new HoursRow { SiteId = Site, ResourceId = Anna, Day = 1, No = 2, From = new LocalTime(14, 0), To = new LocalTime(17, 0) },
    ]);

    private static ResourceRow[] Resources() =>
    [
        new() { Id = Anna, Kind = ResourceKinds.Person, Name = "Anna" },
        new() { Id = Room, Kind = ResourceKinds.Room, Name = "Room 1" },
    ];

    private static Claim[] Claims() =>
    [
        Claim(Anna, "15:00", "15:40", "15:50", ClaimState.Booked),
        Claim(Anna, "09:00", "10:00", "10:00", ClaimState.Blocked, reason: "dentist"),
        Claim(Anna, "11:00", "11:30", "11:30", ClaimState.Held, expires: "08:05"),
        Claim(Anna, "11:30", "12:30", "12:30", ClaimState.Held, expires: "08:00"),
        Claim(Room, "16:00", "16:30", "16:30", ClaimState.Booked),
    ];

    private static Claim Claim(ResourceId resource, string from, string to, string taken, ClaimState state, string? expires = null, string? reason = null) => new(
        default, resource, new Span(Micros.Of(Instant(Date, from)), Micros.Of(Instant(Date, taken))),
        new Span(Micros.Of(Instant(Date, from)), Micros.Of(Instant(Date, to))),
        new ClaimOwner(Purposes.Booking, new Guid(9, 0, 0, new byte[8])), state,
        expires is null ? long.MaxValue : Micros.Of(Instant(Date, expires)), reason);

    private static Instant Instant(LocalDate date, string time) => WallClock.Start(Berlin, date + LocalTime.FromTimeOnly(TimeOnly.Parse(time)));
}
