using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Access;

internal static class CurrentSession
{
    public static async Task Handle(HttpContext http, Reader reader, IPeople people)
    {
        if (http.Features.Get<Caller>() is not { Role: { } role, Actor.Member: { } member } caller)
        {
            await Problems.Send(http, CommonErrors.Unauthenticated.Because("Please sign in."));
            return;
        }

        var read = await reader.Read(caller.Business, caller.Actor, r => Sessions.View(r, people, role, caller.Permissions, member, caller.Till));
        await (read.Failed(out var refusal, out var view) ? Problems.Send(http, refusal) : http.Response.WriteAsJsonAsync(view, Json.Options));
    }
}

internal static class SignOut
{
    public static async Task Handle(HttpContext http, Writer writer, CallerFinder callers)
    {
        if (Tokens.TryParse(CallerFinder.SessionPrefix, http.Request.Cookies[CallerFinder.SessionCookie], out var business, out var hash))
        {
            await writer.Write<Nothing>(new WriteOrder(business, Actor.System("sign-out"), Key: null), async work =>
            {
                if (await work.Db.FindAsync<SessionRow>(business, hash) is { } session)
                {
                    session.Revoked = true;
                }

                return Nothing.Here;
            });
            callers.Forget();
        }

        http.Response.Cookies.Delete(CallerFinder.SessionCookie);
        await http.Response.WriteAsJsonAsync(Nothing.Here, Json.Options);
    }
}
