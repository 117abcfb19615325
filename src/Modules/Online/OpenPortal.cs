using System.Security.Cryptography;
using System.Text;
using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Online;

/// <summary>
/// /my/{slug}/open/{token}: the link of a letter. Opening the page changes nothing, because mail programs look at links too; its button signs in, once.
/// </summary>
internal static class OpenPortal
{
    public static Task<IResult> Show(Call call) => Door.Show(call, async (reading, door) =>
    {
        if (Read(call, reading.Business) is not { } hash ||
            await reading.Set<PortalLinkRow>().FirstOrDefaultAsync(l => l.Hash == hash) is not { UsedBy: null } link || link.ExpiresAt <= reading.Now)
        {
            return Over(door);
        }

        return Answers.Page<OpenPortalPage>(new OpenPortalView(door.Frame, Links.OpenMy(door.Slug, call.Path("token")), link.Email, call.Guard()));
    });

    public static async Task<IResult> Handle(Call call)
    {
        if (await Door.Find(call) is not { } place || Read(call, place.Business) is not { } hash)
        {
            return Answers.NotFound(call);
        }

        // Without a key: what is kept of a keyed write would hold the secret.
        var session = LinkToken.New(place.Business);
        var opened = await call.Writer.WriteOrThrow<bool>(
            new WriteOrder(place.Business, Call.Stranger, Key: null), async work => await Open(work, hash, session.Hash, call.Field("nonce")));
        if (!opened)
        {
            return Answers.SeeOther(Links.OpenMy(call.Path("slug"), call.Path("token")));
        }

        Portal.Keep(call, session);
        return Answers.SeeOther(Links.My(call.Path("slug")));
    }

    private static byte[]? Read(Call call, BusinessId business) => LinkToken.TryRead(call.Path("token"), out var token) && token.Business == business ? token.Hash : null;

    /// <summary>A second tap on the same button comes with the same nonce and takes the place of the first; whoever has only the link is too late.</summary>
    private static async Task<bool> Open(Work work, byte[] hash, byte[] session, string nonce)
    {
        var by = SHA256.HashData(Encoding.UTF8.GetBytes(nonce));
        if (!GiftPurchase.IsKey(nonce) || await work.Set<PortalLinkRow>().FirstOrDefaultAsync(l => l.Hash == hash) is not { } link || link.ExpiresAt <= work.Now ||
            (link.UsedBy is { } used && !CryptographicOperations.FixedTimeEquals(used, by)) || (await Clients.Public.WithEmail(work.AsReading(), link.Email)).Count == 0)
        {
            return false;
        }

        work.Db.RemoveRange(await work.Set<PortalSessionRow>().Where(s => s.LinkHash == hash).ToListAsync());
        link.UsedBy = by;
        work.Append(Portal.Row(work, link, session));
        return true;
    }

    private static IResult Over(Door door) => Answers.Page<NoticePage>(
        new NoticeView(door.Frame, door.Frame.Words.LinkOver, door.Frame.Words.LinkOverText, Links.My(door.Slug)), StatusCodes.Status404NotFound);
}
