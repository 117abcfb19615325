using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Bookend.Core.Http;

/// <summary>
/// Token buckets in this process, one per name (an address, a site). A full bucket is a minute's worth; it fills up over the minute.
/// Behind a proxy the server must be told the real addresses (forwarded headers), else all guests share one bucket.
/// </summary>
public sealed class Buckets(int perMinute) : IDisposable
{
    /// <summary>How long until an empty bucket gets a little again.</summary>
    public const int RefillSeconds = 10;

    private readonly PartitionedRateLimiter<string> buckets = PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / (60 / RefillSeconds)),
            ReplenishmentPeriod = TimeSpan.FromSeconds(RefillSeconds),
            QueueLimit = 0,
        }));

    /// <summary>False: it is empty, and nothing was taken.</summary>
    public bool Take(string who)
    {
        using var lease = buckets.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    /// <summary>Nothing could be taken now. (Asking for zero tokens would not tell: a bucket with a thousandth of one says yes.)</summary>
    public bool IsEmpty(string who) => buckets.GetStatistics(who) is { CurrentAvailablePermits: 0 };

    /// <summary>The bucket of an address. IPv6: per /64, which one household has.</summary>
    public static string Of(IPAddress? address)
    {
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";
    }

    public void Dispose() => buckets.Dispose();
}
