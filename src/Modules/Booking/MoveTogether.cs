using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Gives visits of guests who come together another time, each as far from the others as it was. All of them, or none.</summary>
internal static class MoveTogether
{
    /// <param name="withAnyone">Whoever is free then; otherwise everybody stays with her guest.</param>
    public static async Task<Result<IReadOnlyList<BookingView>>> Handle(Work work, IReadOnlyList<BookingId> ids, OffsetDateTime to, bool withAnyone, string? reason)
    {
        if (Releasing.TooLong(reason) is { } tooLong)
        {
            return tooLong;
        }

        if (Times.Start(to, work.Now).Failed(out var refusal, out var start))
        {
            return refusal;
        }

        var (visits, states) = (new List<Visit>(ids.Count), new List<BookingState>(ids.Count));
        foreach (var id in ids)
        {
            if ((await Visit.Load(work, id)).Failed(out refusal, out var visit) ||
                StepDecider.Decide(visit.Row.State, Step.Move, visit.Row.Start, work.Now).Failed(out refusal, out var state))
            {
                return refusal;
            }

            visits.Add(visit);
            states.Add(state);
            await work.Schedule.Release(ClaimOwner.Of(id));
        }

        if ((await GuestWish.Promised(work.AsReading(), visits, withAnyone)).Failed(out refusal, out var guests) ||
            (await PartSeating.Find(work, guests, new SeatWish(null, start, BookingPolicy.Desk))).Failed(out refusal, out var placed))
        {
            return refusal;
        }

        var views = new List<BookingView>(visits.Count);
        foreach (var (g, (visit, guest)) in visits.Zip(guests).Index())
        {
            var people = visit.People;
            if ((await work.Schedule.Take(ClaimOwner.Of(visit.Row.Id), placed.Asks(g))).Failed(out refusal, out _) ||
                (refusal = await MoveBooking.Settle(work, visit, people, guest.Sit(visit, placed.Of(g)), guest.Site, states[g], Texts.Clean(reason))) is not null)
            {
                return refusal;
            }

            views.Add(await BookingViews.Of(work, visit));
        }

        return views;
    }
}
