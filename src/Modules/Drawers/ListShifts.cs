using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Drawers;

/// <summary>Newest first.</summary>
internal static class ListShifts
{
    internal readonly record struct Query(TillId? TillId, bool? Open, int? Limit, string? After);

    public static async Task<Result<Page<ShiftView>>> Handle(Reading reading, Query query)
    {
        var shifts = reading.Set<ShiftRow>();
        shifts = query.TillId is { } till ? shifts.Where(s => s.TillId == till) : shifts;
        shifts = query.Open == true ? shifts.Where(s => s.ClosedAt == null) : shifts;
        var zones = (await Bookend.Places.Public.Sites(reading)).ToDictionary(s => s.Id, s => s.Zone);
        return await Keyset.ById(shifts, new PageQuery(query.Limit, query.After), s => s.Id, s => ShiftView.Of(s, zones[s.SiteId]));
    }
}

internal static class ShowShift
{
    /// <param name="Z">Null while it is open: it is counted blind. See <c>/x</c>.</param>
    internal sealed record View(ShiftView Shift, IReadOnlyList<MovementView> Movements, DrawerReport? Z);

    public static async Task<Result<View>> Handle(Reading reading, ById<ShiftId> path)
    {
        if (await reading.Set<ShiftRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such shift.");
        }

        var movements = await reading.Set<MovementRow>().Where(m => m.ShiftId == row.Id).OrderBy(m => m.Id).ToListAsync();
        return Of(row, movements, (await Bookend.Places.Public.SiteOf(reading, row.SiteId))!.Zone);
    }

    public static View Of(ShiftRow row, IReadOnlyList<MovementRow> movements, DateTimeZone zone) => new(
        ShiftView.Of(row, zone), [.. movements.Select(m => MovementView.Of(m, row.Currency, zone))],
        row.Report is null ? null : JsonSerializer.Deserialize<DrawerReport>(row.Report, Json.Options));
}
