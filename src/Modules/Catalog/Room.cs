using Bookend.Kernel;

namespace Bookend.Catalog;

/// <summary>A room or chair as the catalogue knows it; its time is the Schedule's resource of the same id.</summary>
internal sealed class RoomRow
{
    public BusinessId BusinessId { get; set; }

    public ResourceId Id { get; set; }

    public SiteId SiteId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>What services ask for (<c>treatment</c>, <c>sauna</c>), in the business's own words.</summary>
    public string Kind { get; set; } = "";

    public bool Active { get; set; } = true;

    public RoomInfo Info() => new(Id, SiteId, Name, Kind, Active);
}
