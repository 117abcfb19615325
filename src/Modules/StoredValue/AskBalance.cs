using System.Net;
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
        if (!http.RequestServices.GetRequiredService<BalanceGate>().Enter(http.Connection.RemoteIpAddress, slug, body.Code))
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

/// <summary>
/// Buckets per address, per site for all addresses together, and per code. Nobody finds a code by trying, and nobody watches from many addresses what
/// somebody spends.
/// </summary>
internal sealed class BalanceGate(StoredValueSettings settings) : IDisposable
{
    private readonly Buckets addresses = new(settings.LooksPerMinute);
    private readonly Buckets sites = new(settings.LooksPerMinuteAndSite);
    private readonly Buckets codes = new(settings.LooksPerMinute);

    public bool Enter(IPAddress? from, string site, string? code) =>
        addresses.Take(Buckets.Of(from)) && sites.Take(site) && (GiftCode.Normal(code) is not { } normal || codes.Take($"{site} {normal}"));

    public void Dispose()
    {
        addresses.Dispose();
        sites.Dispose();
        codes.Dispose();
    }
}
