using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Bookend.Online;

/// <summary>/m/{token}: a guest's own visit. Seeing it never changes it; only posted forms do.</summary>
internal static class Visits
{
    /// <summary>Runs a page for the visit that the token in the address opens, or says that it opens none.</summary>
    public static async Task<IResult> Open(Call call, Func<Reading, Door, BookingInfo, Task<IResult>> show)
    {
        if (!LinkToken.TryRead(call.Path("token"), out var link))
        {
            return Answers.NotFound(call);
        }

        var shown = await call.Read<Shown>(link.Business, async reading =>
            (await Booking.Public.ByManageToken(reading, call.Path("token"))).Failed(out var refusal, out var visit)
                ? refusal
                : new Shown(await show(reading, await Door.Of(reading, visit.SiteId), visit)));
        return shown.Refusal is null ? shown.Value.Answer : Answers.NotFound(call);
    }

    public static VisitFacts Facts(BookingInfo visit) => new(Name(visit), visit.MemberName, visit.LocalStart, visit.LocalEnd, visit.Price);

    public static string Name(BookingInfo visit) => string.Join(" + ", visit.AddOns.Select(a => a.Name).Prepend(visit.ServiceName).Concat(visit.More.Select(m => m.Name)));

    public static int PolicyHours(BookingInfo visit) => Math.Max(0, (int)Math.Round((visit.Start - visit.ChangesUntil).TotalHours));

    public static bool MayChange(BookingInfo visit, Instant now) => visit.State == BookingState.Booked && now <= visit.ChangesUntil;

    /// <summary>The way back into the booking flow with the same service and person.</summary>
    public static string AgainHref(Door door, BookingInfo visit) =>
        Links.Step(door.Slug, new Wanted(visit.ServiceId, [.. visit.AddOns.Select(a => a.Id)], visit.MemberId, Anyone: false));
}
