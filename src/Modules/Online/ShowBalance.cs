using Bookend.Ordering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bookend.Online;

/// <summary>
/// /book/{slug}/balance: what is left on a gift card, for whoever has its code. The code travels in the form and never in an address. A code that
/// nobody has and a card that is blocked get the same words.
/// </summary>
internal static class ShowBalance
{
    public static Task<IResult> Show(Call call) => Page(call, null, w => Notices.Of(call, w), null, 200);

    public static async Task<IResult> Ask(Call call)
    {
        var (code, desk) = (call.Field("code").Trim(), call.Http.RequestServices.GetService<IGiftCardDesk>());
        if (desk is not null && !desk.MayAsk(call.Http.Connection.RemoteIpAddress, call.Path("slug"), code))
        {
            call.Http.Response.Headers.RetryAfter = "60";
            return await Page(call, null, w => new Notice(w.TooFastText), null, 429);
        }

        return await Page(call, code, _ => null, desk, 200);
    }

    private static Task<IResult> Page(Call call, string? code, Func<Words, Notice?> notice, IGiftCardDesk? desk, int status) => Door.Show(call, async (reading, door) =>
    {
        if (call.Http.RequestServices.GetService<IGiftCardDesk>() is null)
        {
            return Answers.NotFound(call);
        }

        var found = code is null || desk is null ? null : await desk.Balance(reading, code);
        var until = found?.ExpiresAt is { } end ? (end - Duration.Epsilon).InZone(door.Site.Zone).Date : (LocalDate?)null;
        return Answers.Page<GiftBalancePage>(
            new GiftBalanceView(
                door.Frame, Links.Balance(door.Slug), call.Guard(), found?.Label, found?.Left, until, code is not null && found is null ? door.Frame.Words.CodeUnknown : null,
                await GiftCounter.Of(call, reading, door) is null ? null : Links.Gift(door.Slug), notice(door.Frame.Words)),
            code is not null && found is null ? 422 : status);
    });
}
