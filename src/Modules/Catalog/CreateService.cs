using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

internal static class CreateService
{
    internal sealed record Request(
        string Name, int DurationMinutes, Money Price, ServiceId? Id = null, string? Category = null, ServiceKind Kind = ServiceKind.Service,
        int BufferBeforeMinutes = 0, int BufferAfterMinutes = 0, IReadOnlyList<TaxId>? TaxIds = null, IReadOnlyList<ServiceId>? AddOnIds = null,
        string? RoomKind = null, bool Online = false, string? Description = null, string? Color = null, bool Active = true,
        IReadOnlyList<Processing>? Processing = null);

    public static async Task<Result<ServiceView>> Handle(Work work, NoPath _, Request r)
    {
        var draft = new ServiceDraft(
            r.Id ?? work.NewId<ServiceId>(), r.Name, r.Category, r.Kind, r.DurationMinutes, r.BufferBeforeMinutes, r.BufferAfterMinutes, r.Price,
            r.TaxIds ?? [], r.AddOnIds ?? [], r.RoomKind, r.Online, r.Description, r.Color, r.Active, r.Processing ?? []);
        if (await draft.Check(work) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<ServiceRow>().CountAsync() >= Limits.Services)
        {
            return CatalogErrors.TooMany.Because($"A business has at most {Limits.Services} services.");
        }

        var row = new ServiceRow { BusinessId = work.Business, Id = draft.Id };
        draft.Write(row);
        work.Append(row);
        work.Log.Append(new ServiceChanged(row.Id, row.Active, row.Version));
        return ServiceView.Of(row);
    }
}
