using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>An offer with all that a letter or a page for the client needs.</summary>
/// <param name="Name">The service with its add-ons.</param>
public sealed record WaitOfferInfo(
    WaitOfferId Id, WaitOfferState State, SiteId SiteId, ClientId ClientId, BookingId? BookingId, string Name, string MemberName, Instant Start, Instant End, Instant ExpiresAt, Money Price);

/// <summary>What letters and public pages may ask of the waitlist.</summary>
public static class Public
{
    public static async Task<WaitOfferInfo?> OfferOf(Reading reading, WaitOfferId id) =>
        await reading.Set<OfferRow>().FirstOrDefaultAsync(o => o.Id == id) is { } offer ? await Info(reading, offer) : null;

    /// <summary>
    /// The secret for the client's link. Only its hash is stored: call this in a write without a key, because the outcome of a keyed write is kept in clear.
    /// </summary>
    public static async Task<string> IssueToken(Work work, WaitOfferId id)
    {
        var link = LinkToken.New(work.Business);
        (await work.Set<OfferRow>().FirstAsync(o => o.Id == id)).Hash = link.Hash;
        return link.Text;
    }

    public static async Task<WaitOfferInfo?> ByToken(Reading reading, LinkToken link)
    {
        var hash = link.Hash;
        return await reading.Set<OfferRow>().FirstOrDefaultAsync(o => o.Hash == hash) is { } offer ? await Info(reading, offer) : null;
    }

    /// <returns><c>offer_over</c>, and what a booking refuses.</returns>
    public static async Task<Result<BookingInfo>> Take(Work work, WaitOfferId id) =>
        await AnswerOffer.Load(work, id) is var (offer, wait) ? await Waits.Take(work, offer, wait, BookingSource.Online) : Waits.Unknown;

    /// <returns><c>offer_over</c>.</returns>
    public static async Task<Result<Core.Http.Nothing>> Decline(Work work, WaitOfferId id) =>
        await AnswerOffer.Load(work, id) is not var (offer, _) ? Waits.Unknown : (await Waits.Decline(work, offer)).Failed(out var refusal, out var _wait) ? refusal : Core.Http.Nothing.Here;

    private static async Task<WaitOfferInfo> Info(Reading reading, OfferRow o)
    {
        var wait = await reading.Set<WaitRow>().FirstAsync(w => w.Id == o.WaitId);
        var names = new List<string>();
        foreach (var service in WaitView.AddOns(wait).Prepend(wait.ServiceId))
        {
            names.AddRange(await Catalog.Public.ServiceOf(reading, service) is { } known ? [known.Name] : []);
        }

        return new WaitOfferInfo(
            o.Id, o.State == WaitOfferState.Open && o.ExpiresAt <= reading.Now ? WaitOfferState.Lapsed : o.State, o.SiteId, wait.ClientId,
            o.State == WaitOfferState.Taken ? wait.BookingId : null, string.Join(" + ", names), (await Team.Public.MemberOf(reading, o.MemberId))?.Name ?? "", o.Start, o.End, o.ExpiresAt,
            new Money(o.PriceAmount, o.Currency));
    }
}
