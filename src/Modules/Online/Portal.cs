using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Online;

/// <summary>Somebody whose browser was opened by a link to her mailbox.</summary>
/// <param name="People">The clients with her address, as they are on file now.</param>
/// <param name="Client">Which of them she is; null: she has not said.</param>
internal sealed record Visitor(byte[] Session, string Email, IReadOnlyList<ClientInfo> People, ClientInfo? Client);

/// <summary>Who may see a client's own page: a cookie of this business, kept as a hash, that a link from her mailbox has given.</summary>
internal static class Portal
{
    public static readonly Duration LinkLives = Duration.FromMinutes(30);
    private static readonly Duration SessionLives = Duration.FromDays(30);

    /// <summary>Null: nobody is signed in here. An address that was changed or taken off file since opens nothing any more.</summary>
    public static async Task<Visitor?> Find(Call call, Reading reading)
    {
        if (Read(call, reading.Business) is not { } hash ||
            await reading.Set<PortalSessionRow>().FirstOrDefaultAsync(s => s.Hash == hash) is not { } session || session.ExpiresAt <= reading.Now)
        {
            return null;
        }

        var people = await Clients.Public.WithEmail(reading, session.Email);
        var client = people.Count == 1 ? people[0] : people.FirstOrDefault(p => p.Id == session.ClientId);
        return people.Count == 0 ? null : new Visitor(hash, session.Email, people, client);
    }

    /// <summary>Runs a change for whoever is signed in here; nobody changes nothing. Everybody goes on to <paramref name="next"/>, unless the change says where.</summary>
    public static async Task<IResult> Change(Call call, Func<Work, Visitor, Task<string?>> change)
    {
        if (await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var next = await call.Writer.WriteOrThrow<string>(new WriteOrder(place.Business, Call.Stranger, Key: null), async work =>
            (await Find(call, work.AsReading()) is { } visitor ? await change(work, visitor) : null) ?? Links.My(call.Path("slug")));
        return Answers.SeeOther(next);
    }

    public static PortalSessionRow Row(Work work, PortalLinkRow link, byte[] hash) => new()
    {
        BusinessId = work.Business,
        Hash = hash,
        Email = link.Email,
        LinkHash = link.Hash,
        At = work.Now,
        ExpiresAt = work.Now + SessionLives,
    };

    /// <summary>Lax, so that the link in a letter opens the page of who is signed in; what changes anything is a form with a token of its own.</summary>
    public static void Keep(Call call, LinkToken session) => call.Http.Response.Cookies.Append(Cookie(session.Business), session.Text, Options(call, SessionLives));

    public static void Forget(Call call, BusinessId business) => call.Http.Response.Cookies.Delete(Cookie(business), Options(call, null));

    private static byte[]? Read(Call call, BusinessId business) =>
        LinkToken.TryRead(call.Http.Request.Cookies[Cookie(business)], out var token) && token.Business == business ? token.Hash : null;

    /// <summary>One per business: who is a client of two stays signed in at both.</summary>
    private static string Cookie(BusinessId business) => $"bookend_my_{business.Value:N}";

    private static CookieOptions Options(Call call, Duration? lives) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = call.Http.Request.IsHttps || call.Settings.Link("").StartsWith("https://", StringComparison.OrdinalIgnoreCase),
        Path = "/my",
        IsEssential = true,
        MaxAge = lives?.ToTimeSpan(),
    };
}
