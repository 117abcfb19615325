using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>GET /week: seven days from a date, of one person or of all.</summary>
internal static class WeekView
{
    private const int Days = 7;

    public sealed record Query(string? SiteId, string? From, string? MemberId);

    public sealed record View(IReadOnlyList<Day> Days);

    public sealed record Day(
        LocalDate Date, string TimeZone, OffsetDateTime Now, DayView.Stretch? Open, IReadOnlyList<BookingView> Bookings, DayView.Stats Stats, long Seq);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        if (Times.Date(query.From, "/query/from").Failed(out var refusal, out var from))
        {
            return refusal;
        }

        if (await DayView.SiteOf(reading, query.SiteId) is not { } site)
        {
            return CommonErrors.Invalid.At("/query/siteId", "Which site? Send its id.");
        }

        MemberId? member = null;
        if (!string.IsNullOrEmpty(query.MemberId))
        {
            if (!Ids.TryParse<MemberId>(query.MemberId, out var known))
            {
                return CommonErrors.Invalid.At("/query/memberId", "Send the id of a person, or leave it out for all.");
            }

            member = known;
        }

        var hours = await Worlds.Hours(reading, site.Id);
        var days = new List<Day>(Days);
        for (var date = from; days.Count < Days; date = date.PlusDays(1))
        {
            var bookings = await DayView.Bookings(reading, site.Id, date, member);
            days.Add(new Day(
                date, site.Zone.Id, reading.Now.In(site.Zone), DayView.OpenOn(hours, date), bookings,
                await DayView.StatsOf(reading, site, date, bookings), reading.Head.FactSeq));
        }

        return new View(days);
    }
}
