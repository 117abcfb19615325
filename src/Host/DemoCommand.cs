using System.CommandLine;
using System.Diagnostics;
using Bookend.Access;
using Bookend.Core;
using Bookend.Simulation.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;

namespace Bookend.Host;

/// <summary><c>bookend demo</c>: serves the demo business, made once and kept in the data folder.</summary>
internal static class DemoCommand
{
    private const string Email = "owner@demo.example";
    private const string Password = "demo demo demo";
    private const string Unfinished = "demo.unfinished";
    private const string Finished = "demo.finished";

    public static Command Make(IReadOnlyList<Module> modules)
    {
        var currency = new Option<string>("--currency") { DefaultValueFactory = _ => "EUR", Description = "ISO 4217" };
        var zone = new Option<string>("--zone") { DefaultValueFactory = _ => "Europe/Berlin", Description = "IANA time zone" };
        var locale = new Option<string>("--locale") { DefaultValueFactory = _ => "en-IE", Description = "how figures and dates look" };
        var command = new Command("demo", "Serve a day spa with 90 days of past and two weeks of coming visits; the first start makes it.") { currency, zone, locale };
        command.SetAction((parsed, stop) => Run(
            modules, new DemoWish(parsed.GetValue(currency)!, parsed.GetValue(zone)!, parsed.GetValue(locale)!, Email, Password), stop));
        return command;
    }

    private static async Task<int> Run(IReadOnlyList<Module> modules, DemoWish wish, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        await using var app = Product.Build(modules);
        var settings = app.Services.GetRequiredService<Settings>();
        Directory.CreateDirectory(settings.Data);
        StartOver(settings);
        await Product.Prepare(app, stop);
        await app.StartAsync(stop);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        if (!File.Exists(Path.Combine(settings.Data, Finished)))
        {
            await File.WriteAllTextAsync(Path.Combine(settings.Data, Unfinished), "", stop);
            Console.WriteLine("Making the demo business (once): four months of a day spa, request by request …");
            var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
            await DemoBusiness.Create(address, app.Services.GetRequiredService<OperatorKey>().Value, wish, now, line => Console.WriteLine($"  {clock.Elapsed:mm\\:ss}  {line}"));
            File.Move(Path.Combine(settings.Data, Unfinished), Path.Combine(settings.Data, Finished), overwrite: true);
        }

        Console.WriteLine($"""

            Bookend is ready after {clock.Elapsed.TotalSeconds:0.0} s.

              Book online   {address}book/{DemoWish.Slug}
              Staff app     {address}app/      {Email} · {Password}
              API           {address}openapi/v1.json

            Stop with Ctrl+C. Everything lies in {settings.Data}; delete that folder to begin anew.
            """);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>A first run that was cut off is thrown away: nothing in it is anybody's but the demo's.</summary>
    private static void StartOver(Settings settings)
    {
        if (!settings.IsPostgres && File.Exists(Path.Combine(settings.Data, Unfinished)))
        {
            foreach (var file in Directory.GetFiles(settings.Data, "bookend.db*"))
            {
                File.Delete(file);
            }
        }
    }
}
