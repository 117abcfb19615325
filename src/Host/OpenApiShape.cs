using Bookend.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Bookend.Host;

/// <summary>Teaches the OpenAPI document our values: TypeIDs, instants, dates, currencies are texts; writes need an Idempotency-Key.</summary>
internal static class OpenApiShape
{
    private static readonly Dictionary<Type, string> TextFormats = new()
    {
        [typeof(Instant)] = "date-time",
        [typeof(OffsetDateTime)] = "date-time",
        [typeof(LocalDate)] = "date",
        [typeof(LocalTime)] = "time",
        [typeof(LocalDateTime)] = "local-date-time",
        [typeof(Currency)] = "iso-4217",
        [typeof(Unit)] = "unit",
    };

    /// <summary>A member of a merge patch: its value, or null to clear it.</summary>
    private static void Cleared(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.Null | (type == typeof(int) ? JsonSchemaType.Integer : type == typeof(Money) ? JsonSchemaType.Object : JsonSchemaType.String);
        schema.Format = TextFormats.GetValueOrDefault(type);
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            var format = TextFormats.GetValueOrDefault(type) ?? (type.IsValueType && typeof(IId).IsAssignableFrom(type) ? "typeid" : null);
            if (format is not null)
            {
                var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null;
                schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
                schema.Format = format;
                schema.Properties?.Clear();
                schema.Required?.Clear();
                schema.AdditionalProperties = null;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Core.Http.Optional<>))
            {
                Cleared(schema, Nullable.GetUnderlyingType(type.GetGenericArguments()[0]) ?? type.GetGenericArguments()[0]);
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Bookend",
                Version = "v1",
                Description = "Booking, front desk, till and books. Errors are RFC 9457 problems with a stable code.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.HttpMethod is "POST" or "PUT" or "PATCH" or "DELETE")
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Required = false,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
                });
            }

            return Task.CompletedTask;
        });
    }
}
