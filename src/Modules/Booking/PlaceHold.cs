using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A time that is kept until <paramref name="ExpiresAt"/> and not a second longer.</summary>
/// <param name="Price">What will be charged if it is booked in time.</param>
public sealed record HoldView(
    HoldId Id, OffsetDateTime ExpiresAt, OffsetDateTime Start, OffsetDateTime End, MemberId MemberId, HeldService Service, Money Price);

/// <summary>A stranger who keeps times, told apart from others as well as one can.</summary>
/// <param name="Key">At most <see cref="Length"/> characters; nothing that names a person.</param>
/// <param name="Most">So many times at once, and no more.</param>
public readonly record struct HoldKeeper(string Key, int Most)
{
    public const int Length = 32;
}

public sealed record HeldService(ServiceId Id, string Name, IReadOnlyList<AddOnView> AddOns);

/// <summary>Keeps a time while somebody fills in the form. It occupies like a visit.</summary>
public static class PlaceHold
{
    /// <param name="Start">With its offset: in the hour that comes twice, this says which.</param>
    public sealed record Request(
        SiteId SiteId, ServiceId ServiceId, OffsetDateTime Start, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, HoldId? Id = null);

    internal static async Task<Result<HoldView>> Handle(Work work, Request body, BookingPolicy policy, HoldKeeper? keeper = null, Duration? lifetime = null)
    {
        if (keeper is { } stranger && await work.Set<HoldRow>().CountAsync(
            h => h.State == HoldState.Active && h.ExpiresAt > work.Now && h.Keeper == stranger.Key) >= stranger.Most)
        {
            // Thrown, not returned: this no passes, so it is not kept under the request's key.
            throw new RefusedException(BookingErrors.TooManyHolds.Because(
                $"{stranger.Most} times are kept for you already. Book one of them, or wait until they are free again. Nothing was changed."));
        }

        if (Times.Start(body.Start, work.Now).Failed(out var refusal, out var start))
        {
            return refusal;
        }

        var wish = new Wish(body.SiteId, body.ServiceId, body.AddOnIds ?? []);
        var seatWish = new SeatWish(body.MemberId, start, policy);
        if (await Seating.AlreadyTaken(work, seatWish) is { } taken)
        {
            return taken;
        }

        if ((await Offer.Load(work.AsReading(), wish, body.MemberId)).Failed(out refusal, out var offer) ||
            (await Seating.Find(work, offer, seatWish)).Failed(out refusal, out var seat))
        {
            return refusal;
        }

        var id = body.Id ?? work.NewId<HoldId>();
        var expires = work.Now + (lifetime ?? HoldRow.Lifetime);
        if ((await work.Schedule.Take(ClaimOwner.Of(id), seat.Asks, expires)).Failed(out refusal, out _))
        {
            return refusal;
        }

        // What will be charged, by the calculator of the checkout: where prices are without tax it is more than the sum of the list.
        if ((await OrderOf.Quote(work, offer)).Failed(out refusal, out var price))
        {
            return refusal;
        }

        var row = Row(work, id, offer, seat, expires);
        row.QuoteAmount = price.Amount;
        row.Keeper = keeper?.Key;
        work.Append(row);
        work.Log.Append(new HoldPlaced(id, row.SiteId, row.MemberId, row.Start, row.End, expires));
        return View(row, offer, price);
    }

    private static HoldRow Row(Work work, HoldId id, Offer offer, Seat seat, Instant expires) => new()
    {
        BusinessId = work.Business,
        Id = id,
        State = HoldState.Active,
        SiteId = offer.Site.Id,
        ServiceId = offer.Service.Id,
        AddOnIds = string.Join(',', offer.AddOns.Select(a => a.Id)),
        MemberId = seat.Person.Id,
        PersonId = seat.Person.ResourceId,
        RoomId = seat.Room,
        Start = seat.When.Start,
        End = seat.When.End,
        Processing = ProcessingTimes.Text(seat.Processing),
        ExpiresAt = expires,
        PriceAmount = offer.Price.Amount,
        Currency = offer.Price.Currency,
        PlacedAt = work.Now,
    };

    private static HoldView View(HoldRow row, Offer offer, Money price)
    {
        var zone = offer.Site.Zone;
        return new HoldView(
            row.Id, row.ExpiresAt.In(zone), row.Start.In(zone), row.End.In(zone), row.MemberId,
            new HeldService(offer.Service.Id, offer.Service.Name, [.. offer.AddOns.Select(a => new AddOnView(a.Id, a.Name))]), price);
    }
}
