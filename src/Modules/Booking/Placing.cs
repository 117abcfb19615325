using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A time taken for a booking.</summary>
/// <param name="Price">Unit prices of service and add-ons together, as they were promised.</param>
/// <param name="More">Further services with their people and times.</param>
internal sealed record Placed(Offer Offer, Seat Seat, Money Price, IReadOnlyList<(PartWish Wish, PlacedPart At)>? More = null)
{
    public IReadOnlyList<(PartWish Wish, PlacedPart At)> Further => More ?? [];

    public Instant End => Further.Select(m => m.At.End).Append(Seat.When.End).Max();

    /// <summary>What is left of the promised price for the service when the add-ons are counted at theirs.</summary>
    public Money ServicePrice => Offer.AddOns.Aggregate(Price, (left, addOn) => left - addOn.Price);
}

/// <summary>Takes the time of a new booking: what a hold has kept, or what the request names.</summary>
internal static class Placing
{
    public static async Task<Result<Placed>> Take(Work work, BookingId booking, CreateBooking.Request body, BookingPolicy policy)
    {
        if (body.HoldId is { } holdId)
        {
            return body.DurationMinutes is not null ? CommonErrors.Invalid.At("/durationMinutes", "A hold keeps the length that it was placed for. Book without it, or move the visit afterwards.")
                : body.More is { Count: > 0 } ? CommonErrors.Invalid.At("/more", "A hold keeps one service. Book without it.")
                : await FromHold(work, booking, holdId, policy);
        }

        if (body.SiteId is not { } site || body.ServiceId is not { } service || body.Start is not { } start)
        {
            return CommonErrors.Invalid.At(
                body.SiteId is null ? "/siteId" : body.ServiceId is null ? "/serviceId" : "/start", "A booking needs a site, a service and a start, or a holdId.");
        }

        return Times.Start(start, work.Now).Failed(out var refusal, out var at)
            ? refusal
            : await Direct(work, booking, new Wish(site, service, body.AddOnIds ?? []), new SeatWish(body.MemberId, at, policy, body.Override), body.DurationMinutes, body.More);
    }

    private static async Task<Result<Placed>> Direct(Work work, BookingId booking, Wish wish, SeatWish seatWish, int? minutes = null, IReadOnlyList<MorePart>? more = null)
    {
        if (await Seating.AlreadyTaken(work, seatWish) is { } taken)
        {
            return taken;
        }

        if ((await Offer.Load(work.AsReading(), wish, seatWish.Member)).Failed(out var refusal, out var offer))
        {
            return refusal;
        }

        offer = VisitLength.Of(offer, minutes);
        if (more is { Count: > 0 })
        {
            return await Several(work, booking, offer, seatWish, more);
        }

        if ((await Seating.Find(work, offer, seatWish)).Failed(out refusal, out var seat) ||
            (await work.Schedule.Take(ClaimOwner.Of(booking), seat.Asks)).Failed(out refusal, out _))
        {
            return refusal;
        }

        return new Placed(offer, seat, offer.Price);
    }

    private static async Task<Result<Placed>> Several(Work work, BookingId booking, Offer offer, SeatWish seatWish, IReadOnlyList<MorePart> more)
    {
        if ((await PartWish.Load(work.AsReading(), new PartWish(offer, seatWish.Member, PartTiming.After), more)).Failed(out var refusal, out var wishes) ||
            (await PartSeating.Find(work, GuestWish.Alone(wishes), seatWish)).Failed(out refusal, out var visit) ||
            (await work.Schedule.Take(ClaimOwner.Of(booking), visit.Asks())).Failed(out refusal, out _))
        {
            return refusal;
        }

        return new Placed(offer, Seat.Of(offer, visit.Parts[0]), offer.Price, [.. wishes.Zip(visit.Parts).Skip(1)]);
    }

    private static async Task<Result<Placed>> FromHold(Work work, BookingId booking, HoldId id, BookingPolicy policy)
    {
        var hold = await work.Set<HoldRow>().FirstOrDefaultAsync(h => h.Id == id);
        if (hold is null or { State: HoldState.Booked or HoldState.Released })
        {
            return BookingErrors.HoldGone.At("/holdId", "This time is not kept for you any more. Please choose a time again.");
        }

        var wish = new Wish(hold.SiteId, hold.ServiceId, SlotQuery.AddOns(hold.AddOnIds)!);
        if (hold.State == HoldState.Expired || hold.ExpiresAt <= work.Now)
        {
            // Too late to be kept, but if it is still free nobody is helped by a refusal. It is judged anew, like any other request.
            return await Late(work, booking, hold, wish, policy);
        }

        if ((await Offer.Load(work.AsReading(), wish, hold.MemberId)).Failed(out var refusal, out var offer) ||
            (await work.Schedule.Convert(id, booking)).Failed(out refusal, out var claims))
        {
            return refusal;
        }

        Close(work, hold, HoldState.Booked, "booked");
        var own = claims.Where(c => c.ResourceId == hold.PersonId).ToList();
        var when = new Occupancy(hold.Start, hold.End, hold.Start - own.Min(c => c.StartsAt), Duration.Max(own.Max(c => c.EndsAt) - hold.End, Duration.Zero));
        return offer.People.FirstOrDefault(p => p.Id == hold.MemberId) is { } person
            ? new Placed(offer, new Seat(person, hold.RoomId, when, ProcessingTimes.Read(hold.Processing)), new Money(hold.PriceAmount, hold.Currency))
            : BookingErrors.NotOffered.Because("This person can no longer be booked. Please choose somebody else.");
    }

    private static async Task<Result<Placed>> Late(Work work, BookingId booking, HoldRow hold, Wish wish, BookingPolicy policy)
    {
        if (hold.State == HoldState.Active)
        {
            await work.Schedule.Release(ClaimOwner.Of(hold.Id));
            Close(work, hold, HoldState.Expired, "expired");
        }

        return (await Direct(work, booking, wish, new SeatWish(hold.MemberId, hold.Start, policy))).Failed(out var refusal, out var placed)
            ? BookingErrors.HoldGone.At("/holdId", $"The time was kept for {HoldRow.Lifetime.TotalMinutes} minutes. {refusal.Detail}")
            : placed;
    }

    private static void Close(Work work, HoldRow hold, HoldState to, string why)
    {
        hold.Close(to);
        work.Log.Append(new HoldReleased(hold.Id, hold.SiteId, why));
    }
}
