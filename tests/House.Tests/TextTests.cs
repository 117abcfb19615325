using System.Text.RegularExpressions;

namespace Bookend.House.Tests;

public sealed partial class TextTests
{
    // Ratchets: lower them when a file gets smaller, never raise them.
    private const int LargestFile = 400;
    private const int LargestFunction = 70;

    [Fact]
    public void No_file_is_too_long_to_read() => House.Sources(".cs", ".razor", ".ts", ".tsx")
        .Select(f => (File: House.Relative(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > LargestFile)
        .Select(f => $"{f.File}: {f.Lines}").ShouldBeEmpty();

    [Fact]
    public void No_function_fills_more_than_a_screen()
    {
        var long_ = new List<string>();
        foreach (var file in House.Sources(".cs").Where(f => House.Relative(f).StartsWith("src/")))
        {
            var (name, start, number) = ("", 0, 0);
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (Member().IsMatch(line))
                {
                    (name, start) = (line.Trim(), number);
                }
                else if (line == "    }" && start > 0)
                {
                    if (number - start > LargestFunction && !name.Contains("class ") && !name.Contains("record ") && !name.Contains(" Tables("))
                    {
                        long_.Add($"{House.Relative(file)}:{start} {number - start} lines");
                    }

                    start = 0;
                }
            }
        }

        long_.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later_or_tied_to_a_machine()
    {
        // Written in two parts, so that this file does not find itself.
        string[] words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "Thread." + "Sleep", "/ro" + "ot/", "/wo" + "rk/"];
        House.Sources(".cs", ".razor", ".ts", ".tsx", ".sql").SelectMany(f => File.ReadLines(f).Select((l, i) => (File: House.Relative(f), Line: i + 1, Text: l)))
            .Where(l => words.Any(w => l.Text.Contains(w, StringComparison.Ordinal))).Select(l => $"{l.File}:{l.Line}").ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_stores_know_which_database_it_is() => House.Sources(".cs").Where(f => House.Relative(f).StartsWith("src/") && !House.Relative(f).StartsWith("src/Store."))
        .Where(f => !House.Relative(f).StartsWith("src/Host/")).Where(f => Regex.IsMatch(File.ReadAllText(f), @"IsSqlite\(|IsNpgsql\(|using Npgsql|using Microsoft\.Data\.Sqlite"))
        .Select(House.Relative).ShouldBeEmpty();

    [GeneratedRegex(@"^    (public|private|internal|protected) [^=;]*\(?[^;=]*$")]
    private static partial Regex Member();
}
