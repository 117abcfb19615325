using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

internal static class CancelBooking
{
    /// <param name="Late">Whether it counts as late; absent: by the policy that was promised.</param>
    public sealed record Request(string? Reason = null, bool? Late = null);

    public static async Task<Result<BookingView>> Handle(Work work, Change<BookingId> path, Request body)
    {
        if (Releasing.TooLong(body.Reason) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit))
        {
            return refusal;
        }

        return await Cancel(work, visit, Texts.Clean(body.Reason), body.Late) is { } no ? no : await BookingViews.Of(work, visit);
    }

    /// <summary>Null when it is done.</summary>
    public static async Task<Refusal?> Cancel(Work work, Visit visit, string? reason, bool? late)
    {
        var booking = visit.Row;
        if (StepDecider.Decide(booking.State, Step.Cancel, booking.Start, work.Now).Failed(out var refusal, out var to))
        {
            return refusal;
        }

        if (await Releasing.Release(work, booking, reason ?? "The visit was cancelled") is { } kept)
        {
            return kept;
        }

        booking.IsLateCancel = late ?? work.Now > booking.ChangesUntil;
        booking.Sequence++;
        visit.Enter(work, to, HistoryAction.Cancelled, reason);
        work.Log.Append(new BookingCancelled(booking.Id, booking.SiteId, booking.ClientId, booking.OrderId, booking.Start, booking.IsLateCancel));
        return null;
    }
}
