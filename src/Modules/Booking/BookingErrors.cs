using Bookend.Kernel;

namespace Bookend.Booking;

/// <summary>The refusals of this module. A taken time is <c>slot_taken</c> of the store, because the database says it too.</summary>
public static class BookingErrors
{
    public static readonly ErrorCode StateConflict = new("state_conflict", 409, "The visit is not at that step");
    public static readonly ErrorCode NotOffered = new("not_offered", 409, "This time is not offered");
    public static readonly ErrorCode TooManyHolds = new("too_many_holds", 429, "So many times are kept for you already", Retryable: true);
    public static readonly ErrorCode HoldGone = new("hold_gone", 409, "The time is no longer held for you");
    public static readonly ErrorCode WaiveForbidden = new("waive_forbidden", 403, "Forgiving a fee needs a manager");
    public static readonly ErrorCode PolicyClosed = new("policy_closed", 409, "It is too late to change this online");
    public static readonly ErrorCode OverrideForbidden = new("override_forbidden", 403, "Your role may not book against the rules");
}
