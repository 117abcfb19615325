using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

internal sealed class PoolRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PoolId Id { get; set; }

    public SiteId SiteId { get; set; }

    public string Name { get; set; } = "";

    public bool Active { get; set; } = true;

    public int Version { get; set; }
}
