using System.CommandLine;
using Bookend.Core;
using Bookend.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Host;

/// <summary><c>bookend serve</c> and the operator's commands. Settings come from the environment: BOOKEND_DATABASE, BOOKEND_DATA, BOOKEND_URLS.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args, IReadOnlyList<Module> modules)
    {
        var root = new RootCommand("Bookend: booking, front desk, till and books of a service business.")
        {
            Serve(modules),
            DemoCommand.Make(modules),
            ReplayCommand.Make(modules),
            SimulateCommand.Make(),
            StoreCommands.Verify(modules),
            StoreCommands.Backup(modules),
            StoreCommands.Export(modules),
            StoreCommands.Import(modules),
            Schema(modules),
        };
        return root.Parse(args).InvokeAsync();
    }

    private static Command Serve(IReadOnlyList<Module> modules)
    {
        var without = new Option<string[]>("--without")
        {
            Description = $"capabilities that this business does not use: {string.Join(", ", ModuleList.Optional)}. What they have booked stays in the books.",
            AllowMultipleArgumentsPerToken = true,
        };
        without.AcceptOnlyFromAmong([.. ModuleList.Optional]);
        var command = new Command("serve", "Migrate the database and serve the API, the staff app and the public pages.") { without };
        command.SetAction(async (parsed, stop) =>
        {
            var leftOut = parsed.GetValue(without) ?? [];
            await using var app = Product.Build([.. modules.Where(m => !leftOut.Contains(m.Name))]);
            if (Ports.InUse(app) is { } address)
            {
                return Ports.Say(address);
            }

            await Product.Prepare(app, stop);
            await app.RunAsync(stop);
            return 0;
        });
        return command;
    }

    private static Command Schema(IReadOnlyList<Module> modules)
    {
        var command = new Command("schema", "Print the schema that the model asks for (for writing migrations).");
        command.SetAction(async (_, stop) =>
        {
            // What is printed becomes a file: no log line may come between.
            await using var app = Product.Build(modules, new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" });
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync(stop);
            Console.Write(db.Database.GenerateCreateScript());
            return 0;
        });
        return command;
    }
}
