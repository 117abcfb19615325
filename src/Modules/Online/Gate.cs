using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
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
/// Token buckets in this process, one per address (IPv6: per /64, which one household has) and one per site. They keep a script from
/// holding every time of a day; behind a proxy the server must be told the real addresses (forwarded headers).
/// </summary>
internal sealed class Gate(OnlineSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> looks = Buckets(settings.LooksPerMinute);
    private readonly PartitionedRateLimiter<string> holds = Buckets(settings.HoldsPerMinute);
    private readonly PartitionedRateLimiter<string> changes = Buckets(settings.ChangesPerMinute);
    private readonly PartitionedRateLimiter<string> siteHolds = Buckets(settings.HoldsPerMinuteAndSite);

    public bool Enter(Toll toll, IPAddress? from, string site)
    {
        var address = Neighbourhood(from);
        return toll switch
        {
            Toll.Hold => Take(holds, address) && Take(siteHolds, site),
            Toll.Change => Take(changes, address),
            _ => Take(looks, address),
        };
    }

    public static string Neighbourhood(IPAddress? address)
    {
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";
    }

    public void Dispose()
    {
        looks.Dispose();
        holds.Dispose();
        changes.Dispose();
        siteHolds.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    /// <summary>A full bucket is a minute's worth; it fills up over the minute.</summary>
    private static PartitionedRateLimiter<string> Buckets(int perMinute) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        }));
}
