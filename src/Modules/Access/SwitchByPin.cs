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
/// On an enrolled device a PIN says who acts now. It is attribution, not secrecy: it opens nothing anywhere else, and wrong tries
/// lock the device (not the person, whom a prankster could lock out).
/// </summary>
internal sealed class SwitchByPin(
    Reader reader, Writer writer, CallerFinder callers, IPeople people, IPasswordHasher<LoginRow> hasher, Guesses guesses, IClock clock)
{
    private const int FailuresBeforeLock = 5;
    private const int LoginLimit = 500;
    private const int SubjectLimit = 64;
    private static readonly Duration FirstLock = Duration.FromSeconds(30);

    internal sealed record Request(MemberId MemberId, string Pin);

    internal sealed record Tile(MemberId Id, string Name, string Initials, string Color);

    internal sealed record Tiles(IReadOnlyList<Tile> Items);

    public async Task People(HttpContext http)
    {
        if (await DeviceOf(http) is not { } device)
        {
            await Problems.Send(http, AccessErrors.NotEnrolled.Because("Sign in with e-mail and password, then enrol this device at a till."));
            return;
        }

        var tiles = await reader.Read<Tiles>(device.BusinessId, default, async r =>
        {
            var withPin = await r.Set<LoginRow>().Where(l => l.PinHash != null && l.Active).OrderBy(l => l.MemberId).Take(LoginLimit).Select(l => l.MemberId).ToListAsync();
            var all = await people.All(r);
            return new Tiles([.. all.Where(p => p.Active && withPin.Contains(p.Id)).Select(p => new Tile(p.Id, p.Name, Initials(p.Name), p.Color))]);
        });
        await (tiles.Failed(out var refusal, out var view) ? Problems.Send(http, refusal) : http.Response.WriteAsJsonAsync(view, Json.Options));
    }

    public async Task Handle(HttpContext http, Request body)
    {
        if (!guesses.MayTryPin(http))
        {
            await Guesses.Refuse(http);
            return;
        }

        if (await DeviceOf(http) is not { } device)
        {
            await Problems.Send(http, AccessErrors.NotEnrolled.Because("A PIN counts only on a device that is enrolled at a till."));
            return;
        }

        var result = await Try(http, device, body);
        if (result.Failed(out var refusal, out var login))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var actor = new Actor(ActorKind.Member, login.MemberId.Value, "");
        var token = await Sessions.Start(writer, login.BusinessId, actor, login.MemberId, device.TillId, clock.GetCurrentInstant());
        Sessions.SetCookie(http, CallerFinder.SessionCookie, token, Sessions.Length);
        var view = await reader.Read(
            login.BusinessId, actor, r => Sessions.View(r, people, login.Role, callers.PermissionsOf(login.Role), login.MemberId, device.TillId));
        await (view.Failed(out refusal, out var session) ? Problems.Send(http, refusal) : http.Response.WriteAsJsonAsync(session, Json.Options));
    }

    /// <summary>The same PIN, lock and count of tries, but nobody is switched: it stands under what somebody else does.</summary>
    public async Task CoSign(HttpContext http, CoSignRequest body)
    {
        if (!guesses.MayTryPin(http))
        {
            await Guesses.Refuse(http);
            return;
        }

        if (body.Subject.Length is 0 or > SubjectLimit || await DeviceOf(http) is not { } device)
        {
            await Problems.Send(http, AccessErrors.NotEnrolled.Because("A PIN counts only on a device that is enrolled at a till. Do it in a session of your own instead."));
            return;
        }

        var result = await Try(http, device, new Request(body.MemberId, body.Pin));
        await (result.Failed(out var refusal, out var login)
            ? Problems.Send(http, refusal)
            : http.Response.WriteAsJsonAsync(await CoSigns.Give(writer, login, device.TillId, body.Subject), Json.Options));
    }

    private async Task<Result<LoginRow>> Try(HttpContext http, DeviceRow device, Request body)
    {
        var now = clock.GetCurrentInstant();
        if (device.LockedUntil > now)
        {
            var seconds = SignIn.Seconds(device.LockedUntil.Value - now);
            http.Response.Headers.RetryAfter = seconds;
            return AccessErrors.PinLocked.Because($"Too many wrong PINs. This device waits {seconds} s, or sign in with e-mail and password.");
        }

        var read = await reader.Read<LoginRow?>(device.BusinessId, default, async r =>
            await r.Set<LoginRow>().FirstOrDefaultAsync(l => l.MemberId == body.MemberId && l.Active));
        var login = read.Refusal is null ? read.Value : null;
        var right = login?.PinHash is { } hash && body.Pin.Length <= 12 &&
            hasher.VerifyHashedPassword(login, hash, body.Pin) != PasswordVerificationResult.Failed;
        var counted = await writer.WriteOrThrow<bool>(new WriteOrder(device.BusinessId, Actor.System("pin"), Key: null), async work =>
        {
            var row = await work.Set<DeviceRow>().FirstAsync(d => d.Hash == device.Hash);
            if (row.LockedUntil > now)
            {
                return false; // tries at the same time do not get round the lock
            }

            var person = await work.Set<LoginRow>().FirstOrDefaultAsync(l => l.MemberId == body.MemberId);
            row.Failures = right ? Math.Max(0, row.Failures - person!.PinFailures) : row.Failures + 1;
            if (person is not null)
            {
                person.PinFailures = right ? 0 : person.PinFailures + 1;
            }

            row.LockedUntil = row.Failures < FailuresBeforeLock
                ? null
                : now + Duration.Min(FirstLock * (1L << Math.Min(row.Failures - FailuresBeforeLock, 10)), Duration.FromHours(1));
            return right;
        });
        return counted ? login! : AccessErrors.PinWrong.Because("This PIN is not right. Please try again.");
    }

    private async Task<DeviceRow?> DeviceOf(HttpContext http)
    {
        if (!Tokens.TryParse(CallerFinder.DevicePrefix, http.Request.Cookies[CallerFinder.DeviceCookie], out var business, out var hash))
        {
            return null;
        }

        var read = await reader.Read<DeviceRow?>(business, default, async r =>
            await r.Set<DeviceRow>().FirstOrDefaultAsync(d => d.Hash == hash && !d.Revoked));
        return read.Refusal is null ? read.Value : null;
    }

    private static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => char.ToUpperInvariant(w[0])));
}
