using System.Diagnostics;
using Xunit;

namespace Bookend.Books;

/// <summary>All of <see cref="BooksTests"/> once more, in a process of its own, on the PostgreSQL that ./test has started.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task The_books_on_PostgreSQL()
    {
        var server = Environment.GetEnvironmentVariable("BOOKEND_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "BOOKEND_TEST_POSTGRES is not set: run ./test.");
        var start = new ProcessStartInfo("dotnet", [typeof(PostgresTests).Assembly.Location, "-class", typeof(BooksTests).FullName!, "-noColor"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["BOOKEND_BOOKS_ON"] = server;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output);
    }
}
