using System.Text.Json;
using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Team;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>Watches what frees, and whose wait is over.</summary>
internal sealed class Freed : IFollower
{
    public string Name => "waitlist";

    public bool Wants(string factType) => factType is "booking.cancelled" or "booking.moved" or "booking.made" or "hold.released" or "timeOff.removed" or "waitlist.joined";

    public async Task Follow(Work work, FactRow fact)
    {
        switch (fact.Type)
        {
            case "booking.cancelled":
                var cancelled = Read<BookingCancelled>(fact);
                await At(work, cancelled.SiteId, cancelled.Start);
                break;
            case "booking.moved":
                var moved = Read<BookingMoved>(fact);
                await At(work, moved.SiteId, moved.FromStart);
                break;
            case "booking.made":
                await Waits.Fulfil(work, Read<BookingMade>(fact));
                break;
            case "hold.released" when Read<HoldReleased>(fact) is { Why: not "booked" } released:
                await Lapse(work, released.Id);
                if (await Booking.Public.KeptBy(work, released.Id) is { } kept)
                {
                    await At(work, kept.SiteId, kept.Start);
                }

                break;
            case "timeOff.removed":
                var back = Read<TimeOffRemoved>(fact);
                if (await work.Set<ClaimRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == back.ClaimId) is { } claim && await Team.Public.MemberOf(work, back.Id) is { } member)
                {
                    await At(work, member.SiteId, Instant.Max(claim.StartsAt, work.Now));
                }

                break;
            case "waitlist.joined":
                await Offering.For(work, Read<WaitlistJoined>(fact).Id);
                break;
        }
    }

    private static async Task At(Work work, SiteId siteId, Instant start)
    {
        if (start > work.Now && await Places.Public.SiteOf(work, siteId) is { } site)
        {
            await Offering.On(work, siteId, start.InZone(site.Zone).Date);
        }
    }

    /// <summary>Nobody answered in time; she waits on, and the next in line is asked.</summary>
    private static async Task Lapse(Work work, HoldId hold)
    {
        if (await work.Set<OfferRow>().FirstOrDefaultAsync(o => o.HoldId == hold && o.State == WaitOfferState.Open) is { } offer)
        {
            offer.Close(WaitOfferState.Lapsed, work.Now);
            work.Log.Append(new WaitlistLapsed(offer.Id, offer.WaitId));
            await Waits.GoOn(work, offer.WaitId);
        }
    }

    private static T Read<T>(FactRow fact) => JsonSerializer.Deserialize<T>(fact.Data, Json.Options)!;
}
