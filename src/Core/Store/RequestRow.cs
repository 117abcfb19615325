using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>The first outcome of a request, kept for good: a retry gets the same bytes.</summary>
public sealed class RequestRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>Who asks and the key they gave: two programs may use the same key.</summary>
    public string Key { get; set; } = "";

    /// <summary>SHA-256 of method, path and body: the same key with another request is refused (422).</summary>
    public byte[] Fingerprint { get; set; } = [];

    public int Status { get; set; }

    public byte[] Body { get; set; } = [];

    public Instant At { get; set; }
}
