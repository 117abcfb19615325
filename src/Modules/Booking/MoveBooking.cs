using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Gives a visit another time, another person or another length. If that is refused the visit stays where it is.</summary>
internal static class MoveBooking
{
    /// <param name="MemberId">Absent: the same person.</param>
    /// <param name="DurationMinutes">Of the service, without its add-ons. Absent: as long as it was.</param>
    public sealed record Request(OffsetDateTime Start, MemberId? MemberId = null, string? Reason = null, bool Override = false, int? DurationMinutes = null);

    public static async Task<Result<BookingView>> Handle(Work work, Change<BookingId> path, Request body, bool mayOverride)
    {
        if (body.Override && !mayOverride)
        {
            return BookingErrors.OverrideForbidden.At("/override", $"Booking outside the rules needs the permission '{BookingModule.Override}'. Ask a manager.");
        }

        if ((Releasing.TooLong(body.Reason) ?? VisitLength.Check(body.DurationMinutes)) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit) ||
            Times.Start(body.Start, work.Now).Failed(out refusal, out var start))
        {
            return refusal;
        }

        var wish = new SeatWish(body.MemberId ?? visit.Row.MemberId, start, BookingPolicy.Desk, body.Override, ClaimOwner.Of(path.Id));
        return await Move(work, visit, wish, Texts.Clean(body.Reason), body.DurationMinutes) is { } no ? no : await BookingViews.Of(work, visit);
    }

    public static async Task<Result<BookingView>> InSeries(Work work, VisitMove move, string? reason) =>
        (await Visit.Load(work, move.Id)).Failed(out var refusal, out var visit) || Times.Start(move.Start, work.Now).Failed(out refusal, out var start) ? refusal
            : move.Version is { } seen && seen != visit.Row.Version ? CommonErrors.Stale.Because($"Visit {visit.Row.Code} was changed meanwhile.")
            : await Move(work, visit, new SeatWish(move.MemberId ?? visit.Row.MemberId, start, BookingPolicy.Desk), reason) is { } no ? no
            : await BookingViews.Of(work, visit);

    /// <summary>Null when it is done.</summary>
    public static async Task<Refusal?> Move(Work work, Visit visit, SeatWish wish, string? reason, int? minutes = null)
    {
        var booking = visit.Row;
        if (StepDecider.Decide(booking.State, Step.Move, booking.Start, work.Now).Failed(out var refusal, out var state) ||
            (await Offer.Promised(work.AsReading(), booking, wish.Member)).Failed(out refusal, out var offer))
        {
            return refusal;
        }

        offer = VisitLength.Of(offer, minutes + visit.AddOns.Where(a => a.Part == 0).Sum(a => a.DurationMinutes));
        var people = visit.People;
        return (visit.Parts.Count == 0 ? await One(work, booking, offer, wish) : await Several(work, visit, offer, wish)).Failed(out refusal, out var seat)
            ? refusal
            : await Settle(work, visit, people, seat, offer.Site, state, reason);
    }

    /// <summary>Writes down where a visit is now, when its new time is taken.</summary>
    /// <param name="before">Who did its services until now.</param>
    public static async Task<Refusal?> Settle(
        Work work, Visit visit, IReadOnlyList<MemberId> before, Seat seat, SiteInfo site, BookingState state, string? reason)
    {
        var booking = visit.Row;
        var moved = new BookingMoved(
            booking.Id, booking.SiteId, booking.ClientId, booking.MemberId, booking.Start, seat.Person.Id, seat.When.Start, seat.When.End);
        Place(visit, seat, site.Zone);
        booking.Sequence++;
        visit.Enter(work, state, HistoryAction.Moved, reason);
        work.Log.Append(moved);
        return await OrderOf.Moved(work, visit, visit.People.SequenceEqual(before), site) ?? await visit.KeepSessions(work);
    }

    private static async Task<Result<Seat>> One(Work work, BookingRow booking, Offer offer, SeatWish wish) =>
        (await Seating.Find(work, offer, wish)).Failed(out var refusal, out var seat) ||
        (await work.Schedule.Move(ClaimOwner.Of(booking.Id), seat.Asks)).Failed(out refusal, out _) ? refusal : seat;

    /// <summary>All of it moves together; everybody but the first stays with her part.</summary>
    private static async Task<Result<Seat>> Several(Work work, Visit visit, Offer offer, SeatWish wish)
    {
        if ((await GuestWish.Promised(work.AsReading(), visit, wish.Member)).Failed(out var refusal, out var guest))
        {
            return refusal;
        }

        guest = guest with { Services = [guest.Services[0] with { Offer = offer }, .. guest.Services.Skip(1)] };
        if ((await PartSeating.Find(work, [guest], wish)).Failed(out refusal, out var placed) ||
            (await work.Schedule.Move(ClaimOwner.Of(visit.Row.Id), placed.Asks())).Failed(out refusal, out _))
        {
            return refusal;
        }

        return guest.Sit(visit, placed.Parts);
    }

    private static void Place(Visit visit, Seat seat, DateTimeZone zone)
    {
        var booking = visit.Row;
        var local = seat.When.Start.InZone(zone);
        booking.Start = seat.When.Start;
        booking.End = visit.Parts.Select(p => p.End).Append(seat.When.End).Max();
        booking.DurationMinutes = (int)(seat.When.End - seat.When.Start).TotalMinutes;
        booking.Processing = ProcessingTimes.Text(seat.Processing);
        booking.LocalDate = local.Date;
        booking.LocalStart = local.TimeOfDay;
        booking.TimeZone = zone.Id;
        booking.MemberId = seat.Person.Id;
        booking.PersonId = seat.Person.ResourceId;
        booking.RoomId = seat.Room;
    }
}
