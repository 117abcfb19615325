using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation;

/// <summary>The public API as any program sees it. Simulation has no other way in, so what it does is what a client could do.</summary>
public sealed class Api(HttpClient http)
{
    private const int Tries = 5;

    public static Api At(Uri address, string? apiKey = null)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        if (apiKey is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }

        return new Api(http);
    }

    /// <summary>The public pages of the same server, as one guest.</summary>
    public Pages Pages() => new(http.BaseAddress!);

    public Task<ApiReply> Get(string path) => Send(HttpMethod.Get, path, null, null);

    /// <param name="path">Below <c>/api/v1</c>.</param>
    /// <param name="body">Serialised as camelCase JSON.</param>
    /// <param name="key">Idempotency key: the same step of the same run has the same one.</param>
    public Task<ApiReply> Post(string path, object body, string key) => Send(HttpMethod.Post, path, body, key);

    public Task<ApiReply> Put(string path, object body, string key) => Send(HttpMethod.Put, path, body, key);

    public Task<ApiReply> Patch(string path, object body, string key) => Send(HttpMethod.Patch, path, body, key);

    public Task<ApiReply> Delete(string path, string key) => Send(HttpMethod.Delete, path, null, key);

    /// <summary>Opens a business with the operator's key.</summary>
    public async Task<ApiReply> OpenBusiness(string operatorKey, object body, string key)
    {
        using var request = Request(HttpMethod.Post, "/businesses", body, key);
        request.Headers.Add("X-Operator-Key", operatorKey);
        return await Receive(request);
    }

    /// <summary>Moves the test clock; never replayed, so it has a key of its own each time.</summary>
    public async Task SetClock(Instant? at)
    {
        var text = at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null;
        (await Put("/test-clock", new { at = text }, $"clock-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12))}")).Ok();
    }

    private async Task<ApiReply> Send(HttpMethod method, string path, object? body, string? key)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Request(method, path, body, key);
            var reply = await Receive(request);
            if (reply.Status is not (503 or 429) || attempt == Tries)
            {
                return reply;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt));
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body, string? key)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        }

        return request;
    }

    private async Task<ApiReply> Receive(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new ApiReply((int)answer.StatusCode, text, $"{request.Method} {request.RequestUri}");
    }
}

public sealed record ApiReply(int Status, string Text, string Request)
{
    private JsonNode? json;

    public bool IsOk => Status < 300;

    public JsonNode Json => json ??= JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["code"];

    public string Detail => (string?)Json["detail"] ?? Text;

    /// <exception cref="SimulationException">It was refused.</exception>
    public JsonNode Ok() => IsOk ? Json : throw new SimulationException($"{Request} → {Status.ToString(CultureInfo.InvariantCulture)}: {Text}");
}

/// <summary>A step that had to succeed did not.</summary>
public sealed class SimulationException(string message) : Exception(message);
