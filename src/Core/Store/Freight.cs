using System.Text;
using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>
/// The form in which businesses travel from one database to another: lines of JSON. First a line that says what it is, then row after row
/// (<c>{"orders":{…}}</c>, one business after the other, tables after those that they refer to), and a last line with the SHA-256 of all
/// lines before it. It is made from the model, so a new table or column travels without more ado; values are written as no database
/// in particular would: ids as text, instants as microseconds. Two databases with the same rows give the same bytes.
/// </summary>
internal sealed class Freight
{
    public const string Head = """{"bookend":"businesses","form":1}""";
    private readonly Dictionary<string, FreightTable> byName;

    public Freight(IModel model)
    {
        Tables = InOrder(model);
        byName = Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<FreightTable> Tables { get; }

    public static string End(byte[] hash) => $$"""{"sha256":"{{Convert.ToHexStringLower(hash)}}"}""";

    /// <exception cref="FormatException">It is not a row of a table that this program knows.</exception>
    public (FreightTable Table, object Row) Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var member = json.RootElement.EnumerateObject().First();
        return byName.TryGetValue(member.Name, out var table)
            ? (table, table.Parse(member.Value))
            : throw new FormatException($"There is no table '{member.Name}' here. Import with the version that exported.");
    }

    /// <summary>The heads first, then each table after those that its foreign keys name; otherwise by name.</summary>
    private static List<FreightTable> InOrder(IModel model)
    {
        var waiting = model.GetEntityTypes().OrderBy(e => e.ClrType != typeof(HeadRow)).ThenBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(e => e.GetForeignKeys().All(f => f.PrincipalEntityType == e || ordered.Contains(f.PrincipalEntityType)));
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered.ConvertAll(e => new FreightTable(e));
    }
}

/// <summary>One table of the model, its columns in the order of their names.</summary>
internal sealed class FreightTable
{
    private readonly IProperty[] columns;

    public FreightTable(IEntityType entity)
    {
        Entity = entity;
        Name = entity.GetTableName()!;
        columns = [.. entity.GetProperties().OrderBy(p => p.GetColumnName(), StringComparer.Ordinal)];
        if (entity.FindProperty(nameof(HeadRow.BusinessId)) is null)
        {
            throw new InvalidOperationException($"{Name} has no business_id, so nobody knows with which business it travels.");
        }
    }

    public string Name { get; }

    public IEntityType Entity { get; }

    public string Line(object row)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(Name);
            foreach (var column in columns)
            {
                json.WritePropertyName(column.GetColumnName());
                Write(json, column.ClrType, column.GetGetter().GetClrValue(row));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public object Parse(JsonElement values)
    {
        var row = Activator.CreateInstance(Entity.ClrType, nonPublic: true)!;
        if (values.EnumerateObject().Count() != columns.Length)
        {
            throw new FormatException($"A row of {Name} has other columns than here. Import with the version that exported.");
        }

        foreach (var column in columns)
        {
            column.PropertyInfo!.SetValue(row, Read(column.ClrType, values.GetProperty(column.GetColumnName())));
        }

        return row;
    }

    private static void Write(Utf8JsonWriter json, Type type, object? value)
    {
        if (value is Instant instant)
        {
            json.WriteNumberValue(Micros.Of(instant));
        }
        else
        {
            JsonSerializer.Serialize(json, value, type, Json.Options);
        }
    }

    private static object? Read(Type type, JsonElement value) => value.ValueKind == JsonValueKind.Number && (Nullable.GetUnderlyingType(type) ?? type) == typeof(Instant)
        ? Micros.ToInstant(value.GetInt64())
        : value.Deserialize(type, Json.Options);
}
