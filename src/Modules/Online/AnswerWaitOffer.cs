using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Waitlist;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

/// <summary>/w/{token}: a time that was kept for somebody of the waitlist (GET), and her answer (POST).</summary>
internal static class AnswerWaitOffer
{
    private sealed record Answered(BookingId? Booking);

    public static Task<IResult> Show(Call call) => Open(call, (reading, door, offer) =>
    {
        var zone = door.Site.Zone;
        var isOpen = offer.State == WaitOfferState.Open;
        var facts = new VisitFacts(offer.Name, offer.MemberName, offer.Start.InZone(zone).LocalDateTime, offer.End.InZone(zone).LocalDateTime, offer.Price);
        return Task.FromResult(Answers.Page<OfferPage>(new OfferPageView(
            door.Frame, facts, isOpen ? offer.ExpiresAt.InZone(zone).TimeOfDay : null, Links.Offer(call.Path("token")), call.Guard(), Links.Book(door.Slug),
            isOpen ? Notices.Of(call, door.Frame.Words)
                : offer.State == WaitOfferState.Taken ? new Notice(door.Frame.Words.Booked, IsGood: true) : new Notice(door.Frame.Words.OfferOver))));
    });

    public static async Task<IResult> Handle(Call call)
    {
        WaitOfferInfo? found = null;
        var opened = await Open(call, (_, _, offer) =>
        {
            found = offer;
            return Task.FromResult(Results.Ok());
        });
        if (found is not { } asked)
        {
            return opened;
        }

        LinkToken.TryRead(call.Path("token"), out var link);
        var take = call.Field("answer") == "take";
        var outcome = await call.Write(link.Business, $"offer:{asked.Id}:{(take ? "take" : "decline")}", work => Answer(work, asked.Id, take));
        if (!outcome.Ok || !take)
        {
            return Answers.SeeOther(Links.Offer(call.Path("token")));
        }

        // The visit's own link is said once, so it is no part of what is kept under the request's key.
        var booking = (await call.Read<WaitOfferInfo>(link.Business, async reading =>
            await Waitlist.Public.ByToken(reading, link) is { } offer ? offer : CommonErrors.NotFound.Because("There is no such offer."))).Value.BookingId!.Value;
        var token = await call.Writer.WriteOrThrow<string>(new WriteOrder(link.Business, Call.Stranger, Key: null), work => Booking.Public.IssueManageToken(work, booking));
        return Answers.SeeOther(Links.Visit(token, Notices.Booked));
    }

    private static async Task<Result<Answered>> Answer(Work work, WaitOfferId id, bool take) => take
        ? (await Waitlist.Public.Take(work, id)).Failed(out var refusal, out var booked) ? refusal : new Answered(booked.Id)
        : (await Waitlist.Public.Decline(work, id)).Failed(out refusal, out var _) ? refusal : new Answered(null);

    private static async Task<IResult> Open(Call call, Func<Reading, Door, WaitOfferInfo, Task<IResult>> show)
    {
        if (!LinkToken.TryRead(call.Path("token"), out var link))
        {
            return Answers.NotFound(call);
        }

        var shown = await call.Read<Shown>(link.Business, async reading => await Waitlist.Public.ByToken(reading, link) is { } offer
            ? new Shown(await show(reading, await Door.Of(reading, offer.SiteId), offer))
            : CommonErrors.NotFound.Because("There is no such offer."));
        return shown.Refusal is null ? shown.Value.Answer : Answers.NotFound(call);
    }
}
