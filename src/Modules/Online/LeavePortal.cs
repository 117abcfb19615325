using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Online;

/// <summary>POST /my/{slug}/out: here, or everywhere, with every link that is still on its way.</summary>
internal static class LeavePortal
{
    public static async Task<IResult> Handle(Call call)
    {
        var answer = await Portal.Change(call, async (work, visitor) =>
        {
            var everywhere = call.Field("where") == "everywhere";
            var sessions = work.Set<PortalSessionRow>().Where(s => everywhere ? s.Email == visitor.Email : s.Hash == visitor.Session);
            work.Db.RemoveRange(await sessions.ToListAsync());
            if (everywhere)
            {
                work.Db.RemoveRange(await work.Set<PortalLinkRow>().Where(l => l.Email == visitor.Email).ToListAsync());
            }

            return $"{Links.My(call.Path("slug"))}?n={(everywhere ? Notices.OutEverywhere : Notices.Out)}";
        });
        if (await Door.Find(call) is { } place)
        {
            Portal.Forget(call, place.Business);
        }

        return answer;
    }
}

/// <summary>POST /my/{slug}/who: several clients share her address; she says which she is.</summary>
internal static class ChoosePerson
{
    public static Task<IResult> Handle(Call call) => Portal.Change(call, async (work, visitor) =>
    {
        var chosen = ClientId.TryParse(call.Field("client"), out var id) && visitor.People.Any(p => p.Id == id) ? id : (ClientId?)null;
        (await work.Set<PortalSessionRow>().FirstAsync(s => s.Hash == visitor.Session)).ClientId = chosen;
        return null;
    });
}

/// <summary>POST /my/{slug}/visit: to the page of one of her visits. Its link is made now, so that no list of links lies in a page.</summary>
internal static class OpenVisit
{
    public static Task<IResult> Handle(Call call) => Portal.Change(call, async (work, visitor) =>
        BookingId.TryParse(call.Field("visit"), out var id) && visitor.Client is { } client && (await Booking.Public.InfoOf(work, id))?.ClientId == client.Id
            ? Links.Visit((await Booking.Public.IssueManageToken(work, id)).Value)
            : null);
}
