using System.Text.Json;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace Bookend.Host;

/// <summary>What every request passes: safe headers, faults as problems, who calls, then the route.</summary>
internal static class Pipeline
{
    public static void Map(WebApplication app, IReadOnlyList<Module> modules)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler(Faults(app.Logger));
        app.Use(Headers);
        app.Use(RefuseNul);
        StaffApp.Map(app);
        app.UseRouting();
        app.Use(FindCaller);
        app.Use(AskFirst);
        app.Use(RefuseForeignForms);
        var api = app.MapGroup("/api/v1");
        foreach (var module in modules)
        {
            module.Routes(new Routes(api, module.Name));
            module.Pages(app);
        }

        LogRoutes.Map(new Routes(api, "Log"));
        app.MapHub<LiveHub>("/live").WithMetadata(RoutePolicy.Open);
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(RoutePolicy.Open);
        app.MapGet("/health", (Reader reader) => Health.Answer(reader)).ExcludeFromDescription().WithMetadata(RoutePolicy.Open);
        app.MapFallback("/api/{**rest}", (HttpContext http) => Problems.Send(http, CommonErrors.NotFound.Because("There is no such route.")))
            .WithMetadata(RoutePolicy.Open);
    }

    private static ExceptionHandlerOptions Faults(ILogger logger) => new()
    {
        ExceptionHandler = Fault,
        // Only faults of ours are worth a stack: what a caller sent wrong is said to the caller.
        SuppressDiagnosticsCallback = context =>
        {
            var theirs = context.Exception is BadHttpRequestException or RefusedException;
            if (theirs)
            {
                logger.LogDebug("{Method} {Path} was refused: {Reason}", context.HttpContext.Request.Method, context.HttpContext.Request.Path, context.Exception.Message);
            }

            return theirs;
        },
    };

    /// <summary>PostgreSQL keeps no NUL in a text, and nobody means one; bodies are looked at where they are read.</summary>
    private static Task RefuseNul(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
        {
            return next(http);
        }

        return Problems.Send(http, CommonErrors.Invalid.At("/query", Texts.Unusable));
    }

    private static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        if (IsUnder(http, "/api"))
        {
            headers.CacheControl = "no-store";
            http.Request.EnableBuffering(bufferThreshold: 64 * 1024);
        }

        return next(http);
    }

    private static async Task FindCaller(HttpContext http, RequestDelegate next)
    {
        if (IsUnder(http, "/api") || IsUnder(http, "/live"))
        {
            if (await http.RequestServices.GetRequiredService<ICallers>().Find(http) is { } caller)
            {
                http.Features.Set(caller);
            }
        }

        await next(http);
    }

    /// <summary>Who may not is told so before anybody reads what they sent.</summary>
    private static Task AskFirst(HttpContext http, RequestDelegate next) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RoutePolicy>()?.Permission is { } permission && Routes.Allowed(http, permission).Failed(out var refusal, out _)
            ? Problems.Send(http, refusal)
            : next(http);

    /// <summary>A form of another site cannot send JSON; together with SameSite=Strict this stops forged requests.</summary>
    private static Task RefuseForeignForms(HttpContext http, RequestDelegate next)
    {
        var writes = http.Request.Method is "POST" or "PUT" or "PATCH";
        return writes && IsUnder(http, "/api") && !http.Request.HasJsonContentType()
            ? Problems.Send(http, CommonErrors.UnsupportedMedia.Because("Send the body as application/json ('{}' when there is nothing to say)."))
            : next(http);
    }

    private static bool IsUnder(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);

    private static Task Fault(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                Problems.Send(http, CommonErrors.TooLarge.Because("A request has at most 1 MiB. Nothing was stored.")),
            BadHttpRequestException { InnerException: JsonException json } => Problems.Send(http, BadJson(json)),
            BadHttpRequestException bad => Problems.Send(http, CommonErrors.Invalid.Because(bad.Message)),
            RefusedException refused => Problems.Send(http, refused.Refusal),
            OperationCanceledException when http.RequestAborted.IsCancellationRequested => Task.CompletedTask,
            _ => Problems.Send(http, CommonErrors.Internal.Because($"This is our fault. Nothing was stored. Tell support the number {http.TraceIdentifier}.")),
        };
    }

    private static Refusal BadJson(JsonException json)
    {
        // "$.lines[0].quantity" → "/lines/0/quantity" (RFC 6901)
        var path = (json.Path ?? "$").TrimStart('$').Replace("['", ".").Replace("']", "").Replace('[', '.').Replace("]", "").Replace('.', '/');
        var text = json.Message.Split(" Path:")[0];
        return CommonErrors.Invalid.At(path, text);
    }
}

internal static class Health
{
    public static async Task<IResult> Answer(Reader reader) => Results.Ok(new { status = "ok", businesses = (await reader.Businesses()).Count });
}
