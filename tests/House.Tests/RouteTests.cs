using System.Text.RegularExpressions;
using Bookend.Core.Http;
using Microsoft.AspNetCore.Routing;

namespace Bookend.House.Tests;

public sealed class RouteTests
{
    [Fact]
    public void Every_route_has_a_policy() => House.Routes
        .Where(r => r.Metadata.GetMetadata<RoutePolicy>() is null && !IsFrameworks(r))
        .Select(r => r.DisplayName).ShouldBeEmpty("say who may, or RoutePolicy.Open and check inside");

    [Fact]
    public void Every_policy_names_a_permission_that_exists()
    {
        var known = House.Modules.SelectMany(m => m.Permissions).Select(p => p.Name).ToHashSet();
        House.Routes.Select(r => r.Metadata.GetMetadata<RoutePolicy>()?.Permission).Where(p => p is not null && !known.Contains(p)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_use_case_has_a_behaviour_test()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(House.Root, "tests/Behaviour"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Api().Where(r => !Regex.IsMatch(tests, Pattern(r.Path))).Select(r => $"{r.Method} {r.Path}").ShouldBeEmpty();
    }

    internal static IEnumerable<(string Method, string Path)> Api() =>
        from route in House.Routes
        let path = "/" + route.RoutePattern.RawText!.TrimStart('/')
        where path.StartsWith("/api/v1/") && !path.Contains("{**")
        from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select (method, path["/api/v1".Length..]);

    /// <summary>"/orders/{id}/complete" as it stands in a test: each parameter is one interpolation or one word.</summary>
    private static string Pattern(string path) => Regex.Replace(Regex.Escape(path), @"\\\{[^/]*?}", """(\{[^/"?]*}|[^/"?{}]+)""") + "[\"?]";

    private static bool IsFrameworks(RouteEndpoint route) => route.DisplayName?.Contains("LiveHub") == true || route.RoutePattern.RawText?.Contains("live") == true;
}
