using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

/// <summary>Visits and orders keep the price and the duration of the moment in which they were booked.</summary>
internal static class ChangeService
{
    internal sealed record Request(
        string? Name = null, Optional<string>? Category = null, ServiceKind? Kind = null, int? DurationMinutes = null, int? BufferBeforeMinutes = null,
        int? BufferAfterMinutes = null, Money? Price = null, IReadOnlyList<TaxId>? TaxIds = null, IReadOnlyList<ServiceId>? AddOnIds = null,
        Optional<string>? RoomKind = null, bool? Online = null, Optional<string>? Description = null, Optional<string>? Color = null,
        bool? Active = null, int? Version = null, IReadOnlyList<Processing>? Processing = null);

    public static async Task<Result<ServiceView>> Handle(Work work, Change<ServiceId> path, Request r)
    {
        if (await work.Set<ServiceRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such service.");
        }

        var draft = Merge(ServiceView.Of(row), r);
        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? await draft.Check(work)) is { } refusal)
        {
            return refusal;
        }

        draft.Write(row);
        work.Log.Append(new ServiceChanged(row.Id, row.Active, row.Version));
        return ServiceView.Of(row);
    }

    private static ServiceDraft Merge(ServiceView now, Request r) => new(
        now.Id, r.Name ?? now.Name, r.Category.Or(now.Category), r.Kind ?? now.Kind, r.DurationMinutes ?? now.DurationMinutes,
        r.BufferBeforeMinutes ?? now.BufferBeforeMinutes, r.BufferAfterMinutes ?? now.BufferAfterMinutes, r.Price ?? now.Price,
        r.TaxIds ?? now.TaxIds, r.AddOnIds ?? now.AddOnIds, r.RoomKind.Or(now.RoomKind), r.Online ?? now.Online,
        r.Description.Or(now.Description), r.Color.Or(now.Color), r.Active ?? now.Active,
        r.Processing ?? ProcessingTimes.Fit(now.Processing, r.DurationMinutes ?? now.DurationMinutes));
}
