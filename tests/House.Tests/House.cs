using System.Xml.Linq;
using Bookend.Core;
using Bookend.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.House.Tests;

/// <summary>The house as the tests see it: its folders, its modules, its routes.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<Module> Modules { get; } = ModuleList.All();

    public static string Folder(Module module) => Path.Combine(Root, "src/Modules", module.Name);

    /// <summary>Every C#, Razor and TypeScript source that people write.</summary>
    public static IEnumerable<string> Sources(params string[] extensions) =>
        new[] { "src", "tests", "bench", "web/src" }
            .Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => extensions.Contains(Path.GetExtension(f)) && !f.Contains("/bin/") && !f.Contains("/obj/") && !f.Contains("/generated/") && !f.Contains("/node_modules/"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    public static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));

    /// <summary>The product composed but not started: nothing of the database is touched.</summary>
    public static WebApplication Compose(string database = "") => Product.Build(Modules, new Dictionary<string, string?>
    {
        ["Data"] = Directory.CreateTempSubdirectory("bookend-house-").FullName,
        ["Database"] = database,
        ["OperatorKey"] = "house",
        ["Urls"] = "http://127.0.0.1:0",
    });

    public static IReadOnlyList<RouteEndpoint> Routes { get; } = FindRoutes();

    private static IReadOnlyList<RouteEndpoint> FindRoutes()
    {
        var app = Compose();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Bookend.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests from the repository.");
        }

        return folder;
    }
}
