using System.Text.Json;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Core.Http;

/// <summary>RFC 9457 with our stable members.</summary>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, bool Retryable, string? RequestId, IReadOnlyList<FieldError> Errors);

public static class Problems
{
    public static Problem Of(Refusal refusal, string? requestId = null) => new(
        $"https://bookend.dev/errors/{refusal.Error.Code}", refusal.Error.Title, refusal.Error.Status, refusal.Detail, refusal.Error.Code,
        refusal.Error.Retryable, requestId, refusal.Errors);

    public static Outcome<T> Outcome<T>(Refusal refusal) =>
        new(refusal.Error.Status, JsonSerializer.SerializeToUtf8Bytes(Of(refusal), Json.Options), Replayed: false);

    public static Task Send(HttpContext http, Refusal refusal) =>
        SendBytes(http, refusal.Error.Status, JsonSerializer.SerializeToUtf8Bytes(Of(refusal, http.TraceIdentifier), Json.Options));

    /// <summary>A refusal that passes by itself; says when.</summary>
    public static Task SendLater(HttpContext http, Refusal refusal, long seconds)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Send(http, refusal);
    }

    public static async Task SendBytes(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = status >= 400 ? "application/problem+json" : "application/json";
        http.Response.ContentLength = body.Length;
        if (status is 429 or 503 && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
