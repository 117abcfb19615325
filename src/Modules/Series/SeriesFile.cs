using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Series;

/// <summary>A series with its visits in the order of their start.</summary>
internal sealed record SeriesFile(SeriesRow Row, IReadOnlyList<BookingView> Visits)
{
    public static Refusal Unknown => SeriesErrors.SeriesUnknown.Because("There is no such series.");

    public static async Task<SeriesFile?> Of(Reading reading, SeriesId id) =>
        await reading.Set<SeriesRow>().FirstOrDefaultAsync(s => s.Id == id) is { } row ? new SeriesFile(row, await Booking.Public.OfSeries(reading, id)) : null;

    public static async Task<SeriesRow?> Of(Work work, SeriesId id) => await work.Set<SeriesRow>().FirstOrDefaultAsync(s => s.Id == id);

    public Result<BookingView> Visit(string? bookingId) =>
        Ids.TryParse<BookingId>(bookingId, out var id) && Visits.FirstOrDefault(b => b.Id == id) is { } visit
            ? visit
            : CommonErrors.Invalid.At("/query/bookingId", "Please name a visit of this series.");

    /// <summary>What can still be changed.</summary>
    public IReadOnlyList<BookingView> Coming(SeriesScope scope, BookingView? from, Instant now) => [.. Visits.Where(b =>
        b.State == BookingState.Booked && b.Start.ToInstant() > now && (scope == SeriesScope.All || b.Start.ToInstant() >= from!.Start.ToInstant()))];
}

internal static class ShowSeries
{
    public static async Task<Result<SeriesView>> Handle(Reading reading, ById<SeriesId> path) =>
        await reading.Set<SeriesRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is { } row ? await SeriesView.Of(reading, row) : SeriesFile.Unknown;
}
