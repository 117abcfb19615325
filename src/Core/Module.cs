using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Core;

/// <summary>
/// The door of a module: everything it adds to the product. What is not named here does not exist.
/// A module may reference only modules of a lower <see cref="Rank"/>.
/// </summary>
public abstract class Module
{
    public abstract string Name { get; }

    public abstract int Rank { get; }

    /// <summary>Record types that this module appends to the Log.</summary>
    public virtual IReadOnlyList<Type> Facts => [];

    /// <summary>What people and programs may be allowed to do, with the roles that have it.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>The refusals of this module: static classes that hold <see cref="ErrorCode"/> fields.</summary>
    public virtual IReadOnlyList<Type> Errors => [];

    public virtual void Services(IServiceCollection services, IConfiguration configuration)
    {
    }

    public virtual void Tables(ModelBuilder model)
    {
    }

    /// <summary>Under <c>/api/v1</c>.</summary>
    public virtual void Routes(Routes routes)
    {
    }

    /// <summary>Pages for people, from the root: HTML, no API. They give themselves a <see cref="RoutePolicy"/>.</summary>
    public virtual void Pages(IEndpointRouteBuilder root)
    {
    }
}

/// <param name="Name"><c>noun.verb</c>; also the scope of an API key.</param>
/// <param name="Roles">The roles that have it without further ado.</param>
public sealed record Permission(string Name, string Meaning, params Role[] Roles);

public enum Role
{
    Owner,
    Manager,
    Desk,
    Staff,
}

/// <summary>Who did it: a member at the desk, a client by her link, a program by its key, or the product itself.</summary>
public readonly record struct Actor(ActorKind Kind, Guid Id, string Name)
{
    public static Actor System(string job) => new(ActorKind.System, Guid.Empty, job);

    public MemberId? Member => Kind == ActorKind.Member ? new MemberId(Id) : null;

    public override string ToString() => Kind switch
    {
        ActorKind.Member => $"member:{Ids.Text(MemberId.Prefix, Id)}",
        ActorKind.Client => $"client:{Ids.Text(ClientId.Prefix, Id)}",
        ActorKind.Program => $"key:{Ids.Text(ApiKeyId.Prefix, Id)}",
        ActorKind.Public => "public",
        _ => $"system:{Name}",
    };
}

public enum ActorKind
{
    System,
    Member,
    Client,
    Program,
    Public,
}
