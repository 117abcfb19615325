using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

public static class Purposes
{
    public const string Booking = "booking";

    public const string Hold = "hold";

    public const string TimeOff = "timeOff";
}

/// <summary>Who has the time: all claims of one owner are taken, moved and released together.</summary>
public readonly record struct ClaimOwner(string Purpose, Guid Id)
{
    public static ClaimOwner Of(BookingId booking) => new(Purposes.Booking, booking.Value);

    public static ClaimOwner Of(HoldId hold) => new(Purposes.Hold, hold.Value);

    /// <summary>Time off has no owner beyond its own claim.</summary>
    public static ClaimOwner TimeOff(ClaimId claim) => new(Purposes.TimeOff, claim.Value);

    internal ClaimState State => Purpose switch
    {
        Purposes.Hold => ClaimState.Held,
        Purposes.TimeOff => ClaimState.Blocked,
        _ => ClaimState.Booked,
    };
}

/// <summary>The time people see, and the time before and after it that is taken too (preparing, tidying up).</summary>
public readonly record struct Occupancy(Instant Start, Instant End, Duration Before, Duration After)
{
    public Instant TakenFrom => Start - Before;

    public Instant TakenTo => End + After;

    internal Span Taken => new(Micros.Of(TakenFrom), Micros.Of(TakenTo));
}

/// <summary>One resource for one stretch of time.</summary>
public readonly record struct Ask(ResourceId Resource, Occupancy When);

public static class ScheduleErrors
{
    public static readonly ErrorCode HoldGone = new("hold_gone", 409, "This time is no longer kept for you");
    public static readonly ErrorCode BadTime = new("bad_time", 400, "This is not a time that can be taken");
}
