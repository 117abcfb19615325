using Bookend.Core.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Bookend.Host;

/// <summary>The built staff app (web/) under <c>/app/</c>: files with a hash in their name are kept for a year, the page itself never.</summary>
internal static class StaffApp
{
    // Mantine sets inline styles; scripts come from our files only.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; " +
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void Map(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "app");
        if (!Directory.Exists(folder))
        {
            app.Logger.LogWarning("The staff app is not built; ./dev app makes it");
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/app", StringComparison.OrdinalIgnoreCase),
            branch =>
            {
                branch.UseResponseCompression();
                branch.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = files,
                    RequestPath = "/app",
                    ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } },
                    OnPrepareResponse = file => Headers(file.Context, file.Context.Request.Path.StartsWithSegments("/app/assets", StringComparison.OrdinalIgnoreCase)),
                });
            });
        app.MapGet("/", () => Results.Redirect("/app/")).ExcludeFromDescription().WithMetadata(RoutePolicy.Open);
        app.MapGet("/app/{**page}", (HttpContext http) =>
        {
            Headers(http, forever: false);
            return Results.File(Path.Combine(folder, "index.html"), "text/html; charset=utf-8");
        }).ExcludeFromDescription().WithMetadata(RoutePolicy.Open);
    }

    private static void Headers(HttpContext http, bool forever)
    {
        http.Response.Headers.CacheControl = forever ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.ContentSecurityPolicy = Policy;
    }
}
