using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Series;

/// <summary>Which visits of a series a change is about. Visits that have begun or are over are never among them.</summary>
public enum SeriesScope
{
    /// <summary>This one and all after it.</summary>
    Following,

    /// <summary>All that are still to come.</summary>
    All,
}

/// <summary>GET /series/{id}/move-forecast: what would become of the visits if one of them, and the others with it, had another time.</summary>
internal static class ForecastMove
{
    /// <param name="BookingId">The visit that is pulled; the others follow by as many days, to the same hour.</param>
    /// <param name="MemberId">Absent: each stays with its person.</param>
    public sealed record Query(SeriesId Id, string? BookingId, string? Scope, string? Start, string? MemberId);

    public static async Task<Result<ForecastView>> Handle(Reading reading, Query query)
    {
        if (await SeriesFile.Of(reading, query.Id) is not { } file)
        {
            return SeriesFile.Unknown;
        }

        if (!Texts.TryName(query.Scope, out SeriesScope scope))
        {
            return CommonErrors.Invalid.At("/query/scope", "One of following, all is expected.");
        }

        if (Times.Moment(query.Start, "/query/start").Failed(out var refusal, out var start) || file.Visit(query.BookingId).Failed(out refusal, out var pulled))
        {
            return refusal;
        }

        MemberId? member = Ids.TryParse<MemberId>(query.MemberId, out var asked) ? asked : null;
        var zone = DateTimeZoneProviders.Tzdb[pulled.TimeZone];
        var (days, time) = (Period.DaysBetween(pulled.LocalDate, start.InZone(zone).Date), start.InZone(zone).TimeOfDay);
        var coming = file.Coming(scope, pulled, reading.Now);
        var given = coming.Select(b => b.Id).ToList();
        var wanted = new List<Wanted>(coming.Count);
        foreach (var visit in coming)
        {
            if ((await Foresight.Of(reading, visit.Id, member, given)).Failed(out refusal, out var foresight))
            {
                return refusal;
            }

            wanted.Add(new Wanted(foresight, visit.LocalDate.PlusDays(days), time, member ?? visit.MemberId, Wanted.DaysAround, BookingId: visit.Id));
        }

        return wanted.Count == 0
            ? CommonErrors.Invalid.At("/query/bookingId", "None of these visits is still to come.")
            : await Forecast.Of(reading, wanted, file.Row.ClientId);
    }
}

/// <summary>Moves visits of a series, all in one write or none: what a forecast showed, with the repairs that were chosen.</summary>
internal static class MoveSeries
{
    public sealed record Request(IReadOnlyList<VisitMove> Visits, string? Reason = null);

    public static async Task<Result<SeriesView>> Handle(Work work, Change<SeriesId> path, Request r)
    {
        if (await SeriesFile.Of(work, path.Id) is not { } row)
        {
            return SeriesFile.Unknown;
        }

        var own = (await Booking.Public.OfSeries(work.AsReading(), row.Id)).Select(b => b.Id).ToHashSet();
        if (r.Visits.Count == 0 || r.Visits.Count > Limits.Visits || r.Visits.DistinctBy(v => v.Id).Count() != r.Visits.Count || !r.Visits.All(v => own.Contains(v.Id)))
        {
            return CommonErrors.Invalid.At("/visits", "Please name visits of this series, each once.");
        }

        if (Versions.Check(row.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if ((await Booking.Public.MoveAll(work, r.Visits, r.Reason)).Failed(out var refusal, out var moved))
        {
            return refusal;
        }

        row.Version++;
        return await SeriesView.Of(work.AsReading(), row, moved);
    }
}

/// <summary>Cancels what is still to come of a series, or one visit and all after it. Each by the terms that it was booked with.</summary>
internal static class CancelSeries
{
    /// <param name="BookingId">Where <see cref="SeriesScope.Following"/> begins.</param>
    public sealed record Request(SeriesScope Scope, BookingId? BookingId = null, string? Reason = null);

    public static async Task<Result<SeriesView>> Handle(Work work, Change<SeriesId> path, Request r)
    {
        if (await SeriesFile.Of(work, path.Id) is not { } row)
        {
            return SeriesFile.Unknown;
        }

        var file = new SeriesFile(row, await Booking.Public.OfSeries(work.AsReading(), row.Id));
        if (Versions.Check(row.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if (r.Scope == SeriesScope.Following && r.BookingId is null)
        {
            return CommonErrors.Invalid.At("/bookingId", "From which visit on?");
        }

        BookingView? from = null;
        if (r.BookingId is { } id && file.Visit(id.ToString()).Failed(out var refusal, out from))
        {
            return refusal;
        }

        var scope = file.Coming(r.Scope, from, work.Now);
        if (scope.Count == 0)
        {
            return CommonErrors.Invalid.At("/scope", "None of these visits is still to come.");
        }

        if ((await Booking.Public.CancelAll(work, [.. scope.Select(b => b.Id)], r.Reason)).Failed(out refusal, out var cancelled))
        {
            return refusal;
        }

        row.Version++;
        return await SeriesView.Of(work.AsReading(), row, cancelled);
    }
}

/// <summary>Further visits of a series that is there already.</summary>
internal static class ExtendSeries
{
    public sealed record Request(IReadOnlyList<CreateSeries.Visit> Visits, string? Note = null, BookingSource Source = BookingSource.Desk, bool KeepSessions = true);

    public static async Task<Result<SeriesView>> Handle(Work work, Change<SeriesId> path, Request r)
    {
        if (await SeriesFile.Of(work, path.Id) is not { } row)
        {
            return SeriesFile.Unknown;
        }

        if (r.Visits.Count == 0)
        {
            return CommonErrors.Invalid.At("/visits", "Which visits are to be added?");
        }

        var already = (await Booking.Public.OfSeries(work.AsReading(), row.Id)).Count;
        if (Versions.Check(row.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if ((await CreateSeries.Book(work, row, r.Visits, already, r.Note, r.Source, r.KeepSessions)).Failed(out var refusal, out var booked))
        {
            return refusal;
        }

        row.Version++;
        work.Log.Append(new SeriesExtended(row.Id, booked.Count));
        return await SeriesView.Of(work.AsReading(), row, booked);
    }
}
