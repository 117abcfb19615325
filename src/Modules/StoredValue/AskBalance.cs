using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What is left on a card, for whoever has its code. The code is in the body, so that it stands in no log of a proxy.</summary>
internal static class AskBalance
{
    public sealed record Request(string Code);

    public sealed record View(string Label, Money Balance, OffsetDateTime? ExpiresAt, bool Blocked);

    private static readonly Actor Anybody = new(ActorKind.Public, Guid.Empty, "public");

    public static async Task Handle(HttpContext http, string slug, Request body)
    {
        if (!http.RequestServices.GetRequiredService<BalanceGate>().Enter(http.Connection.RemoteIpAddress, slug))
        {
            await Problems.Send(http, CommonErrors.TooMany.Because("Please wait a minute and try again."));
            return;
        }

        var place = slug.Length > 80 ? null : await Site(http, slug);
        var answer = place is var (business, site)
            ? await http.RequestServices.GetRequiredService<Reader>().Read(business, Anybody, reading => Ask(reading, site, body.Code))
            : StoredValueErrors.CardUnknown.Because("There is no gift card with this code.");
        if (answer.Failed(out var refusal, out var view))
        {
            await Problems.Send(http, refusal);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        await Problems.SendBytes(http, 200, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view, Json.Options));
    }

    private static async Task<Result<View>> Ask(Reading reading, SiteId site, string code)
    {
        var zone = (await Places.Public.SiteOf(reading, site))!.Zone;
        return await Public.BalanceByCode(reading, code) is { } found
            ? new View(found.Label, found.Balance, found.ExpiresAt?.InZone(zone).ToOffsetDateTime(), found.Blocked)
            : StoredValueErrors.CardUnknown.Because("There is no gift card with this code.");
    }

    private static async Task<(BusinessId Business, SiteId Site)?> Site(HttpContext http, string slug)
    {
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        return await Places.Public.SiteBySlug(db, slug);
    }
}

/// <summary>Token buckets in this process: per address (IPv6: per /64), and per site for all addresses together. Nobody finds a code by trying.</summary>
internal sealed class BalanceGate(StoredValueSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> addresses = Buckets(settings.LooksPerMinute);
    private readonly PartitionedRateLimiter<string> sites = Buckets(settings.LooksPerMinuteAndSite);

    public bool Enter(IPAddress? from, string site)
    {
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        var who = address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";
        return Take(addresses, who) && Take(sites, site);
    }

    public void Dispose()
    {
        addresses.Dispose();
        sites.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Buckets(int perMinute) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        }));
}
