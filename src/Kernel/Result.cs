using System.Diagnostics.CodeAnalysis;

namespace Bookend.Kernel;

/// <summary>An entry of the error catalogue: stable code, HTTP status (RFC 9457) and a title in plain words.</summary>
public sealed record ErrorCode(string Code, int Status, string Title, bool Retryable = false)
{
    public Refusal Because(string detail) => new(this, detail, []);

    /// <param name="pointer">RFC 6901 JSON pointer to the member at fault (<c>/lines/0/quantity</c>).</param>
    /// <param name="detail">One sentence for a person, that says what to do.</param>
    public Refusal At(string pointer, string detail) => new(this, detail, [new FieldError(pointer, Code, detail)]);
}

public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>An expected "no": a value, never an exception. Nothing was changed when a use case returns one.</summary>
public sealed record Refusal(ErrorCode Error, string Detail, IReadOnlyList<FieldError> Errors);

/// <summary>Either the value or the reason why not.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T value) => this.value = value;

    private Result(Refusal refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"{Refusal.Error.Code}: {Refusal.Detail}");

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Refusal refusal) => new(refusal);

    public bool Failed([NotNullWhen(true)] out Refusal? refusal, out T result)
    {
        refusal = Refusal;
        result = value!;
        return refusal is not null;
    }
}

/// <summary>Refusals that any use case may give; modules add their own catalogue beside their door.</summary>
public static class CommonErrors
{
    public static readonly ErrorCode Invalid = new("invalid", 400, "The request is not valid");
    public static readonly ErrorCode NameMissing = new("name_missing", 400, "A name is missing");
    public static readonly ErrorCode EmailInvalid = new("email_invalid", 400, "This e-mail address cannot be right");
    public static readonly ErrorCode NotFound = new("not_found", 404, "There is no such thing here");
    public static readonly ErrorCode Unauthenticated = new("unauthenticated", 401, "Please sign in");
    public static readonly ErrorCode Forbidden = new("forbidden", 403, "Your role does not allow this");
    public static readonly ErrorCode IdempotencyKeyMissing = new("idempotency_key_missing", 400, "An Idempotency-Key header is required");
    public static readonly ErrorCode IdempotencyKeyReused = new("idempotency_key_reused", 422, "This Idempotency-Key was used for another request");
    public static readonly ErrorCode InFlight = new("in_flight", 409, "The same request is still running", Retryable: true);
    public static readonly ErrorCode Duplicate = new("duplicate", 409, "This already exists");
    public static readonly ErrorCode Stale = new("stale", 412, "Somebody changed this meanwhile");
    public static readonly ErrorCode TooLarge = new("too_large", 413, "The request is too large");
    public static readonly ErrorCode UnsupportedMedia = new("unsupported_media_type", 415, "Send application/json");
    public static readonly ErrorCode TooMany = new("too_many_requests", 429, "Too many requests", Retryable: true);
    public static readonly ErrorCode Busy = new("busy", 503, "Too much is waiting, try again", Retryable: true);
    public static readonly ErrorCode StorageFailed = new("storage_failed", 503, "The database did not take the change; nothing was stored", Retryable: true);
    public static readonly ErrorCode OutcomeUnknown = new("outcome_unknown", 503, "Send the same request again to learn the outcome", Retryable: true);
    public static readonly ErrorCode Internal = new("internal", 500, "A fault of ours; nothing was stored");
}
