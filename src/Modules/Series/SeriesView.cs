using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Series;

/// <param name="PaidBy">What is kept for it of what she paid in advance.</param>
public sealed record SeriesVisit(BookingView Booking, IReadOnlyList<string> PaidBy);

/// <summary>Visits that were planned as one.</summary>
/// <param name="Rule">As it was asked for (RFC 5545); visits may have been moved since.</param>
/// <param name="Visits">All of them, also those that are cancelled, in the order of their start.</param>
public sealed record SeriesView(
    SeriesId Id, SiteId SiteId, ClientId ClientId, string? ClientName, string Name, string? Rule, VisitPlanId? PlanId, Instant MadeAt, IReadOnlyList<SeriesVisit> Visits,
    int Version) : IVersioned
{
    /// <param name="changed">Visits that this write has made or changed: queries may not see them yet.</param>
    internal static async Task<SeriesView> Of(Reading reading, SeriesRow row, IReadOnlyList<BookingView>? changed = null)
    {
        var seen = (changed ?? []).ToDictionary(b => b.Id);
        var visits = (await Booking.Public.OfSeries(reading, row.Id)).Select(b => seen.GetValueOrDefault(b.Id, b)).UnionBy(changed ?? [], b => b.Id)
            .OrderBy(b => b.Start.ToInstant()).ThenBy(b => b.Id.Value).ToList();
        var paid = await Covers.Of(reading).Kept(reading, [.. visits.Select(v => v.Id)]);
        return new SeriesView(
            row.Id, row.SiteId, row.ClientId, visits.Count == 0 ? null : visits[0].ClientName, row.Name, row.Rule, row.PlanId, row.MadeAt,
            [.. visits.Select(b => new SeriesVisit(b, [.. paid[b.Id]]))], row.Version);
    }
}
