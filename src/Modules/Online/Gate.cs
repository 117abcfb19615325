using System.Net;
using Bookend.Core.Http;
using Bookend.Messaging;
using Microsoft.Extensions.Configuration;

namespace Bookend.Online;

/// <summary>What a request costs us or others.</summary>
internal enum Toll
{
    Look,

    /// <summary>Takes a time away from others for a while.</summary>
    Hold,

    Change,

    /// <summary>Asks a card provider: a script must not try stolen cards here.</summary>
    Pay,

    /// <summary>Has a letter written to somebody.</summary>
    Letter,
}

/// <param name="HoldsAtOnce">Times that one address may keep at a business at the same time; a mobile network's many guests share one.</param>
/// <param name="Sender">The installation's own address, the organizer of visits at sites that have none.</param>
/// <param name="ReminderSeconds">How often is looked for visits to remind of.</param>
/// <param name="GiftSeconds">How often is looked for purchases whose card was unclear.</param>
/// <param name="Address">Where clients reach us; letters link there.</param>
internal sealed record OnlineSettings(
    PublicAddress Address, int LooksPerMinute, int HoldsPerMinute, int ChangesPerMinute, int HoldsPerMinuteAndSite, int HoldsAtOnce, int ReminderSeconds, string Sender,
    int PaysPerMinute, int PaysPerMinuteAndSite, int GiftSeconds, int LinksPerMinute, int LinksPerMinuteAndSite)
{
    public static OnlineSettings Read(IConfiguration configuration) => new(
        new PublicAddress(configuration), configuration.GetValue("Online:LooksPerMinute", 240), configuration.GetValue("Online:HoldsPerMinute", 30),
        configuration.GetValue("Online:ChangesPerMinute", 30), configuration.GetValue("Online:HoldsPerMinuteAndSite", 240),
        configuration.GetValue("Online:HoldsAtOnce", 20), configuration.GetValue("Online:ReminderSeconds", 60), configuration["Smtp:From"] ?? Messaging.Public.NoSender,
        configuration.GetValue("Online:PaysPerMinute", 12), configuration.GetValue("Online:PaysPerMinuteAndSite", 120), configuration.GetValue("Online:GiftSeconds", 15),
        configuration.GetValue("Online:LinksPerMinute", 12), configuration.GetValue("Online:LinksPerMinuteAndSite", 120));

    public string Link(string path) => Address.Link(path);
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
    private readonly Buckets pays = new(settings.PaysPerMinute);
    private readonly Buckets sitePays = new(settings.PaysPerMinuteAndSite);
    private readonly Buckets links = new(settings.LinksPerMinute);
    private readonly Buckets siteLinks = new(settings.LinksPerMinuteAndSite);

    public bool Enter(Toll toll, IPAddress? from, string site)
    {
        var address = Buckets.Of(from);
        return toll switch
        {
            Toll.Hold => holds.Take(address) && siteHolds.Take(site),
            Toll.Change => changes.Take(address),
            Toll.Pay => pays.Take(address) && sitePays.Take(site),
            Toll.Letter => links.Take(address) && siteLinks.Take(site),
            _ => looks.Take(address),
        };
    }

    public void Dispose()
    {
        looks.Dispose();
        holds.Dispose();
        changes.Dispose();
        siteHolds.Dispose();
        pays.Dispose();
        sitePays.Dispose();
        links.Dispose();
        siteLinks.Dispose();
    }
}
