using System.Net;
using Bookend.Core.Http;
using Microsoft.Extensions.Configuration;

namespace Bookend.Online;

/// <summary>What a request costs us or others.</summary>
internal enum Toll
{
    Look,

    /// <summary>Takes a time away from others for a while.</summary>
    Hold,

    Change,
}

/// <param name="Sender">The installation's own address, the organizer of visits at sites that have none.</param>
/// <param name="ReminderSeconds">How often is looked for visits to remind of.</param>
/// <param name="PublicUrl">Where clients reach us, without a slash at the end; letters link there. Null: only when nothing is set, then links name this machine.</param>
internal sealed record OnlineSettings(string? PublicUrl, int LooksPerMinute, int HoldsPerMinute, int ChangesPerMinute, int HoldsPerMinuteAndSite, int ReminderSeconds, string Sender)
{
    public static OnlineSettings Read(IConfiguration configuration) => new(
        configuration["PublicUrl"]?.TrimEnd('/'), configuration.GetValue("Online:LooksPerMinute", 240), configuration.GetValue("Online:HoldsPerMinute", 30),
        configuration.GetValue("Online:ChangesPerMinute", 30), configuration.GetValue("Online:HoldsPerMinuteAndSite", 240),
        configuration.GetValue("Online:ReminderSeconds", 60), configuration["Smtp:From"] ?? Messaging.Public.NoSender);

    public string Link(string path) => (PublicUrl ?? "http://localhost:5080") + path;
}

/// <summary>
/// Buckets per address and per site. They keep a script from holding every time of a day, and from guessing links;
/// behind a proxy the server must be told the real addresses (forwarded headers).
/// </summary>
internal sealed class Gate(OnlineSettings settings) : IDisposable
{
    private readonly Buckets looks = new(settings.LooksPerMinute);
    private readonly Buckets holds = new(settings.HoldsPerMinute);
    private readonly Buckets changes = new(settings.ChangesPerMinute);
    private readonly Buckets siteHolds = new(settings.HoldsPerMinuteAndSite);

    public bool Enter(Toll toll, IPAddress? from, string site)
    {
        var address = Buckets.Of(from);
        return toll switch
        {
            Toll.Hold => holds.Take(address) && siteHolds.Take(site),
            Toll.Change => changes.Take(address),
            _ => looks.Take(address),
        };
    }

    public void Dispose()
    {
        looks.Dispose();
        holds.Dispose();
        changes.Dispose();
        siteHolds.Dispose();
    }
}
