using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Core.Http;

/// <summary>The one way in which we write and read JSON: camelCase, TypeIDs, RFC 3339, enums by name, unknown members refused.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32; // no request is half as deep, but the API document describes lists of rules of versions of programmes
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // always served as application/json with nosniff
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseHoles);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdConverterFactory());
        options.Converters.Add(new OptionalConverterFactory());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new TextConverter<Currency>(v => v.Code, t => Currency.TryParse(t, out var c) ? c : throw new JsonException($"'{t}' is not an ISO 4217 code.")));
        options.Converters.Add(new TextConverter<Unit>(v => v.Code, t => new Unit(t)));
        options.Converters.Add(new TextConverter<Instant>(InstantPattern.ExtendedIso.Format, t => ParseOffset(t).ToInstant()));
        options.Converters.Add(new TextConverter<OffsetDateTime>(OffsetDateTimePattern.Rfc3339.Format, ParseOffset));
        options.Converters.Add(new TextConverter<LocalDate>(LocalDatePattern.Iso.Format, t => Parse(LocalDatePattern.Iso, t)));
        options.Converters.Add(new TextConverter<LocalTime>(FormatTime, t => Parse(Times, t)));
        options.Converters.Add(new TextConverter<LocalDateTime>(
            v => $"{LocalDatePattern.Iso.Format(v.Date)}T{FormatTime(v.TimeOfDay)}", t => Parse(DateTimes, t)));
        return options;
    }

    /// <summary>What a list may hold is not among the annotations that the serializer respects: <c>[null]</c> would get through.</summary>
    private static void RefuseHoles(JsonTypeInfo type)
    {
        var lists = type.Kind != JsonTypeInfoKind.Object ? [] : type.Properties.Where(p => p.Get is not null && IsListOfObjects(p.PropertyType)).ToArray();
        if (lists.Length > 0)
        {
            type.OnDeserialized += value =>
            {
                foreach (var list in lists)
                {
                    if (list.Get!(value) is IEnumerable items && items.Cast<object?>().Contains(null))
                    {
                        throw new JsonException($"'{list.Name}' has an empty place (null).", $"$.{list.Name}", null, null);
                    }
                }
            };
        }

        static bool IsListOfObjects(Type type) => typeof(IEnumerable).IsAssignableFrom(type) && type.GenericTypeArguments is [{ IsValueType: false }];
    }

    private static readonly IPattern<LocalTime> Times = new CompositePatternBuilder<LocalTime>
    {
        { LocalTimePattern.CreateWithInvariantCulture("HH:mm"), _ => false }, { LocalTimePattern.ExtendedIso, _ => true },
    }.Build();

    private static readonly IPattern<LocalDateTime> DateTimes = new CompositePatternBuilder<LocalDateTime>
    {
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm"), _ => false }, { LocalDateTimePattern.ExtendedIso, _ => true },
    }.Build();

    private static string FormatTime(LocalTime v) =>
        v.Second == 0 && v.NanosecondOfSecond == 0 ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(v) : LocalTimePattern.ExtendedIso.Format(v);

    private static OffsetDateTime ParseOffset(string text) => Parse(OffsetDateTimePattern.Rfc3339, text);

    private static T Parse<T>(IPattern<T> pattern, string text)
    {
        var parsed = pattern.Parse(text);
        return parsed.Success ? parsed.Value : throw new JsonException($"'{text}' is not a valid {typeof(T).Name}.");
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? read(reader.GetString()!) : throw new JsonException($"A text is expected for {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));
    }

    /// <summary><c>{"amount":1250,"currency":"EUR"}</c>, both or an error: an amount without a currency is no money.</summary>
    private sealed class MoneyConverter : JsonConverter<Money>
    {
        private sealed record Wire(long Amount, Currency Currency);

        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Wire>(ref reader, options) is { } wire ? new Money(wire.Amount, wire.Currency) : throw new JsonException("An amount is expected.");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount", value.Amount);
            writer.WriteString("currency", value.Currency.Code);
            writer.WriteEndObject();
        }
    }

    private sealed class IdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsValueType && typeof(IId).IsAssignableFrom(type);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(type))!;
    }

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Ids.TryParse<TId>(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"An id that begins with '{TId.Prefix}_' is expected.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(Ids.Text(value));
    }
}
