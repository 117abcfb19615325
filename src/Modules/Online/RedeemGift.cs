using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Online;

/// <summary>POST /my/{slug}/redeem: what is left on a gift card goes into her credit. A code that nobody has, a blocked card and an empty one get the same words.</summary>
internal static class RedeemGift
{
    private static readonly ErrorCode Unusable = new("gift_card_unusable", 409, "This gift card cannot be used");

    public static async Task<IResult> Handle(Call call)
    {
        var (code, slug) = (call.Field("code").Trim(), call.Path("slug"));
        if (await Door.Find(call) is not { } place || call.Http.RequestServices.GetService<IGiftCardDesk>() is not { } desk)
        {
            return Answers.NotFound(call);
        }

        var who = await call.Read<ClientId?>(place.Business, async reading => (await Portal.Find(call, reading))?.Client?.Id);
        if (who.Failed(out _, out var her) || her is not { } client)
        {
            return Answers.SeeOther(Links.My(slug));
        }

        if (!desk.MayAsk(call.Http.Connection.RemoteIpAddress, slug, code))
        {
            call.Http.Response.Headers.RetryAfter = "60";
            return Answers.Notice(call, 429, w => w.TooFast, w => w.TooFastText);
        }

        // The form's nonce: sent twice, it says twice what it did once.
        var done = await call.Write<Nothing>(place.Business, $"redeem:{client}:{call.Field("nonce")}", async work =>
            await desk.Redeem(work, client, code) is null ? Unusable.Because("Nothing was moved.") : Nothing.Here);
        return Answers.SeeOther($"{Links.My(slug)}?n={(done.Ok ? Notices.Redeemed : Notices.Unredeemed)}");
    }
}
