using System.CommandLine;
using System.Diagnostics;
using Bookend.Access;
using Bookend.Core;
using Bookend.Simulation.Replay;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bookend.Host;

/// <summary><c>bookend replay</c>: a real salon's tables, lived through again request by request, and reconciled.</summary>
internal static class ReplayCommand
{
    private const int DoesNotReconcile = 1;

    public static Command Make(IReadOnlyList<Module> modules)
    {
        var folder = new Argument<string>("folder") { Description = "with the salon's tables as CSV" };
        var report = new Option<string?>("--report") { Description = "also write the report as JSON to this file" };
        var keep = new Option<bool>("--keep-serving") { Description = "go on serving, to look at the business in the staff app" };
        var command = new Command("replay", "Live a salon's exported tables through again in a business of its own and reconcile them to the cent.")
        {
            folder, report, keep,
        };
        command.SetAction((parsed, stop) => Run(modules, parsed.GetValue(folder)!, parsed.GetValue(report), parsed.GetValue(keep), stop));
        return command;
    }

    private static async Task<int> Run(IReadOnlyList<Module> modules, string folder, string? file, bool keep, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        await using var app = Product.Build(modules);
        Directory.CreateDirectory(app.Services.GetRequiredService<Settings>().Data);
        await Product.Prepare(app, stop);
        await app.StartAsync(stop);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var report = await HairSalon.Replay(
            address, app.Services.GetRequiredService<OperatorKey>().Value, Path.GetFullPath(folder), line => Console.WriteLine($"  {clock.Elapsed:mm\\:ss}  {line}"));
        Console.WriteLine();
        Console.Write(report.ToText());
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, report.ToJson(), stop);
        }

        if (keep)
        {
            Console.WriteLine($"\n  Staff app     {address}app/      {report.Login.Email} · {report.Login.Password}\n  Stop with Ctrl+C.");
            await app.WaitForShutdownAsync(stop);
            return report.Reconciles ? 0 : DoesNotReconcile;
        }

        await app.StopAsync(stop);
        return report.Reconciles ? 0 : DoesNotReconcile;
    }
}
