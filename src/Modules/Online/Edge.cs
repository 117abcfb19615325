using System.Security.Cryptography;
using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bookend.Online;

/// <summary>One request of a stranger: what the page handlers may use of it.</summary>
internal sealed class Call(HttpContext http)
{
    public HttpContext Http { get; } = http;

    public Reader Reader { get; } = http.RequestServices.GetRequiredService<Reader>();

    public Writer Writer { get; } = http.RequestServices.GetRequiredService<Writer>();

    public OnlineSettings Settings { get; } = http.RequestServices.GetRequiredService<OnlineSettings>();

    public static readonly Actor Stranger = new(ActorKind.Public, Guid.Empty, "online");

    public string Languages => Http.Request.Headers.AcceptLanguage.ToString();

    public string Path(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>A field of the posted form, cut to what a person can have meant; the checks come later.</summary>
    public string Field(string name) => Http.Request.Form[name].ToString() is { Length: <= Edge.FieldLimit } text ? text : Http.Request.Form[name].ToString()[..Edge.FieldLimit];

    public Task<Result<T>> Read<T>(BusinessId business, Func<Reading, Task<Result<T>>> handle) => Reader.Read(business, Stranger, handle);

    /// <summary>A change, once per <paramref name="key"/>: sending the form twice gives the first outcome twice.</summary>
    public Task<Outcome<T>> Write<T>(BusinessId business, string key, Func<Work, Task<Result<T>>> handle) =>
        Writer.Write(new WriteOrder(business, Stranger, $"public:{key}"), handle);

    /// <summary>The token against forged forms, and a nonce that makes this showing of the form one request.</summary>
    public FormGuard Guard()
    {
        var tokens = Http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(Http);
        return new FormGuard(tokens.FormFieldName, tokens.RequestToken!, System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
    }
}

/// <summary>What every public page passes before and after its handler: headers, limits, the form guard, and a page instead of a stack trace.</summary>
internal static class Edge
{
    public const int FieldLimit = 4000;
    private const long BodyLimit = 32 * 1024;

    private static readonly FormOptions Forms = new()
    {
        BufferBody = false, ValueCountLimit = 64, KeyLengthLimit = 64, ValueLengthLimit = 16 * 1024, BufferBodyLengthLimit = BodyLimit,
    };

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Delegate Show(Func<Call, Task<IResult>> handle, Toll toll = Toll.Look) => (HttpContext http) => Run(http, toll, handle);

    /// <summary>A posted form. An old or forged one changes nothing and leads back to <paramref name="again"/>.</summary>
    public static Delegate Submit(Func<Call, Task<IResult>> handle, Toll toll, Func<Call, string> again) => (HttpContext http) => Run(http, toll, async call =>
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyLimit;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Forms));
        if (!http.Request.HasFormContentType)
        {
            return Answers.Notice(call, 415, w => w.Sorry, w => w.TryAgain);
        }

        var form = await http.Request.ReadFormAsync();
        if (form.Any(f => f.Value.Any(v => v is not null && !Texts.IsUsable(v))))
        {
            return Answers.Notice(call, 400, w => w.Sorry, w => w.TryAgain);
        }

        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await handle(call)
            : Answers.SeeOther(again(call));
    });

    private static async Task<IResult> Run(HttpContext http, Toll toll, Func<Call, Task<IResult>> handle)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer"; // the address of a page is its key
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        var call = new Call(http);
        if (!http.RequestServices.GetRequiredService<Gate>().Enter(toll, http.Connection.RemoteIpAddress, call.Path("slug")))
        {
            headers.RetryAfter = "60";
            return Answers.Notice(call, 429, w => w.TooFast, w => w.TooFastText);
        }

        try
        {
            return await handle(call);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException)
        {
            return Answers.Notice(call, 400, w => w.Sorry, w => w.TryAgain);
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Bookend.Online")
                .LogError(exception, "A public page failed: {Method} {Route}", http.Request.Method, http.GetEndpoint()?.DisplayName);
            return Answers.Notice(call, 500, w => w.Sorry, w => w.TryAgain);
        }
    }
}

internal static class Answers
{
    public static IResult Page<TPage>(object view, int status = 200)
        where TPage : IComponent => new NeverStored(new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["View"] = view })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        });

    public static IResult Notice(Call call, int status, Func<Words, string> heading, Func<Words, string> text, Frame? frame = null)
    {
        frame ??= Frame.Nobody(call.Languages);
        return Page<NoticePage>(new NoticeView(frame, heading(frame.Words), text(frame.Words), frame.Home), status);
    }

    public static IResult NotFound(Call call) => Notice(call, 404, w => w.NotFound, w => w.NotFoundText);

    /// <summary>After a form: the browser fetches the next page anew, so that reloading it sends nothing again.</summary>
    public static IResult SeeOther(string path) => new Other(path);

    private sealed class Other(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }

    private sealed class NeverStored(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return page.ExecuteAsync(httpContext);
        }
    }
}
