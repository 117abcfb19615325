using Microsoft.Extensions.Configuration;

namespace Bookend.Messaging;

/// <summary>Where clients reach us (<c>BOOKEND_PublicUrl</c>): the beginning of every link in a letter.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    // Nothing set: links name this machine, which is right while somebody tries Bookend out.
    private readonly string begin = configuration["PublicUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : "http://localhost:5080";

    /// <param name="path">From the root, <c>/r/…</c>.</param>
    public string Link(string path) => begin + path;
}
