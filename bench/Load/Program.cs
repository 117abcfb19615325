using System.Globalization;
using Bookend.Load;

// bookend-bench [checkout|availability|visits|storm|push|start] [--seconds n] [--store sqlite|postgres] [--callers 1,8,32] [--warm seconds]
var options = Options.Of(args);
var report = new Report();
foreach (var part in options.Parts)
{
    Console.WriteLine($"== {part}");
    switch (part)
    {
        case "checkout":
            foreach (var (store, businesses) in new[] { ("sqlite", 1), ("postgres", 1), ("postgres", 8) }.Where(s => options.Store is null || s.Item1 == options.Store))
            {
                await CheckoutPart.Run(report, options, store, businesses);
            }

            break;
        case "availability":
            await AvailabilityPart.Run(report, options);
            break;
        case "visits":
            await VisitsPart.Run(report, options);
            break;
        case "storm":
            foreach (var store in new[] { "sqlite", "postgres" }.Where(s => options.Store is null || s == options.Store))
            {
                await StormPart.Run(report, store);
            }

            break;
        case "push":
            await PushPart.Run(report);
            break;
        case "start":
            await StartPart.Run(report);
            break;
        default:
            Console.Error.WriteLine($"There is no part '{part}': checkout, availability, visits, storm, push, start.");
            return 1;
    }
}

Console.WriteLine();
Console.Write(report.Markdown());
if (options.JsonFile is { } file)
{
    await File.WriteAllTextAsync(file, report.Json());
}

return 0;

namespace Bookend.Load
{
    internal sealed record Options(IReadOnlyList<string> Parts, TimeSpan WarmUp, TimeSpan Time, TimeSpan Compiling, IReadOnlyList<int> Callers, string? Store, string? JsonFile)
    {
        private static readonly string[] All = ["start", "push", "storm", "availability", "visits", "checkout"];

        public static Options Of(string[] args)
        {
            string? After(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
            var seconds = int.Parse(After("--seconds") ?? "10", CultureInfo.InvariantCulture);
            var parts = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
            return new Options(parts.Count > 0 ? parts : All, TimeSpan.FromSeconds(Math.Max(2, seconds / 2)), TimeSpan.FromSeconds(seconds),
                TimeSpan.FromSeconds(int.Parse(After("--warm") ?? "30", CultureInfo.InvariantCulture)),
                [.. (After("--callers") ?? "1,8,32").Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))], After("--store"), After("--json"));
        }
    }
}
