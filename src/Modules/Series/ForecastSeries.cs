using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Series;

/// <summary>GET /series/forecast: the same visit again and again, by a rule, before anything is booked.</summary>
internal static class ForecastSeries
{
    /// <param name="Date">Of the first visit; <paramref name="Time"/> is that of all of them, on the wall clock of the site.</param>
    /// <param name="Rule">RFC 5545, section 3.3.10: <c>FREQ=WEEKLY;INTERVAL=2;COUNT=10</c>.</param>
    /// <param name="More">As in <c>/availability</c>.</param>
    public sealed record Query(
        string? SiteId, string? ServiceId, string? AddOnIds, string? MemberId, string? More, string? Date, string? Time, string? Rule, string? ClientId);

    public static async Task<Result<ForecastView>> Handle(Reading reading, Query query)
    {
        if (Booking.Public.WishOf(query.SiteId, query.ServiceId, query.AddOnIds, query.MemberId, query.More).Failed(out var refusal, out var wish) ||
            Times.Date(query.Date, "/query/date").Failed(out refusal, out var date) || At(query.Time).Failed(out refusal, out var time) ||
            ClientOf(query.ClientId).Failed(out refusal, out var client) ||
            Recurrence.Dates(query.Rule ?? "", date).Failed(out refusal, out var dates) ||
            (await Foresight.Of(reading, wish)).Failed(out refusal, out var foresight))
        {
            return refusal;
        }

        if (dates.Count == 0)
        {
            return SeriesErrors.RuleInvalid.At("/query/rule", "No date fits this rule.");
        }

        var shape = new VisitShape(wish.ServiceId, wish.AddOnIds, wish.MemberId, wish.More ?? []);
        return await Forecast.Of(reading, [.. dates.Select(d => new Wanted(foresight, d, time, wish.MemberId, Wanted.DaysAround, shape))], client);
    }

    public static Result<LocalTime> At(string? text)
    {
        var parsed = LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(text ?? "");
        return parsed.Success ? parsed.Value : CommonErrors.Invalid.At("/query/time", "A time like 14:30 is expected.");
    }

    public static Result<ClientId?> ClientOf(string? text) => string.IsNullOrEmpty(text) ? (ClientId?)null
        : Ids.TryParse<ClientId>(text, out var id) ? id
        : CommonErrors.Invalid.At("/query/clientId", "An id of a client is expected.");
}
