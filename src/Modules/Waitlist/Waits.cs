using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>How a wait goes on and how it ends.</summary>
internal static class Waits
{
    public static Refusal Unknown => WaitlistErrors.WaitUnknown.Because("There is no such entry of the waitlist.");

    /// <summary>Her offer is over; she waits as long as her windows last.</summary>
    public static async Task<WaitRow?> GoOn(Work work, WaitId id)
    {
        if (await work.Set<WaitRow>().FirstOrDefaultAsync(w => w.Id == id) is not { } wait)
        {
            return null;
        }

        if (wait.State == WaitState.Offered)
        {
            wait.State = WaitState.Waiting;
            wait.Version++;
        }

        return wait;
    }

    /// <summary>The kept time becomes a visit.</summary>
    public static async Task<Result<BookingInfo>> Take(Work work, OfferRow offer, WaitRow wait, BookingSource source)
    {
        if (offer.State != WaitOfferState.Open)
        {
            return Over(offer);
        }

        var request = new CreateBooking.Request(HoldId: offer.HoldId, ClientId: wait.ClientId, Note: wait.Note, Source: source);
        if ((await Booking.Public.Book(work, request, BookingPolicy.Desk)).Failed(out var refusal, out var booked))
        {
            return refusal;
        }

        offer.Close(WaitOfferState.Taken, work.Now);
        Fulfil(work, wait, booked.Id, offer.Id);
        return booked;
    }

    /// <summary>Not this time. It is free for the next in line, and she waits on.</summary>
    public static async Task<Result<WaitRow>> Decline(Work work, OfferRow offer)
    {
        if (offer.State != WaitOfferState.Open)
        {
            return Over(offer);
        }

        offer.Close(WaitOfferState.Declined, work.Now);
        await Booking.Public.ReleaseHold(work, offer.HoldId);
        work.Log.Append(new WaitlistDeclined(offer.Id, offer.WaitId));
        return (await GoOn(work, offer.WaitId))!;
    }

    /// <summary>She booked the same service by other means: she need not wait any more.</summary>
    public static async Task Fulfil(Work work, BookingMade made)
    {
        if (made.ClientId is not { } client || await Places.Public.SiteOf(work, made.SiteId) is not { } site)
        {
            return;
        }

        var at = made.Start.InZone(site.Zone);
        var hers = await work.Set<WaitRow>().Where(w => w.ClientId == client && w.SiteId == made.SiteId && w.ServiceId == made.ServiceId &&
            (w.State == WaitState.Waiting || w.State == WaitState.Offered)).ToListAsync();
        foreach (var wait in hers.Where(w => Window.Read(w.Windows).Any(window => window.Fits(at.Date, at.TimeOfDay))))
        {
            await LetGo(work, wait);
            Fulfil(work, wait, made.Id, null);
        }
    }

    /// <summary>What is kept for her is free again.</summary>
    public static async Task LetGo(Work work, WaitRow wait)
    {
        foreach (var open in await work.Set<OfferRow>().Where(o => o.WaitId == wait.Id && o.State == WaitOfferState.Open).ToListAsync())
        {
            open.Close(WaitOfferState.Declined, work.Now);
            await Booking.Public.ReleaseHold(work, open.HoldId);
        }
    }

    private static void Fulfil(Work work, WaitRow wait, BookingId booking, WaitOfferId? offer)
    {
        (wait.State, wait.BookingId) = (WaitState.Booked, booking);
        wait.Version++;
        work.Log.Append(new WaitlistTaken(wait.Id, offer, booking));
    }

    private static Refusal Over(OfferRow offer) => WaitlistErrors.OfferOver.Because(
        offer.State == WaitOfferState.Taken ? "This time was taken already." : "This time is no longer kept. Whoever waits is told when another one frees.");
}
