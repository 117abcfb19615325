using System.Reflection;
using System.Text.RegularExpressions;
using Bookend.Core;
using Module = Bookend.Core.Module;

namespace Bookend.House.Tests;

public sealed class ModuleTests
{
    public static TheoryData<string> Optional => [.. Bookend.Host.ModuleList.Optional];

    public static TheoryData<string> Names => [.. House.Modules.Select(m => m.Name)];

    [Theory, MemberData(nameof(Names))]
    public void References_only_lower_ranks(string name)
    {
        var module = Of(name);
        var ranks = House.Modules.ToDictionary(m => m.Name, m => m.Rank);
        var project = Path.Combine(House.Folder(module), $"{name}.csproj");
        House.ReferencesOf(project).Where(r => ranks.TryGetValue(r, out var rank) && rank >= module.Rank)
            .ShouldBeEmpty($"{name} has rank {module.Rank}");
        House.ReferencesOf(project).ShouldNotContain(r => r.StartsWith("Store."), "a module speaks to both databases through Core");
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_a_door_a_public_side_and_a_page(string name)
    {
        var folder = House.Folder(Of(name));
        File.Exists(Path.Combine(folder, $"{name}Module.cs")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "README.md")).ShouldBeTrue($"{name} needs its half page: nouns, facts, three invariants");
        Of(name).GetType().Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(Module))).ShouldBe(1);
    }

    /// <summary>So that it can be taken out of the product and the rest still builds.</summary>
    [Theory, MemberData(nameof(Optional))]
    public void What_is_optional_only_the_list_knows(string name)
    {
        House.Modules.Select(m => m.Name).ShouldContain(name);
        Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => House.ReferencesOf(p).Contains(name)).Select(Path.GetFileName).ShouldBe(["Host.csproj"]);
        Directory.EnumerateFiles(Path.Combine(House.Root, "src/Host"), "*.cs")
            .Where(f => File.ReadAllText(f).Contains($"using Bookend.{name};", StringComparison.Ordinal)).Select(Path.GetFileName).ShouldBe(["ModuleList.cs"]);
    }

    /// <summary>Rows stay inside: another module that needs them calls Public.cs.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Keeps_its_rows_to_itself(string name) =>
        Of(name).GetType().Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Row")).ShouldBeEmpty();

    [Fact]
    public void Kernel_knows_neither_web_nor_database()
    {
        var references = typeof(Bookend.Kernel.Money).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        references.ShouldNotContain(r => r.StartsWith("Microsoft."));
    }

    [Fact]
    public void Permissions_and_error_codes_are_said_once()
    {
        House.Modules.SelectMany(m => m.Permissions).GroupBy(p => p.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        var codes = House.Modules.SelectMany(m => m.Errors).Append(typeof(Bookend.Kernel.CommonErrors))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Bookend.Kernel.ErrorCode)).Select(f => (Bookend.Kernel.ErrorCode)f.GetValue(null)!).ToList();
        codes.GroupBy(c => c.Code).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        codes.ShouldAllBe(c => Regex.IsMatch(c.Code, "^[a-z]+(_[a-z]+)*$") && c.Status >= 400 && c.Status < 600);
    }

    private static Module Of(string name) => House.Modules.Single(m => m.Name == name);
}
