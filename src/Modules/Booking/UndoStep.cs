using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Takes the last step back. A cancelled visit gets its time again, or is refused if somebody else has it by now.</summary>
internal static class UndoStep
{
    public sealed record Request(string? Reason = null);

    public static async Task<Result<BookingView>> Handle(Work work, Change<BookingId> path, Request body)
    {
        if (Releasing.TooLong(body.Reason) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit) ||
            StepDecider.LastStep(visit.Row.State, visit.History).Failed(out refusal, out var last))
        {
            return refusal;
        }

        var booking = visit.Row;
        var from = booking.State;
        if (!from.Occupies())
        {
            if ((await Seating.TakeAgain(work, visit) ?? await OrderOf.Reopen(work, visit) ?? await visit.KeepSessions(work)) is { } no)
            {
                return no;
            }

            (booking.IsLateCancel, booking.FeeAmount, booking.FeeReason, booking.FeeWaived) = (false, 0, null, false);
            booking.Sequence++;
        }

        if (from == BookingState.Completed && booking.ClientId is { } client)
        {
            var before = await work.Set<BookingRow>().AsNoTracking().Where(b => b.ClientId == client && b.State == BookingState.Completed && b.Id != booking.Id)
                .OrderByDescending(b => b.LocalDate).Select(b => (LocalDate?)b.LocalDate).FirstOrDefaultAsync();
            await Clients.Public.NotVisited(work, client, booking.LocalDate, before);
        }

        last.IsUndone = true;
        visit.Enter(work, last.FromState, HistoryAction.Undone, Texts.Clean(body.Reason));
        work.Log.Append(new BookingUndone(booking.Id, booking.SiteId, booking.ClientId, from, booking.State));
        return await BookingViews.Of(work, visit);
    }
}
