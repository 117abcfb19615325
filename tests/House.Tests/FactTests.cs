using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bookend.Core.Log;
using FactAttribute = Xunit.FactAttribute;
using Bookend.Kernel;

namespace Bookend.House.Tests;

/// <summary>Facts are kept for good, so their shape may only grow. Each has a snapshot; BOOKEND_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class FactTests
{
    private static readonly string Folder = Path.Combine(House.Root, "tests/House.Tests/Facts");

    public static TheoryData<string> Types => [.. House.Modules.SelectMany(m => m.Facts).Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Types))]
    public void Has_the_shape_of_its_snapshot(string name)
    {
        var type = House.Modules.SelectMany(m => m.Facts).Single(t => t.FullName == name);
        var kind = FactKinds.Of(type);
        var shape = new JsonObject { ["type"] = kind.Type, ["version"] = kind.Version };
        foreach (var property in type.GetProperties().Where(p => p.Name != "Subject"))
        {
            shape[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Describe(property.PropertyType);
        }

        var file = Path.Combine(Folder, $"{kind.Type}.v{kind.Version}.json");
        var text = shape.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
        if (Environment.GetEnvironmentVariable("BOOKEND_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, text);
        }

        File.Exists(file).ShouldBeTrue($"{kind.Type} has no snapshot");
        text.ShouldBe(File.ReadAllText(file), $"{kind.Type} changed: add a version instead");
    }

    [Fact]
    public void Every_fact_is_named_by_its_door()
    {
        var named = House.Modules.SelectMany(m => m.Facts).ToHashSet();
        House.Modules.SelectMany(m => m.GetType().Assembly.GetTypes()).Where(t => typeof(IFact).IsAssignableFrom(t) && t.IsClass && !named.Contains(t))
            .Select(t => t.FullName).ShouldBeEmpty();
    }

    /// <summary>The log outlives a client's wish to be forgotten, so it never holds who she is.</summary>
    [Fact]
    public void No_fact_holds_personal_data()
    {
        var personal = new Regex("^(name|email|phone|address|birthday|note|text|comment)$", RegexOptions.IgnoreCase);
        House.Modules.SelectMany(m => m.Facts).SelectMany(t => t.GetProperties().Where(p => personal.IsMatch(p.Name)).Select(p => $"{t.Name}.{p.Name}")).ShouldBeEmpty();
    }

    private static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Describe(inner) + "?";
        }

        if (type.IsGenericType)
        {
            return $"[{string.Join(", ", type.GetGenericArguments().Select(Describe))}]";
        }

        return type.IsEnum ? string.Join('|', Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))
            : typeof(IId).IsAssignableFrom(type) ? $"id:{type.GetProperty("Prefix")!.GetValue(null)}"
            : type.Name;
    }
}
