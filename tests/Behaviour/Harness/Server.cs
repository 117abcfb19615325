using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Bookend.Behaviour.Harness;

public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>The real program as its own process, on a free port of loopback.</summary>
public sealed partial class Server : IAsyncDisposable
{
    public const string OperatorKey = "operator-of-the-tests";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<StoreKind, Task<Server>> Shared = [];
    private readonly List<string> output = [];
    private Process process = null!;

    private Server(StoreKind store, string data, string database)
    {
        Store = store;
        Data = data;
        Database = database;
    }

    public StoreKind Store { get; }

    /// <summary>The server's data folder (database file, outgoing mail).</summary>
    public string Data { get; }

    /// <summary>Empty for SQLite, else the connection string.</summary>
    public string Database { get; }

    public Uri Address { get; private set; } = null!;

    public int ProcessId => process.Id;

    public string DatabaseFile => Path.Combine(Data, "bookend.db");

    /// <summary>One server per database for all tests of this run; tests keep apart by having a business each.</summary>
    public static Task<Server> Of(StoreKind store)
    {
        lock (Shared)
        {
            if (!Shared.TryGetValue(store, out var server))
            {
                Shared.Add(store, server = Start(store));
            }

            return server;
        }
    }

    /// <summary>A server of the test's own, for tests that kill it or look into its database.</summary>
    public static async Task<Server> Start(StoreKind store, params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("bookend-test-").FullName;
        var server = new Server(store, data, store == StoreKind.Postgres ? await Postgres.NewDatabase() : "");
        await server.Launch(settings);
        return server;
    }

    /// <summary>A second process on the same database (PostgreSQL only).</summary>
    public async Task<Server> StartSibling()
    {
        var sibling = new Server(Store, Directory.CreateTempSubdirectory("bookend-test-").FullName, Database);
        await sibling.Launch();
        return sibling;
    }

    public Task Launch(params (string Name, string Value)[] settings) => Launch([], settings);

    public async Task Launch(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments.Prepend("serve"))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["BOOKEND_DATA"] = Data;
        start.Environment["BOOKEND_DATABASE"] = Database;
        start.Environment["BOOKEND_URLS"] = Address?.ToString() ?? "http://127.0.0.1:0";
        start.Environment["BOOKEND_OPERATORKEY"] = OperatorKey;

        // All tests come from one address, and most of them at once; who tests a limit sets it.
        foreach (var limit in new[] { "CHANGES", "PAYS", "LINKS" })
        {
            start.Environment[$"BOOKEND_ONLINE__{limit}PERMINUTE"] = "1000";
        }

        start.Environment["BOOKEND_ACCESS__PASSWORDROUNDS"] = "1000"; // a fifth of a second for each business that is opened
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Heard(e.Data, listening);
        process.ErrorDataReceived += (_, e) => Heard(e.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended: {Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        Address = await listening.Task.WaitAsync(StartLimit);
    }

    /// <summary>An operator's command on this server's data, whether it runs or not.</summary>
    public Task<(int Exit, string Output)> Command(params string[] arguments) => Command(new Dictionary<string, string>(), arguments);

    public async Task<(int Exit, string Output)> Command(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Program))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["BOOKEND_DATA"] = Data;
        start.Environment["BOOKEND_DATABASE"] = Database;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var command = Process.Start(start)!;
        var texts = Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        try
        {
            await texts.WaitAsync(CommandLimit);
        }
        catch (TimeoutException late)
        {
            command.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', arguments)}' still ran after {CommandLimit}: {string.Concat(await texts)}", late);
        }

        await command.WaitForExitAsync();
        return (command.ExitCode, string.Concat(await texts));
    }

    public string Log
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output.TakeLast(80));
            }
        }
    }

    /// <summary>Whether a line of the log has these words, from the start on.</summary>
    public bool HasSaid(string words)
    {
        lock (output)
        {
            return output.Exists(line => line.Contains(words, StringComparison.Ordinal));
        }
    }

    /// <summary>SIGKILL: no chance to tidy up.</summary>
    public void Kill()
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It had never started.
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Directory.Delete(Data, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static string Root { get; } = FindRoot();

    public static string Program { get; } = Path.Combine(
        Root, "src/Host/bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0/bookend.dll");

    private void Heard(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Bookend.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests from the repository.");
        }

        return folder;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
