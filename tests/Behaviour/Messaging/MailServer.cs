using System.Net;
using System.Net.Sockets;

namespace Bookend.Behaviour.Messaging;

/// <summary>Speaks as much SMTP as a client needs; keeps what it is given.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it says to RCPT TO.</summary>
    public string Answer { get; set; } = "250 ok";

    public List<string> Mails { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                _ = Talk(await listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new List<string>();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    mail.Add(text);
                }

                lock (Mails)
                {
                    Mails.Add(string.Join("\r\n", mail));
                }
            }

            await writer.WriteLineAsync(verb switch { "RCPT" => Answer, "QUIT" => "221 bye", _ => "250 ok" });
        }
    }
}
