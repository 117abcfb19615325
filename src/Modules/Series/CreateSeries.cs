using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Series;

/// <summary>Books all visits of a series in one write, or none: what a forecast showed, with the repairs that were chosen.</summary>
internal static class CreateSeries
{
    /// <param name="Start">With its offset.</param>
    public sealed record Visit(ServiceId ServiceId, OffsetDateTime Start, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, IReadOnlyList<MorePart>? More = null);

    /// <param name="Name">Absent: what the first visit is for.</param>
    /// <param name="Rule">By which the visits were found, to be shown again; they are booked as they stand here.</param>
    /// <param name="KeepSessions">Keep what she has paid in advance for the visits that it fits, in their order.</param>
    public sealed record Request(
        SiteId SiteId, ClientId ClientId, IReadOnlyList<Visit> Visits, SeriesId? Id = null, string? Name = null, string? Rule = null, VisitPlanId? PlanId = null,
        string? Note = null, BookingSource Source = BookingSource.Desk, bool KeepSessions = true);

    public static async Task<Result<SeriesView>> Handle(Work work, NoPath _, Request r)
    {
        if (Texts.Clean(r.Name) is { Length: > Limits.Name })
        {
            return CommonErrors.Invalid.At("/name", $"A name has at most {Limits.Name} characters.");
        }

        if (r.Visits.Count == 0)
        {
            return CommonErrors.Invalid.At("/visits", "A series has at least one visit.");
        }

        if (r.Rule is { } rule && Recurrence.Dates(rule, r.Visits[0].Start.Date).Failed(out var refusal, out var _))
        {
            return refusal.Error.At("/rule", refusal.Detail);
        }

        var row = new SeriesRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<SeriesId>(), SiteId = r.SiteId, ClientId = r.ClientId, Rule = r.Rule, PlanId = r.PlanId, MadeAt = work.Now, Version = 1,
        };
        if ((await Book(work, row, r.Visits, already: 0, r.Note, r.Source, r.KeepSessions)).Failed(out refusal, out var booked))
        {
            return refusal;
        }

        row.Name = Texts.Clean(r.Name) ?? string.Join(" + ", booked[0].More.Select(m => m.ServiceName).Prepend(booked[0].ServiceName));
        work.Append(row);
        work.Log.Append(new SeriesMade(row.Id, row.SiteId, row.ClientId, row.PlanId, booked.Count));
        return await SeriesView.Of(work.AsReading(), row, booked);
    }

    /// <summary>Every visit that cannot be had is named, not only the first.</summary>
    public static async Task<Result<IReadOnlyList<BookingView>>> Book(
        Work work, SeriesRow row, IReadOnlyList<Visit> visits, int already, string? note, BookingSource source, bool keepSessions)
    {
        if (visits.Count + already > Limits.Visits)
        {
            return CommonErrors.Invalid.At("/visits", $"A series has at most {Limits.Visits} visits.");
        }

        var (booked, faults) = (new List<BookingView>(visits.Count), new Faults());
        foreach (var (i, visit) in visits.Index().OrderBy(v => v.Item.Start.ToInstant()))
        {
            var request = new CreateBooking.Request(
                SiteId: row.SiteId, ServiceId: visit.ServiceId, AddOnIds: visit.AddOnIds, MemberId: visit.MemberId, Start: visit.Start, ClientId: row.ClientId, Note: note,
                Source: source, More: visit.More, KeepSession: keepSessions);
            if ((await Booking.Public.BookInSeries(work, request, row.Id)).Failed(out var refusal, out var view))
            {
                faults.Add($"/visits/{i}", refusal);
                continue;
            }

            booked.Add(view);
        }

        return faults.Refusal is { } no ? no with { Detail = Said(visits.Count, no) } : booked;
    }

    private static string Said(int asked, Refusal no) => asked == 1 ? no.Detail
        : $"{no.Errors.Select(e => e.Pointer.Split('/')[2]).Distinct().Count()} of {asked} visits cannot be had. Nothing was booked. {no.Detail}";
}
