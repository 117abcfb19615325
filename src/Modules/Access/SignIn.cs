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
/// Known and unknown addresses take the same time.
/// </summary>
internal sealed class SignIn(
    Reader reader, Writer writer, CallerFinder callers, IPeople people, IPasswordHasher<LoginRow> hasher, IDbContextFactory<BookendDb> contexts, IClock clock)
{
    public const int FailuresBeforeLock = 8;
    public static readonly Duration FirstLock = Duration.FromSeconds(30);
    private static readonly LoginRow Nobody = new();
    private readonly string decoy = hasher.HashPassword(Nobody, "somebody who is not here");

    internal sealed record Request(string Email, string Password);

    public async Task Handle(HttpContext http, Request body)
    {
        var result = await Try(body);
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

    private async Task<Result<LoginRow>> Try(Request body)
    {
        var email = body.Email.Trim().ToLowerInvariant();
        if (email.Length > 254 || body.Password.Length > 200)
        {
            return AccessErrors.WrongCredentials.Because("E-mail or password is not right.");
        }

        await using var db = await contexts.CreateDbContextAsync();
        var logins = await db.Set<LoginRow>().AsNoTracking().Where(l => l.Email == email && l.Active).Take(20).ToListAsync();
        var now = clock.GetCurrentInstant();
        var open = logins.Where(l => l.LockedUntil is null || l.LockedUntil <= now).ToList();
        if (logins.Count > 0 && open.Count == 0)
        {
            return AccessErrors.LoginLocked.Because("Too many wrong passwords. Please wait a little and try again.");
        }

        foreach (var login in open.Where(l => l.PasswordHash is not null))
        {
            var right = hasher.VerifyHashedPassword(login, login.PasswordHash!, body.Password) != PasswordVerificationResult.Failed;
            if (await Count(login, right, now))
            {
                return login;
            }
        }

        if (open.Count == 0)
        {
            hasher.VerifyHashedPassword(Nobody, decoy, body.Password);
        }

        return AccessErrors.WrongCredentials.Because("E-mail or password is not right.");
    }

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
