using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>The state machine of a visit: pure, so that every pair of state and step is tested.</summary>
internal static class StepDecider
{
    /// <param name="start">When the visit begins: nobody is a no-show before that.</param>
    public static Result<BookingState> Decide(BookingState state, Step step, Instant start, Instant now) => (step, state) switch
    {
        (Step.CheckIn, BookingState.Booked) => BookingState.Arrived,
        (Step.Start, BookingState.Arrived) => BookingState.InService,
        (Step.Complete, BookingState.InService) => BookingState.Completed,
        (Step.Cancel, BookingState.Booked or BookingState.Arrived) => BookingState.Cancelled,
        (Step.Move, BookingState.Booked or BookingState.Arrived) => state,
        (Step.NoShow, BookingState.Booked) => now >= start
            ? BookingState.NoShow
            : BookingErrors.StateConflict.Because("This visit has not begun yet, so nobody can be missing. Cancel it instead."),
        _ => BookingErrors.StateConflict.Because($"This visit {Is(state)}, so it cannot be {Done(step)}.{Hint(step, state)}"),
    };

    /// <summary>The state before the last step that still stands.</summary>
    public static Result<HistoryRow> LastStep(BookingState state, IEnumerable<HistoryRow> history)
    {
        var last = history.Where(h => !h.IsUndone && h.ToState != h.FromState && h.Action is not (HistoryAction.Made or HistoryAction.Undone))
            .MaxBy(h => h.Number);
        if (last is null || last.ToState != state)
        {
            return BookingErrors.StateConflict.Because($"This visit {Is(state)}; there is no step to take back.");
        }

        return last;
    }

    private static string Is(BookingState state) => state switch
    {
        BookingState.Booked => "is booked and nobody has arrived yet",
        BookingState.Arrived => "is checked in",
        BookingState.InService => "is in service",
        BookingState.Completed => "is completed",
        BookingState.Cancelled => "was cancelled",
        _ => "was marked as a no-show",
    };

    private static string Done(Step step) => step switch
    {
        Step.CheckIn => "checked in",
        Step.Start => "started",
        Step.Complete => "completed",
        Step.Cancel => "cancelled",
        Step.NoShow => "marked as a no-show",
        _ => "moved",
    };

    private static string Hint(Step step, BookingState state) => (step, state) switch
    {
        (_, BookingState.Cancelled or BookingState.NoShow) => " Undo that first.",
        (Step.Start, BookingState.Booked) => " Check in first.",
        (Step.Complete, BookingState.Booked or BookingState.Arrived) => " Start it first.",
        _ => "",
    };
}
