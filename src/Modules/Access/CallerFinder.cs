using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <summary>
/// Finds out who calls, before any route runs. Answers are kept for a few seconds: a member who was shut out loses access within that
/// time everywhere, and at once on the node where it was done.
/// </summary>
internal sealed class CallerFinder(Reader reader, ModelParts parts, IPeople people, IClock clock) : ICallers
{
    public const string SessionCookie = "bookend_session";
    public const string DeviceCookie = "bookend_device";
    public const string SessionPrefix = "bs";
    public const string DevicePrefix = "bd";
    public const string KeyPrefix = "bk_live";
    private const int CacheLimit = 10_000;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, Caller? Caller)> known = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<Role, FrozenSet<string>> byRole = Enum.GetValues<Role>().ToFrozenDictionary(
        role => role,
        role => parts.Modules.SelectMany(m => m.Permissions).Where(p => p.Roles.Contains(role)).Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal));

    public IReadOnlySet<string> PermissionsOf(Role role) => byRole[role];

    public IReadOnlySet<string> AllPermissions => byRole[Role.Owner];

    public async ValueTask<Caller?> Find(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        var isProgram = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase); // a proxy's own sign-in may have sent another scheme
        var token = isProgram ? authorization[7..] : http.Request.Cookies[SessionCookie];
        if (string.IsNullOrEmpty(token) || token.Length > 200)
        {
            return null;
        }

        if (known.TryGetValue(token, out var hit) && Stopwatch.GetElapsedTime(hit.At) < Keep)
        {
            return hit.Caller;
        }

        if (known.Count > CacheLimit)
        {
            known.Clear();
        }

        var caller = isProgram ? await ByKey(token) : await BySession(token);
        known[token] = (Stopwatch.GetTimestamp(), caller);
        return caller;
    }

    public void Forget() => known.Clear();

    private async Task<Caller?> ByKey(string token)
    {
        if (!Tokens.TryParse(KeyPrefix, token, out var business, out var hash))
        {
            return null;
        }

        var found = await reader.Read<Caller?>(business, default, async r =>
        {
            var key = await r.Set<ApiKeyRow>().FirstOrDefaultAsync(k => k.Hash == hash && !k.Revoked);
            return key is null ? (Caller?)null : new Caller(
                business, new Actor(ActorKind.Program, key.Id.Value, key.Name), null,
                key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal), null);
        });
        return found.Refusal is null ? found.Value : null;
    }

    private async Task<Caller?> BySession(string token)
    {
        if (!Tokens.TryParse(SessionPrefix, token, out var business, out var hash))
        {
            return null;
        }

        var found = await reader.Read<Caller?>(business, default, async r =>
        {
            var session = await r.Set<SessionRow>().FirstOrDefaultAsync(s => s.Hash == hash && !s.Revoked);
            if (session is null || session.ExpiresAt <= clock.GetCurrentInstant())
            {
                return (Caller?)null;
            }

            var login = await r.Set<LoginRow>().FirstOrDefaultAsync(l => l.MemberId == session.MemberId && l.Active);
            var person = login is null ? null : await people.Find(r, session.MemberId);
            return person is not { Active: true } ? null : new Caller(
                business, new Actor(ActorKind.Member, person.Id.Value, person.Name), login!.Role, byRole[login.Role], session.TillId);
        });
        return found.Refusal is null ? found.Value : null;
    }
}
