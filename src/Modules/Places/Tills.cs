using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

internal static class ListTills
{
    public static Task<Result<Page<TillView>>> Handle(Reading reading, PageQuery query) => Keyset.ById(reading.Set<TillRow>(), query, t => t.Id, TillView.Of);
}

internal static class CreateTill
{
    internal sealed record Request(SiteId SiteId, string Name, TillId? Id = null);

    public static async Task<Result<TillView>> Handle(Work work, NoPath _, Request r)
    {
        if (Checks.Name(r.Name, "/name") is { } refusal)
        {
            return refusal;
        }

        if (await Public.SiteOf(work, r.SiteId) is null)
        {
            return PlacesErrors.SiteUnknown.At("/siteId", "There is no such site. A till stands at one of your sites.");
        }

        if (await work.Set<TillRow>().CountAsync() >= Limits.Tills)
        {
            return PlacesErrors.TooManyPlaces.Because($"A business has at most {Limits.Tills} tills.");
        }

        var till = new TillRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<TillId>(), SiteId = r.SiteId, Name = Texts.Clean(r.Name)!, Version = 1 };
        work.Append(till);
        work.Log.Append(new TillChanged(till.Id));
        return TillView.Of(till);
    }
}

/// <summary>Only the name: receipt numbers go on, and a till that moved house would mix two sites' days.</summary>
internal static class ChangeTill
{
    internal sealed record Request(string? Name = null, int? Version = null);

    public static async Task<Result<TillView>> Handle(Work work, Change<TillId> path, Request r)
    {
        if (await work.Set<TillRow>().FirstOrDefaultAsync(t => t.Id == path.Id) is not { } till)
        {
            return CommonErrors.NotFound.Because("There is no such till.");
        }

        if ((Versions.Check(till.Version, r.Version, path.IfMatch) ?? (r.Name is null ? null : Checks.Name(r.Name, "/name"))) is { } refusal)
        {
            return refusal;
        }

        till.Name = Texts.Clean(r.Name) ?? till.Name;
        till.Version++;
        work.Log.Append(new TillChanged(till.Id));
        return TillView.Of(till);
    }
}
