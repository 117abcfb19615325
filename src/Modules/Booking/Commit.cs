using Bookend.Core.Schedule;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Hears the judge for one start: the first rule that fails and is not waived. Occupancy is never waived.</summary>
internal struct Commit(BookingPolicy policy, bool isOverride, Instant start, Instant now) : IVerdict
{
    public static bool WantsWarnings => true;

    public Rule? Failed { get; private set; }

    /// <summary>Index in the pool of the room to take; -1 without one.</summary>
    public int Room { get; private set; } = -1;

    public bool Say(Rule rule, bool holds, int cause)
    {
        if (rule == Rule.RoomFree)
        {
            Room = cause;
        }

        if (holds || policy.Waives(rule, start, now) || (isOverride && rule is not (Rule.NotTaken or Rule.RoomFree)))
        {
            return true;
        }

        Failed = rule;
        return false;
    }
}
