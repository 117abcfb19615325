using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>One step in the life of a visit: who, when, why. Rows are only added; undo marks the step it took back.</summary>
internal sealed class HistoryRow
{
    public BusinessId BusinessId { get; set; }

    public BookingId BookingId { get; set; }

    /// <summary>From 1, dense per visit.</summary>
    public int Number { get; set; }

    public Instant At { get; set; }

    public HistoryAction Action { get; set; }

    public BookingState FromState { get; set; }

    public BookingState ToState { get; set; }

    public string Actor { get; set; } = "";

    public string ActorName { get; set; } = "";

    public string? Reason { get; set; }

    public bool IsUndone { get; set; }

    public static HistoryRow Of(Work work, BookingRow booking, HistoryAction action, BookingState from, string? reason) => new()
    {
        BusinessId = work.Business,
        BookingId = booking.Id,
        Number = ++booking.Steps,
        At = work.Now,
        Action = action,
        FromState = from,
        ToState = booking.State,
        Actor = work.Actor.ToString(),
        ActorName = work.Actor.Name,
        Reason = reason,
    };
}

/// <summary>One line of the history as people read it.</summary>
public sealed record HistoryItem(OffsetDateTime At, HistoryAction Action, string Actor, string? Reason);
