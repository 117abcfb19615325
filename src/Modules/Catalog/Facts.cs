using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Catalog;

/// <summary>A service was added or changed; the version tells which.</summary>
[Fact("service.changed")]
public sealed record ServiceChanged(ServiceId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A product was added or changed; the version tells which.</summary>
[Fact("product.changed")]
public sealed record ProductChanged(ProductId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("room.changed")]
public sealed record RoomChanged(ResourceId Id, SiteId SiteId, bool Active) : IFact
{
    string IFact.Subject => Id.ToString();
}
