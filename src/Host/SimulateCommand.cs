using System.CommandLine;
using Bookend.Simulation.Simulate;
using NodaTime;

namespace Bookend.Host;

/// <summary><c>bookend simulate</c>: many clients against a running server, then the invariants read back. Exit code 1 when one is broken.</summary>
internal static class SimulateCommand
{
    public static Command Make()
    {
        var url = new Option<string>("--url") { DefaultValueFactory = _ => "http://127.0.0.1:5080", Description = "the running server" };
        var operatorKey = new Option<string?>("--operator-key") { Description = "opens a test business for the run (the file operator.key in the data folder)" };
        var apiKey = new Option<string?>("--api-key") { Description = "plays in the business of this key instead" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "decides what the clients want" };
        var clients = new Option<int>("--clients") { DefaultValueFactory = _ => 8, Description = "how many at once" };
        var seconds = new Option<int?>("--seconds") { Description = "how long (30 when nothing is said)" };
        var journeys = new Option<int?>("--journeys") { Description = "how many journeys in all" };
        var verify = new Option<bool>("--verify") { Description = "then verify the books in the database of these settings, which must be the server's" };
        var command = new Command("simulate", "Play clients from search to refund against a running server and audit the outcome.")
        {
            url, operatorKey, apiKey, seed, clients, seconds, journeys, verify,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var time = parsed.GetValue(seconds) ?? (parsed.GetValue(journeys) is null ? 30 : null);
#pragma warning disable RS0030 // a command without the product around it: real time enters here
            var now = SystemClock.Instance.GetCurrentInstant();
#pragma warning restore RS0030
            var wish = new SimulationWish(
                new Uri(parsed.GetValue(url)!), parsed.GetValue(operatorKey), parsed.GetValue(apiKey), parsed.GetValue(seed), Math.Clamp(parsed.GetValue(clients), 1, 256),
                time is { } given ? Duration.FromSeconds(given) : null, parsed.GetValue(journeys), now);
            var holds = await Simulation.Simulate.Simulation.Run(wish, Console.WriteLine, stop);
            var isSound = !parsed.GetValue(verify) || await StoreCommands.VerifyAll(ModuleList.All(), stop) == 0;
            return holds && isSound ? 0 : 1;
        });
        return command;
    }
}
