namespace Bookend.Booking;

/// <summary>booked → arrived → inService → completed; cancelled and noShow are the two ways out.</summary>
public enum BookingState
{
    Booked,
    Arrived,
    InService,
    Completed,
    Cancelled,
    NoShow,
}

public enum BookingSource
{
    Desk,
    Online,
    Phone,
    WalkIn,
}

/// <summary>What a person can ask of a visit.</summary>
internal enum Step
{
    CheckIn,
    Start,
    Complete,
    Cancel,
    NoShow,
    Move,
}

/// <summary>What the history says was done.</summary>
public enum HistoryAction
{
    Made,
    Moved,
    Arrived,
    Started,
    Completed,
    Cancelled,
    NoShow,
    Undone,
}

internal static class BookingStates
{
    /// <summary>A visit in such a state occupies its person and its room.</summary>
    public static bool Occupies(this BookingState state) => state is not (BookingState.Cancelled or BookingState.NoShow);
}
