using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Catalog;

/// <summary>Rooms and chairs are resources of the Schedule whose kind is not a person: no second table, no second truth.</summary>
internal sealed record RoomView(ResourceId Id, SiteId SiteId, string Name, string Kind, bool Active)
{
    public static RoomView Of(ResourceRow r) => new(r.Id, r.SiteId, r.Name, r.Kind, r.Active);
}

internal static class ListRooms
{
    internal readonly record struct Query(SiteId? SiteId, int? Limit, string? After);

    public static Task<Result<Page<RoomView>>> Handle(Reading reading, Query query)
    {
        var rooms = reading.Set<ResourceRow>().Where(r => r.Kind != ResourceKinds.Person);
        return Keyset.ById(query.SiteId is { } site ? rooms.Where(r => r.SiteId == site) : rooms, new(query.Limit, query.After), r => r.Id, RoomView.Of);
    }
}

internal static class CreateRoom
{
    internal sealed record Request(SiteId SiteId, string Name, string Kind, ResourceId? Id = null, bool Active = true);

    public static async Task<Result<RoomView>> Handle(Work work, NoPath _, Request r)
    {
        if ((Checks.Name(r.Name) ?? RoomChecks.Kind(r.Kind)) is { } refusal)
        {
            return refusal;
        }

        if (await Places.Public.SiteOf(work, r.SiteId) is null)
        {
            return Places.PlacesErrors.SiteUnknown.At("/siteId", "There is no such site. A room is at one of your sites.");
        }

        if (await work.Set<ResourceRow>().CountAsync(x => x.SiteId == r.SiteId && x.Kind != ResourceKinds.Person) >= Keyset.MaxLimit)
        {
            return CatalogErrors.TooMany.Because($"A site has at most {Keyset.MaxLimit} rooms.");
        }

        var room = new ResourceRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<ResourceId>(), SiteId = r.SiteId, Name = Texts.Clean(r.Name)!, Kind = Texts.Clean(r.Kind)!, Active = r.Active,
        };
        work.Append(room);
        work.Log.Append(new RoomChanged(room.Id, room.SiteId, room.Active));
        return RoomView.Of(room);
    }
}

/// <summary>A room that is no longer active keeps its visits and gets no new ones.</summary>
internal static class ChangeRoom
{
    internal sealed record Request(string? Name = null, string? Kind = null, bool? Active = null);

    public static async Task<Result<RoomView>> Handle(Work work, ById<ResourceId> path, Request r)
    {
        if (await work.Set<ResourceRow>().FirstOrDefaultAsync(x => x.Id == path.Id && x.Kind != ResourceKinds.Person) is not { } room)
        {
            return CommonErrors.NotFound.Because("There is no such room.");
        }

        if (((r.Name is null ? null : Checks.Name(r.Name)) ?? (r.Kind is null ? null : RoomChecks.Kind(r.Kind))) is { } refusal)
        {
            return refusal;
        }

        room.Name = Texts.Clean(r.Name) ?? room.Name;
        room.Kind = Texts.Clean(r.Kind) ?? room.Kind;
        room.Active = r.Active ?? room.Active;
        work.Log.Append(new RoomChanged(room.Id, room.SiteId, room.Active));
        return RoomView.Of(room);
    }
}

internal static class RoomChecks
{
    public static Refusal? Kind(string kind) => Texts.Clean(kind) is { Length: <= Limits.RoomKind } clean && clean != ResourceKinds.Person
        ? null
        : CommonErrors.Invalid.At("/kind", $"Please name what kind of room this is (1 to {Limits.RoomKind} characters), such as 'treatment'; people are added to the team.");
}
