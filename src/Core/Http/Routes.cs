using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Core.Http;

/// <summary>Path parameters of routes about one thing.</summary>
public readonly record struct ById<TId>(TId Id);

public readonly record struct NoPath;

/// <summary>An empty JSON object: for actions that need no words.</summary>
public sealed record Nothing
{
    public static readonly Nothing Here = new();
}

/// <summary>A page of a list; <see cref="Next"/> goes into <c>after</c> and never expires.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// How modules map their use cases. Reads get a <see cref="Reading"/>, writes a <see cref="Work"/>; who may, how often, what was said the
/// first time and how errors look is done here for all of them.
/// </summary>
public sealed class Routes(IEndpointRouteBuilder app, string tag)
{
    /// <summary>For the few routes that need another shape (sign-in, streams). Give them a <see cref="RoutePolicy"/>.</summary>
    public IEndpointRouteBuilder App { get; } = app;

    public RouteHandlerBuilder Get<TQuery, TView>(string pattern, string permission, Func<Reading, TQuery, Task<Result<TView>>> handle)
        where TQuery : notnull =>
        Describe<TView>(App.MapGet(pattern, (HttpContext http, [AsParameters] TQuery query) => Read(http, permission, r => handle(r, query))), permission, 200);

    public RouteHandlerBuilder Post<TPath, TBody, TView>(
        string pattern, string permission, Func<Work, TPath, TBody, Task<Result<TView>>> handle, int success = 200)
        where TPath : notnull =>
        Write("POST", pattern, permission, handle, success);

    /// <summary>For a use case in which more depends on the caller than whether she may come in.</summary>
    public RouteHandlerBuilder Post<TPath, TBody, TView>(
        string pattern, string permission, Func<Work, TPath, TBody, Caller, Task<Result<TView>>> handle, int success = 200)
        where TPath : notnull
    {
        Delegate run = typeof(TPath) == typeof(NoPath)
            ? async Task (HttpContext http, TBody body) => await Write(http, permission, success, work => handle(work, default!, body, http.Features.Get<Caller>()!))
            : async Task (HttpContext http, [AsParameters] TPath path, TBody body) =>
                await Write(http, permission, success, work => handle(work, path, body, http.Features.Get<Caller>()!));
        return Describe<TView>(App.MapMethods(pattern, ["POST"], run), permission, success);
    }

    public RouteHandlerBuilder Put<TPath, TBody, TView>(string pattern, string permission, Func<Work, TPath, TBody, Task<Result<TView>>> handle)
        where TPath : notnull =>
        Write("PUT", pattern, permission, handle, 200);

    /// <summary>JSON Merge Patch (RFC 7386): members that are absent stay as they are.</summary>
    public RouteHandlerBuilder Patch<TPath, TBody, TView>(string pattern, string permission, Func<Work, TPath, TBody, Task<Result<TView>>> handle)
        where TPath : notnull =>
        Write("PATCH", pattern, permission, handle, 200);

    public RouteHandlerBuilder Delete<TPath, TView>(string pattern, string permission, Func<Work, TPath, Task<Result<TView>>> handle)
        where TPath : notnull =>
        Describe<TView>(
            App.MapDelete(pattern, async Task (HttpContext http, [AsParameters] TPath path) => await Write(http, permission, 200, work => handle(work, path))),
            permission, 200);

    private RouteHandlerBuilder Write<TPath, TBody, TView>(
        string method, string pattern, string permission, Func<Work, TPath, TBody, Task<Result<TView>>> handle, int success)
        where TPath : notnull
    {
        Delegate run = typeof(TPath) == typeof(NoPath)
            ? async Task (HttpContext http, TBody body) => await Write(http, permission, success, work => handle(work, default!, body))
            : async Task (HttpContext http, [AsParameters] TPath path, TBody body) => await Write(http, permission, success, work => handle(work, path, body));
        return Describe<TView>(App.MapMethods(pattern, [method], run), permission, success);
    }

    private RouteHandlerBuilder Describe<TView>(RouteHandlerBuilder route, string permission, int success) => route
        .WithTags(tag)
        .WithMetadata(new RoutePolicy(permission))
        .Produces<TView>(success)
        .Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");

    private static async Task Read<TView>(HttpContext http, string permission, Func<Reading, Task<Result<TView>>> handle)
    {
        if (Allowed(http, permission).Failed(out var refusal, out var caller))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var result = await http.RequestServices.GetRequiredService<Reader>().Read(caller.Business, caller.Actor, handle);
        if (result.Failed(out refusal, out var value))
        {
            await Problems.Send(http, refusal);
            return;
        }

        if (value is IVersioned versioned)
        {
            http.Response.Headers.ETag = Versions.ETag(versioned.Version);
        }

        await Problems.SendBytes(http, 200, JsonSerializer.SerializeToUtf8Bytes(value, Json.Options));
    }

    /// <summary>The way of every write that comes by HTTP; also for routes that map themselves.</summary>
    public static async Task<Outcome<TView>?> Write<TView>(HttpContext http, string permission, int success, Func<Work, Task<Result<TView>>> handle)
    {
        if (Allowed(http, permission).Failed(out var refusal, out var caller) || KeyOf(http).Failed(out refusal, out var key))
        {
            await Problems.Send(http, refusal);
            return null;
        }

        var dryRun = IsDryRun(http);
        var order = new WriteOrder(
            caller.Business, caller.Actor, dryRun ? null : $"{caller.Actor}:{key}", dryRun ? null : await Fingerprint(http), dryRun, success);
        var outcome = await http.RequestServices.GetRequiredService<Writer>().Write(order, handle);
        await Send(http, outcome);
        return outcome;
    }

    public static async Task Send<TView>(HttpContext http, Outcome<TView> outcome)
    {
        if (outcome.Replayed)
        {
            http.Response.Headers["Idempotent-Replayed"] = "true";
        }

        await Problems.SendBytes(http, outcome.Status, outcome.Body);
    }

    public static bool IsDryRun(HttpContext http) => http.Request.Query["dryRun"] == "true";

    public static Result<Caller> Allowed(HttpContext http, string permission)
    {
        if (http.Features.Get<Caller>() is not { } caller)
        {
            return CommonErrors.Unauthenticated.Because("Please sign in, or send a valid key.");
        }

        return caller.May(permission) ? caller : CommonErrors.Forbidden.Because($"This needs the permission '{permission}'. Ask a manager.");
    }

    public static Result<string> KeyOf(HttpContext http)
    {
        if (IsDryRun(http))
        {
            return "";
        }

        var key = http.Request.Headers["Idempotency-Key"].ToString();
        return key.Length is > 0 and <= 255
            ? key
            : CommonErrors.IdempotencyKeyMissing.Because("Send an Idempotency-Key header of 1 to 255 characters, the same one when you try again.");
    }

    /// <summary>SHA-256 of method, path with query, and body. The body was buffered before the route read it.</summary>
    public static async Task<byte[]> Fingerprint(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        if (http.Request.Body.CanSeek)
        {
            http.Request.Body.Position = 0;
            var buffer = new byte[4096];
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return hash.GetHashAndReset();
    }
}
