using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Core.Http;

/// <summary>Who calls, found by Access before the route runs and put among the request's features.</summary>
/// <param name="Permissions">What the role or the key's scopes allow.</param>
/// <param name="Till">The enrolled till of the device, if it is one.</param>
public sealed record Caller(BusinessId Business, Actor Actor, Role? Role, IReadOnlySet<string> Permissions, TillId? Till)
{
    public bool May(string permission) => Permissions.Contains(permission);
}

/// <summary>What a route asks for. A route without one fails the build's tests.</summary>
public sealed record RoutePolicy(string? Permission)
{
    /// <summary>Anyone may call: the route itself checks a token, a password or a key.</summary>
    public static readonly RoutePolicy Open = new((string?)null);
}

/// <summary>Finds who calls; Access knows how.</summary>
public interface ICallers
{
    ValueTask<Caller?> Find(Microsoft.AspNetCore.Http.HttpContext http);
}
