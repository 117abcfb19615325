using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <param name="Now">By the clock of the business: a device's own is often wrong.</param>
public sealed record SessionView(
    SessionMember Member, SessionBusiness Business, SessionPlace Site, SessionPlace? Till, IReadOnlyList<string> Permissions, OffsetDateTime Now);

public sealed record SessionMember(MemberId Id, string Name, Role Role, string Color);

public sealed record SessionBusiness(BusinessId Id, string Name, Currency Currency, string TimeZone, string Locale);

public sealed record SessionPlace(string Id, string Name);

/// <summary>Signed-in time of a person in a browser.</summary>
internal static class Sessions
{
    /// <summary>A working day and a bit: people sign in again each day, at an enrolled till by PIN.</summary>
    public static readonly Duration Length = Duration.FromHours(16);

    public static async Task<string> Start(Writer writer, BusinessId business, Actor actor, MemberId member, TillId? till, Instant now)
    {
        var (token, hash) = Tokens.New(CallerFinder.SessionPrefix, business);
        await writer.WriteOrThrow<Nothing>(new WriteOrder(business, actor, Key: null), async work =>
        {
            var login = await work.Set<LoginRow>().FirstAsync(l => l.MemberId == member);
            login.Failures = 0;
            login.LockedUntil = null;
            work.Append(new SessionRow
            {
                BusinessId = business,
                Hash = hash,
                MemberId = member,
                TillId = till,
                CreatedAt = now,
                ExpiresAt = now + Length,
            });
            Audit.Record(work, till is null ? "signIn" : "pin", member.ToString(), "");
            return Nothing.Here;
        });
        return token;
    }

    /// <summary>HttpOnly and SameSite=Strict, so that no other site can act for the person; Secure wherever the connection is.</summary>
    public static void SetCookie(HttpContext http, string name, string token, Duration? length) => http.Response.Cookies.Append(name, token, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = length?.ToTimeSpan(),
    });

    public static async Task<Result<SessionView>> View(Reading reading, IPeople people, Role role, IReadOnlySet<string> permissions, MemberId member, TillId? till)
    {
        if (await people.Find(reading, member) is not { } person)
        {
            return CommonErrors.Unauthenticated.Because("Please sign in again.");
        }

        var business = await Places.Public.BusinessOf(reading);
        var sites = await Places.Public.Sites(reading);
        var tillInfo = till is { } id ? await Places.Public.TillOf(reading, id) : null;
        var site = sites.FirstOrDefault(s => s.Id == tillInfo?.SiteId) ?? sites[0];
        return new SessionView(
            new SessionMember(person.Id, person.Name, role, person.Color),
            new SessionBusiness(reading.Business, business.Name, business.Currency, site.Zone.Id, business.Locale),
            new SessionPlace(site.Id.ToString(), site.Name),
            tillInfo is null ? null : new SessionPlace(tillInfo.Id.ToString(), tillInfo.Name),
            [.. permissions.Order(StringComparer.Ordinal)],
            reading.Now.InZone(site.Zone).ToOffsetDateTime());
    }
}
