using System.Net;
using System.Net.Sockets;

namespace Bookend.Host;

/// <summary>Looks before the database is touched whether somebody listens already: the commonest slip at a start deserves a sentence, not a stack.</summary>
internal static class Ports
{
    public const int ExitCode = 2;

    /// <summary>The first address that cannot be listened on, or null.</summary>
    public static string? InUse(WebApplication app) =>
        app.Services.GetRequiredService<Settings>().Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(IsTaken);

    public static int Say(string address)
    {
        Console.Error.WriteLine($"Another program is listening on {address} already, perhaps an earlier Bookend. Stop it, or choose another address (BOOKEND_URLS=http://127.0.0.1:5081). Nothing was changed.");
        return ExitCode;
    }

    private static bool IsTaken(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.Port == 0 || address.IsUnixPipe || address.IsNamedPipe)
        {
            return false; // any free port, or none at all
        }

        var any = IPAddress.TryParse(address.Host, out var ip) ? ip : string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            using var probe = new TcpListener(any, address.Port);
            probe.Start();
            return false;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
