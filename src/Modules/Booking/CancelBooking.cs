using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

internal static class CancelBooking
{
    /// <param name="Late">Whether it counts as late; absent: by the policy that was promised.</param>
    /// <param name="Waive">Forgives the fee, and says why.</param>
    public sealed record Request(string? Reason = null, bool? Late = null, string? Waive = null);

    public static async Task<Result<BookingView>> Handle(Work work, Change<BookingId> path, Request body, bool mayWaive)
    {
        if ((Releasing.TooLong(body.Reason) ?? Releasing.Waiver(body.Waive, mayWaive)) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit))
        {
            return refusal;
        }

        return await Cancel(work, visit, Texts.Clean(body.Reason), body.Late, Texts.Clean(body.Waive)) is { } no ? no : await BookingViews.Of(work, visit);
    }

    /// <summary>Null when it is done.</summary>
    public static async Task<Refusal?> Cancel(Work work, Visit visit, string? reason, bool? late, string? waiver = null)
    {
        var booking = visit.Row;
        if (StepDecider.Decide(booking.State, Step.Cancel, booking.Start, work.Now).Failed(out var refusal, out var to))
        {
            return refusal;
        }

        booking.IsLateCancel = late ?? work.Now > booking.ChangesUntil;
        if (await Releasing.Release(work, booking, isNoShow: false, waiver) is { } kept)
        {
            return kept;
        }

        booking.Sequence++;
        visit.Enter(work, to, HistoryAction.Cancelled, reason);
        work.Log.Append(new BookingCancelled(booking.Id, booking.SiteId, booking.ClientId, booking.OrderId, booking.Start, booking.IsLateCancel));
        return null;
    }
}
