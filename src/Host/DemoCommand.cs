using System.CommandLine;
using System.Diagnostics;
using Bookend.Access;
using Bookend.Core;
using Bookend.Simulation.Demo;
using Microsoft.AspNetCore.Connections;
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
        // A person reads along here: what the server says to its operator only when something is wrong.
        await using var app = Product.Build(modules, new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        });
        var settings = app.Services.GetRequiredService<Settings>();
        Directory.CreateDirectory(settings.Data);
        if (Ports.InUse(app) is { } taken)
        {
            return Ports.Say(taken);
        }

        StartOver(settings);
        await Product.Prepare(app, stop);
        await app.StartAsync(stop);
        try
        {
            return await Serve(app, settings, wish, clock, stop);
        }
        finally
        {
            // However it ends: what is under way is finished, the outbox and the books are left tidy.
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> Serve(WebApplication app, Settings settings, DemoWish wish, Stopwatch clock, CancellationToken stop)
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var ending = app.Lifetime.ApplicationStopping;
        var finished = Path.Combine(settings.Data, Finished);
        var kind = $"{wish.Currency} in {wish.Zone}, {wish.Locale}";
        if (!File.Exists(finished))
        {
            await File.WriteAllTextAsync(Path.Combine(settings.Data, Unfinished), "", stop);
            Console.WriteLine("Making the demo business (once): four months of a day spa, request by request …");
            var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
            var making = DemoBusiness.Create(address, app.Services.GetRequiredService<OperatorKey>().Value, wish, now, line => Console.WriteLine($"  {clock.Elapsed:mm\\:ss}  {line}"));
            if (await Task.WhenAny(making, Task.Delay(Timeout.Infinite, ending)) != making)
            {
                Console.WriteLine("Stopped before the demo business was made; the next start begins anew.");
                return 1;
            }

            await making;
            await File.WriteAllTextAsync(Path.Combine(settings.Data, Unfinished), kind, stop);
            File.Move(Path.Combine(settings.Data, Unfinished), finished, overwrite: true);
        }
        else if (await File.ReadAllTextAsync(finished, stop) is { Length: > 0 } made && made != kind)
        {
            Console.WriteLine($"The demo business that is here ({made}) stays as it is. For {kind}: stop, delete {settings.Data}, start again.");
        }

        Console.WriteLine($"""

            Bookend is ready after {clock.Elapsed.TotalSeconds:0.0} s.

              Book online   {address}book/{DemoWish.Slug}
              Gift cards    {address}book/{DemoWish.Slug}/gift
              Clients       {address}my/{DemoWish.Slug}      ask for a link to {DemoBusiness.BestClient}
              Staff app     {address}app/      sign in as {Email} with {Password} (PIN 1470 on a till)
              API           {address}openapi/v1.json

            Letters to clients are not sent; they lie in {Path.Combine(settings.Data, "outbox")}.
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
