using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>Details of a line, as sent.</summary>
internal static class Wire
{
    /// <returns>Null when there are none.</returns>
    public static Result<T?> Read<T>(JsonElement? details, string pointer)
        where T : class
    {
        if (details is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } sent)
        {
            return default(T);
        }

        try
        {
            return sent.Deserialize<T>(Json.Options);
        }
        catch (JsonException exception)
        {
            return CommonErrors.Invalid.At(pointer, $"This line does not understand these details: {exception.Message}");
        }
    }

    public static Result<string> Reason(string? text) => Texts.Clean(text) is { Length: <= Limits.Reason } reason
        ? reason
        : CommonErrors.Invalid.At("/reason", $"Please say why, in at most {Limits.Reason} characters.");
}
