using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

/// <summary>What cancel and no-show have in common: the time is free again, and an unpaid order is void.</summary>
internal static class Releasing
{
    public const int ReasonLimit = 200;

    public static async Task<Refusal?> Release(Work work, BookingRow booking, string reason)
    {
        await work.Schedule.Release(ClaimOwner.Of(booking.Id));
        return await OrderOf.Void(work, booking, reason);
    }

    public static Refusal? TooLong(string? reason) => reason is { Length: > ReasonLimit }
        ? CommonErrors.Invalid.At("/reason", $"Please keep the reason within {ReasonLimit} characters.")
        : null;
}
