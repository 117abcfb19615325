using System.CommandLine;
using Bookend.Core;
using Bookend.Core.Store;

namespace Bookend.Host;

/// <summary>What an operator does with the database while nobody, or somebody, is served from it.</summary>
internal static class StoreCommands
{
    public static Command Backup(IReadOnlyList<Module> modules)
    {
        var target = new Argument<string>("file") { Description = "a file that does not exist yet" };
        var command = new Command("backup", "Write a whole, consistent copy of the embedded database while it is in use.") { target };
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Product.Build(modules);
            await app.Services.GetRequiredService<Dialect>().Backup(Path.GetFullPath(parsed.GetValue(target)!), stop);
            return 0;
        });
        return command;
    }
}
