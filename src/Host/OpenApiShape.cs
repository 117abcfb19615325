using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Bookend.Host;

/// <summary>
/// Teaches the OpenAPI document what our serializer and our routes do: TypeIDs, instants, dates, currencies are texts, money is an object, writes
/// need an Idempotency-Key. Clients are generated from it, so a schema that is vague or belongs to two types stops the document.
/// </summary>
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

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        var names = new ConcurrentDictionary<string, Type>();
        options.CreateSchemaReferenceId = type => NameOf(type, names);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Shape(schema, context.JsonTypeInfo.Type, context.Document!);
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
            MoneyOnce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, stop) =>
        {
            Parameters(operation);
            await Problem(operation, context, stop);
            if (context.Description.HttpMethod is "POST" or "PUT" or "PATCH" or "DELETE")
            {
                Write(operation, context.Description.HttpMethod != "DELETE", isOpen: context.Description.ActionDescriptor.EndpointMetadata.OfType<RoutePolicy>().Any(p => p.Permission is null));
            }
        });
    }

    /// <summary>Null: said where it stands. A type inside a use case carries the use case's name: every one of them has a <c>Request</c>.</summary>
    private static string? NameOf(JsonTypeInfo json, ConcurrentDictionary<string, Type> names)
    {
        var type = Nullable.GetUnderlyingType(json.Type) ?? json.Type;
        if (FormatOf(type) is not null || type == typeof(JsonElement) || IsOptional(type) || OpenApiOptions.CreateDefaultSchemaReferenceId(json) is null)
        {
            return null;
        }

        var name = NameOf(type);
        return names.GetOrAdd(name, type) == type ? name : throw new InvalidOperationException($"Two types would be '{name}' in the OpenAPI document: {type} and {names[name]}.");
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericType)
        {
            return $"{type.Name.Split('`')[0]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}";
        }

        return type.DeclaringType is not { } outer ? type.Name : outer.Name.EndsWith(type.Name, StringComparison.Ordinal) ? outer.Name : outer.Name + type.Name;
    }

    private static void Shape(OpenApiSchema schema, Type declared, OpenApiDocument document)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var nullable = type != declared ? JsonSchemaType.Null : default;
        if (FormatOf(type) is { } format)
        {
            Become(schema, nullable | JsonSchemaType.String, format);
        }
        else if (type == typeof(Money))
        {
            Amount(schema, nullable);
        }
        else if (type == typeof(JsonElement))
        {
            Become(schema, JsonSchemaType.Object);
            schema.AdditionalProperties = new OpenApiSchema();
        }
        else if (IsOptional(type))
        {
            // A member of a merge patch: its value, or null to clear it.
            var value = type.GetGenericArguments()[0];
            Become(schema, JsonSchemaType.Null | JsonTypeOf(Nullable.GetUnderlyingType(value) ?? value));
            Shape(schema, typeof(Nullable<>).MakeGenericTypeOrNull(value) ?? value, document);
        }
        else if (ItemOf(type) is { } item && FormatOf(item) is not null)
        {
            // The exporter does not look into lists of what has a converter of its own.
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = FormatOf(item) };
        }
        else if (ItemOf(type) == typeof(Money))
        {
            schema.Items = new OpenApiSchemaReference(nameof(Money), document);
        }
        else if (schema.Enum is { Count: > 0 })
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = type == typeof(IsoDayOfWeek) ? [.. schema.Enum.Skip(1)] : schema.Enum; // NodaTime's "none" is no day of ours
        }
    }

    private static void Amount(OpenApiSchema schema, JsonSchemaType nullable)
    {
        Become(schema, nullable | JsonSchemaType.Object);
        schema.Description = "Minor units of an ISO 4217 currency: 1250 EUR are twelve euros fifty.";
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "iso-4217" },
        };
        schema.Required = new HashSet<string> { "amount", "currency" };
        schema.AdditionalPropertiesAllowed = false;
    }

    /// <summary>Where money may be missing the exporter repeats what it is, and calls the money itself nullable when it met such a place first.</summary>
    private static void MoneyOnce(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        ((OpenApiSchema)schemas[nameof(Money)]).Type = JsonSchemaType.Object;
        foreach (var properties in schemas.Values.Select(s => s.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
        {
            foreach (var (name, schema) in properties.ToList())
            {
                if (schema is OpenApiSchema { Type: JsonSchemaType.Null | JsonSchemaType.Object, Properties.Count: 2 } money && money.Properties.ContainsKey("currency"))
                {
                    properties[name] = new OpenApiSchema
                    {
                        OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(nameof(Money), document)],
                    };
                }
            }
        }
    }

    private static void Become(OpenApiSchema schema, JsonSchemaType type, string? format = null)
    {
        (schema.Type, schema.Format, schema.AdditionalProperties) = (type, format, null);
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    private static Type? MakeGenericTypeOrNull(this Type nullable, Type value) =>
        value.IsValueType && Nullable.GetUnderlyingType(value) is null ? nullable.MakeGenericType(value) : null;

    private static JsonSchemaType JsonTypeOf(Type type) => type == typeof(int) || type == typeof(long) ? JsonSchemaType.Integer
        : type == typeof(bool) ? JsonSchemaType.Boolean : type == typeof(Money) ? JsonSchemaType.Object : JsonSchemaType.String;

    private static string? FormatOf(Type type) =>
        TextFormats.GetValueOrDefault(type) ?? (type.IsValueType && typeof(IId).IsAssignableFrom(type) ? "typeid" : null);

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>Queries are written in camelCase (they are read in any case), and what the path names is never left out.</summary>
    private static void Parameters(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }
    }

    /// <summary>Every refusal, whatever its status, is a problem.</summary>
    private static async Task Problem(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: stop);
        operation.Responses ??= [];
        operation.Responses.Remove("400");
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: why, in words and as a code",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Core.Http.Problem), context.Document) },
            },
        };
    }

    private static void Write(OpenApiOperation operation, bool hasBody, bool isOpen)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Required = !isOpen,
            Description = "Chosen by you, one per intent; the same one when you try again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
        });
        if (!isOpen)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "dryRun",
                In = ParameterLocation.Query,
                Description = "true: the same answer, nothing stored.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean },
            });
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
        }
        else if (hasBody)
        {
            // Also where there is nothing to say: JSON is what a foreign form cannot send.
            var nothing = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false } };
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = nothing } };
        }
    }
}
