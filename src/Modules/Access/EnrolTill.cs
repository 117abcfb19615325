using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <summary>Makes this browser the till's device: its cookie lives a year and can be revoked from any other.</summary>
internal static class EnrolTill
{
    private static readonly Duration CookieLength = Duration.FromDays(365);

    internal sealed record View(SessionPlace Till);

    public static async Task Enrol(HttpContext http, TillId id, IClock clock)
    {
        if (http.Features.Get<Caller>() is not { } caller)
        {
            await Problems.Send(http, CommonErrors.Unauthenticated.Because("Please sign in first."));
            return;
        }

        var (token, hash) = Tokens.New(CallerFinder.DevicePrefix, caller.Business);
        http.Response.OnStarting(() =>
        {
            // Not when refused, previewed or replayed: then this token opens nothing, and would push out the one that does.
            if (http.Response.StatusCode == StatusCodes.Status200OK && !Routes.IsDryRun(http) && !http.Response.Headers.ContainsKey("Idempotent-Replayed"))
            {
                Sessions.SetCookie(http, CallerFinder.DeviceCookie, token, CookieLength);
            }

            return Task.CompletedTask;
        });
        await Routes.Write<View>(http, AccessPermissions.Enrol, 200, async work =>
        {
            if (await Places.Public.TillOf(work, id) is not { } till)
            {
                return CommonErrors.NotFound.Because("There is no such till.");
            }

            work.Append(new DeviceRow
            {
                BusinessId = work.Business,
                Hash = hash,
                TillId = id,
                EnrolledBy = work.Actor.ToString(),
                EnrolledAt = clock.GetCurrentInstant(),
            });
            await Places.Public.SetEnrolled(work, id, enrolled: true);
            Audit.Record(work, "enrol", id.ToString(), till.Name);
            return new View(new SessionPlace(id.ToString(), till.Name));
        });
    }

    /// <summary>Shuts out every device of the till, and who was switched to there.</summary>
    public static async Task<Result<Nothing>> Revoke(Work work, ById<TillId> path)
    {
        if (!await Places.Public.SetEnrolled(work, path.Id, enrolled: false))
        {
            return CommonErrors.NotFound.Because("There is no such till.");
        }

        foreach (var device in await work.Set<DeviceRow>().Where(d => d.TillId == path.Id && !d.Revoked).ToListAsync())
        {
            device.Revoked = true;
        }

        foreach (var session in await work.Set<SessionRow>().Where(s => s.TillId == path.Id && !s.Revoked).ToListAsync())
        {
            session.Revoked = true;
        }

        Audit.Record(work, "revokeDevices", path.Id.ToString(), "");
        return Nothing.Here;
    }
}
