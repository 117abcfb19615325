using Bookend.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Bookend.Core.Http;

/// <summary>Path of a change to one thing, with the version that the caller has seen (<c>If-Match: "3"</c>).</summary>
public readonly record struct Change<TId>(TId Id, [FromHeader(Name = "If-Match")] string? IfMatch);

/// <summary>A view of a mutable noun: its version goes out as the ETag.</summary>
public interface IVersioned
{
    int Version { get; }
}

public static class Versions
{
    /// <summary>Null when the caller has seen the present version, or did not say. <c>If-Match: *</c> asks only that it exists.</summary>
    /// <param name="asked">The body's <c>version</c>.</param>
    public static Refusal? Check(int present, int? asked, string? ifMatch)
    {
        var tag = ifMatch is null or "" or "*" ? null : ifMatch;
        return (asked is null || asked == present) && (tag is null || tag == ETag(present))
            ? null
            : CommonErrors.Stale.Because($"Somebody changed this meanwhile (it is at version {present}). Load it again and repeat your change.");
    }

    public static string ETag(int version) => $"\"{version}\"";
}
