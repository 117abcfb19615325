using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Places;

internal sealed class TillRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public TillId Id { get; set; }

    public SiteId SiteId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Number of the receipt that comes next; rises by one with each and never falls.</summary>
    public long NextReceipt { get; set; } = 1;

    /// <summary>A device works as this till. Access keeps the device's secret.</summary>
    public bool Enrolled { get; set; }

    public int Version { get; set; }

    public TillInfo Info() => new(Id, SiteId, Name, Enrolled);
}

internal sealed record TillView(TillId Id, SiteId SiteId, string Name, long NextReceipt, bool Enrolled, int Version) : IVersioned
{
    public static TillView Of(TillRow r) => new(r.Id, r.SiteId, r.Name, r.NextReceipt, r.Enrolled, r.Version);
}
