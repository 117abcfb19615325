using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bookend.Core.Http;

/// <summary>A member of a merge patch that may be cleared: absent (leave it), null (clear it) or a value (RFC 7386).</summary>
public readonly record struct Optional<T>(T? Value)
{
    public bool IsSet { get; } = true;

    public static implicit operator Optional<T>(T? value) => new(value);

    /// <summary>What it is after the patch.</summary>
    public T? Or(T? present) => IsSet ? Value : present;
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

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
