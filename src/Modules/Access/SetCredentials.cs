using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Access;

/// <summary>A manager (or the person) sets a PIN, or e-mail, password and role. The hash is computed before the write.</summary>
internal sealed class SetCredentials(IPasswordHasher<LoginRow> hasher, CallerFinder callers)
{
    // NIST SP 800-63B asks for 8 at least; we ask for 10 because there is no second factor yet.
    private const int PasswordMinimum = 10;
    private static readonly LoginRow Anyone = new();

    internal sealed record PinRequest(string Pin);

    internal sealed record LoginRequest(string Email, string Password, Role Role);

    internal sealed record View(MemberId MemberId, string? Email, Role Role, bool HasPin);

    public async Task Pin(HttpContext http, MemberId id, PinRequest body)
    {
        if (body.Pin.Length is < 4 or > 8 || !body.Pin.All(char.IsAsciiDigit) || body.Pin.Distinct().Count() == 1)
        {
            await Problems.Send(http, AccessErrors.WeakPin.At("/pin", "A PIN has 4 to 8 digits that are not all the same."));
            return;
        }

        var hash = hasher.HashPassword(Anyone, body.Pin);
        await Routes.Write<View>(http, AccessPermissions.Credentials, 200, async work =>
        {
            if (await Login(work, id) is not { } login || !MayGive(http, login.Role))
            {
                return CommonErrors.NotFound.Because("There is no such member whose PIN you may set.");
            }

            login.PinHash = hash;
            Audit.Record(work, "setPin", id.ToString(), "");
            return ViewOf(login);
        });
    }

    public async Task Password(HttpContext http, MemberId id, LoginRequest body)
    {
        var email = body.Email.Trim().ToLowerInvariant();
        if (body.Password.Length is < PasswordMinimum or > 200)
        {
            await Problems.Send(http, AccessErrors.WeakPassword.At("/password", $"A password has {PasswordMinimum} to 200 characters."));
            return;
        }

        if (email.Length is < 3 or > 254 || !email.Contains('@'))
        {
            await Problems.Send(http, CommonErrors.Invalid.At("/email", "Please give an e-mail address."));
            return;
        }

        var hash = hasher.HashPassword(Anyone, body.Password);
        await Routes.Write<View>(http, AccessPermissions.Credentials, 200, async work =>
        {
            if (await Login(work, id) is not { } login || !MayGive(http, login.Role) || !MayGive(http, body.Role))
            {
                return CommonErrors.NotFound.Because("There is no such member whose login you may set.");
            }

            if (await Roles.KeepsAnOwner(work, id, body.Role, login.Active) is { } refusal)
            {
                return refusal;
            }

            if (await work.Set<LoginRow>().AnyAsync(l => l.Email == email && l.MemberId != id))
            {
                return AccessErrors.EmailTaken.At("/email", "Somebody else here signs in with this address. Give each person one of their own.");
            }

            login.Email = email;
            login.PasswordHash = hash;
            login.Role = body.Role;
            login.Failures = 0;
            login.LockedUntil = null;
            foreach (var session in await work.Set<SessionRow>().Where(s => s.MemberId == id && !s.Revoked).ToListAsync())
            {
                session.Revoked = true;
            }

            Audit.Record(work, "setLogin", id.ToString(), body.Role.ToString());
            return ViewOf(login);
        });
        callers.Forget();
    }

    /// <summary>Nobody gives more than they have: a manager does not make or change owners, nor does a program beyond its scopes.</summary>
    private bool MayGive(HttpContext http, Role role) => http.Features.Get<Caller>() is { } caller &&
        (caller.Role is { } own ? role >= own : callers.PermissionsOf(role).IsSubsetOf(caller.Permissions));

    private static async Task<LoginRow?> Login(Work work, MemberId id) => await work.Set<LoginRow>().FirstOrDefaultAsync(l => l.MemberId == id);

    private static View ViewOf(LoginRow login)
    {
        login.Version++;
        return new View(login.MemberId, login.Email, login.Role, login.PinHash is not null);
    }
}
