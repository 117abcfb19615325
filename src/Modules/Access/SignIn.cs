using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <summary>
/// E-mail and password. The slow hash is computed outside the write, so that nobody waits for it; wrong tries are counted in a write.
/// Known and unknown addresses take the same time. An address may have logins in several businesses (docs/decisions/0007).
/// </summary>
internal sealed class SignIn(
    Reader reader, Writer writer, CallerFinder callers, IPeople people, IPasswordHasher<LoginRow> hasher, Guesses guesses, IClock clock)
{
    public const int FailuresBeforeLock = 8;
    public static readonly Duration FirstLock = Duration.FromSeconds(30);
    private static readonly LoginRow Nobody = new();
    private readonly string decoy = hasher.HashPassword(Nobody, "somebody who is not here");

    // One slow hash each: who works in more businesses than this names the one she wants.
    private const int BusinessLimit = 20;

    /// <param name="BusinessId">Where, for who works in several businesses and was asked to choose (409 <c>choose_business</c>).</param>
    internal sealed record Request(string Email, string Password, BusinessId? BusinessId = null);

    public async Task Handle(HttpContext http, Request body)
    {
        if (!guesses.MaySignIn(http))
        {
            await Guesses.Refuse(http);
            return;
        }

        var result = await Try(http, body);
        if (result.Failed(out var refusal, out var login))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var actor = new Actor(ActorKind.Member, login.MemberId.Value, body.Email);
        var token = await Sessions.Start(writer, login.BusinessId, actor, login.MemberId, null, clock.GetCurrentInstant());
        Sessions.SetCookie(http, CallerFinder.SessionCookie, token, Sessions.Length);
        var view = await reader.Read(login.BusinessId, actor, r => Sessions.View(r, people, login.Role, callers.PermissionsOf(login.Role), login.MemberId, null));
        await (view.Failed(out refusal, out var session) ? Problems.Send(http, refusal) : http.Response.WriteAsJsonAsync(session, Json.Options));
    }

    private async Task<Result<LoginRow>> Try(HttpContext http, Request body)
    {
        var email = body.Email.Trim().ToLowerInvariant();
        if (email.Length > 254 || body.Password.Length > 200)
        {
            return AccessErrors.WrongCredentials.Because("E-mail or password is not right.");
        }

        var logins = await Logins(email, body.BusinessId);
        if (logins.Count > BusinessLimit)
        {
            return AccessErrors.ChooseBusiness.At("/businessId", "You work in many businesses. Say which one you want to open.");
        }

        var now = clock.GetCurrentInstant();
        var open = logins.Where(l => l.LockedUntil is null || l.LockedUntil <= now).ToList();
        if (logins.Count > 0 && open.Count == 0)
        {
            http.Response.Headers.RetryAfter = Seconds(logins.Min(l => l.LockedUntil!.Value) - now);
            return AccessErrors.LoginLocked.Because("Too many wrong passwords. Please wait a little and try again.");
        }

        var right = new List<LoginRow>();
        foreach (var login in open.Where(l => l.PasswordHash is not null))
        {
            // Counted everywhere it was tried, also when it is right elsewhere: else one's own login would be a way round the lock of another's.
            if (await Count(login, hasher.VerifyHashedPassword(login, login.PasswordHash!, body.Password) != PasswordVerificationResult.Failed, now))
            {
                right.Add(login);
            }
        }

        if (open.Count == 0)
        {
            hasher.VerifyHashedPassword(Nobody, decoy, body.Password);
        }

        return right.Count switch
        {
            0 => AccessErrors.WrongCredentials.Because("E-mail or password is not right."),
            1 => right[0],
            _ => await Choose(right),
        };
    }

    /// <summary>Across all businesses: only the address says where she works.</summary>
    private Task<List<LoginRow>> Logins(string email, BusinessId? business) => reader.ReadAll(db =>
    {
        var logins = db.Set<LoginRow>().AsNoTracking().Where(l => l.Email == email && l.Active);
        logins = business is { } one ? logins.OfBusiness(one) : logins;
        return logins.OrderBy(l => l.BusinessId).ThenBy(l => l.MemberId).Take(BusinessLimit + 1).ToListAsync();
    });

    /// <summary>Names only those businesses whose password was right.</summary>
    private async Task<Refusal> Choose(IEnumerable<LoginRow> right)
    {
        var choices = new List<FieldError>();
        foreach (var login in right)
        {
            var name = await reader.Read<string>(login.BusinessId, default, async r => (await Places.Public.BusinessOf(r)).Name);
            choices.Add(new FieldError("/businessId", login.BusinessId.ToString(), name.Value));
        }

        return new Refusal(AccessErrors.ChooseBusiness, "You work in several businesses. Choose the one that you want to open.", choices);
    }

    /// <summary>For the header Retry-After.</summary>
    public static string Seconds(Duration wait) =>
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>False: wrong, or locked meanwhile, so that tries at the same time do not get round the lock.</summary>
    private Task<bool> Count(LoginRow login, bool right, Instant now) => writer.WriteOrThrow<bool>(
        new WriteOrder(login.BusinessId, Actor.System("sign-in"), Key: null), async work =>
        {
            var row = await work.Set<LoginRow>().FirstAsync(l => l.MemberId == login.MemberId);
            if (row.LockedUntil > now)
            {
                return false;
            }

            row.Failures = right ? 0 : row.Failures + 1;
            row.LockedUntil = Lock(row.Failures, now);
            return right;
        });

    /// <summary>30 s after the eighth wrong try, doubling with each further one up to an hour: slow for a guesser, bearable for the owner.</summary>
    public static Instant? Lock(int failures, Instant now) => failures < FailuresBeforeLock
        ? null
        : now + Duration.Min(FirstLock * (1L << Math.Min(failures - FailuresBeforeLock, 10)), Duration.FromHours(1));
}
