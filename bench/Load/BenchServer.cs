using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Bookend.Load;

/// <summary>The Release build of the server as a process of its own, as an operator runs it.</summary>
internal sealed partial class BenchServer(string store) : IAsyncDisposable
{
    public const string OperatorKey = "operator-of-the-bench";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static int databases;
    private readonly string database = store == "postgres" ? $"bench_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}" : "";
    private Process? process;

    public string Store { get; } = store;

    public string Data { get; } = Directory.CreateTempSubdirectory("bookend-bench-").FullName;

    public string DatabaseFile => Path.Combine(Data, "bookend.db");

    public string ConnectionString => ConnectionTo(database);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public static string Root { get; } = FindRoot();

    private static string Postgres => Environment.GetEnvironmentVariable("BOOKEND_TEST_POSTGRES")
        ?? throw new InvalidOperationException("BOOKEND_TEST_POSTGRES is not set: run this by './dev bench'.");

    /// <returns>From the start of the process until /health answered.</returns>
    public async Task<TimeSpan> Launch()
    {
        if (Store == "postgres" && process is null)
        {
            await OnServer($"CREATE DATABASE {database}");
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("BOOKEND_BENCH_PROGRAM") ?? Path.Combine(Root, "src/Host/bin/Release/net10.0/bookend.dll"));
        start.ArgumentList.Add("serve");
        start.Environment["BOOKEND_DATA"] = Data;
        start.Environment["BOOKEND_DATABASE"] = Store == "postgres" ? ConnectionString : "";
        start.Environment["BOOKEND_URLS"] = "http://127.0.0.1:0";
        start.Environment["BOOKEND_OPERATORKEY"] = OperatorKey;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.GetTimestamp();
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Heard(e.Data, listening);
        process.ErrorDataReceived += (_, e) => Heard(e.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(Address, "/health"))).EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(clock);
    }

    /// <summary>Proportional and resident memory in MiB.</summary>
    public (double Pss, double Rss) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{process!.Id}/smaps_rollup");
        double Of(string name) => double.Parse(lines.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        return (Of("Pss:"), Of("Rss:"));
    }

    /// <summary>Processor time so far: what a request costs also shows on a machine that is busy with something else.</summary>
    public TimeSpan Cpu()
    {
        process!.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task Stop()
    {
        if (process is { HasExited: false } running)
        {
            using var kill = Process.Start("kill", running.Id.ToString(CultureInfo.InvariantCulture));
            await running.WaitForExitAsync();
        }
    }

    /// <summary>Statistics as autovacuum gathers them within minutes, for both sides: without them the plans of either are a matter of luck.</summary>
    public async Task Settle()
    {
        if (Store == "postgres")
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("ANALYZE", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A copy of the stopped database for the raw runs.</summary>
    public async Task<string> Copy()
    {
        if (Store == "postgres")
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer($"CREATE DATABASE {database}_raw TEMPLATE {database}");
            return ConnectionTo($"{database}_raw");
        }

        var copy = Path.Combine(Data, "raw.db");
        File.Copy(DatabaseFile, copy);
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Data, recursive: true);
        if (Store == "postgres")
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer($"DROP DATABASE IF EXISTS {database}_raw");
            await OnServer($"DROP DATABASE IF EXISTS {database}");
        }
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Postgres) { Database = database }.ToString();

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Heard(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
        else if (line is not null && line.StartsWith("fail", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Bookend.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this from the repository.");
        }

        return folder;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
