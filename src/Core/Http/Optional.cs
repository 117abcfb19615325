using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bookend.Core.Http;

/// <summary>A member of a merge patch that may be cleared (RFC 7386): no instance when it is absent (leave it), else null (clear it) or a value.</summary>
public sealed record Optional<T>(T? Value)
{
    public static implicit operator Optional<T>(T? value) => new(value);
}

public static class OptionalExtensions
{
    /// <summary>What it is after the patch.</summary>
    public static T? Or<T>(this Optional<T>? patch, T? present) => patch is null ? present : patch.Value;
}

internal sealed class OptionalConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OptionalConverter<>).MakeGenericType(type.GetGenericArguments()))!;

    private sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? default : JsonSerializer.Deserialize<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Optional<T>? value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value is null ? default : value.Value, options);
    }
}
