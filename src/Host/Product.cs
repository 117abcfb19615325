using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Store.Postgres;
using Bookend.Store.Sqlite;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Host;

/// <summary>Puts cores, modules and the web server together.</summary>
internal static class Product
{
    private const long BodyLimit = 1 << 20;

    /// <param name="instead">Settings that count more than the environment.</param>
    public static WebApplication Build(IReadOnlyList<Module> modules, IReadOnlyDictionary<string, string?>? instead = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("BOOKEND_").AddInMemoryCollection(instead);
        var settings = Settings.From(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        Compose(builder, settings, modules);
        var app = builder.Build();
        Pipeline.Map(app, modules);
        return app;
    }

    /// <summary>Before the first request: the schema is right, and the log says on what we run.</summary>
    public static async Task Prepare(WebApplication app, CancellationToken stop)
    {
        var dialect = app.Services.GetRequiredService<Dialect>();
        await dialect.Migrate(stop);
        app.Logger.LogInformation("Store: {Store}", await dialect.Describe(stop));
    }

    private static void Compose(WebApplicationBuilder builder, Settings settings, IReadOnlyList<Module> modules)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
#pragma warning disable RS0030 // the one place where real time enters
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.AddSingleton<Dialect>(s => settings.IsPostgres
            ? new PostgresDialect(settings.Database, s.GetRequiredService<IClock>())
            : new SqliteDialect(Path.Combine(settings.Data, "bookend.db"), s.GetRequiredService<IClock>()));
        services.AddSingleton(new ModelParts(modules));
        services.AddPooledDbContextFactory<BookendDb>((s, options) => s.GetRequiredService<Dialect>().Configure(options));
        services.AddBookendCore();
        services.AddSingleton(new OperatorKey(settings.OperatorKey()));
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        // Only a proxy on this machine is believed (the framework's default); see docs/operating.md.
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        // A job that stumbles is logged and tried again; it never takes the till down with it.
        services.Configure<HostOptions>(o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddResponseCompression(o => o.EnableForHttps = true); // used for files only, never beside a secret
        services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = Json.Options);
        services.AddOpenApi("v1", OpenApiShape.Configure);
        foreach (var module in modules)
        {
            module.Services(services, builder.Configuration);
        }
    }
}
