using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

internal static class MarkNoShow
{
    /// <param name="Waive">Forgives the fee, and says why.</param>
    public sealed record Request(string? Reason = null, string? Waive = null);

    public static async Task<Result<BookingView>> Handle(Work work, Change<BookingId> path, Request body, bool mayWaive)
    {
        if ((Releasing.TooLong(body.Reason) ?? Releasing.Waiver(body.Waive, mayWaive)) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit) ||
            StepDecider.Decide(visit.Row.State, Step.NoShow, visit.Row.Start, work.Now).Failed(out refusal, out var to))
        {
            return refusal;
        }

        var booking = visit.Row;
        if (await Releasing.Release(work, booking, isNoShow: true, Texts.Clean(body.Waive)) is { } kept)
        {
            return kept;
        }

        booking.Sequence++;
        visit.Enter(work, to, HistoryAction.NoShow, Texts.Clean(body.Reason));
        work.Log.Append(new BookingNoShow(booking.Id, booking.SiteId, booking.ClientId, booking.OrderId, booking.Start));
        return await BookingViews.Of(work, visit);
    }
}
