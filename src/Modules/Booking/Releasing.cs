using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Booking;

/// <summary>What cancel and no-show have in common: the time is free again, and the order is void or bears the fee that was agreed.</summary>
internal static class Releasing
{
    public const int ReasonLimit = 200;

    public static async Task<Refusal?> Release(Work work, BookingRow booking, bool isNoShow, string? waiver)
    {
        await work.Schedule.Release(ClaimOwner.Of(booking.Id));
        return await Covers.Of(work.AsReading()).Release(work, booking.Id) ?? await VisitFees.Charge(work, booking, isNoShow, booking.IsLateCancel, waiver);
    }

    public static Refusal? Waiver(string? waive, bool mayWaive) => waive is null ? null
        : !mayWaive ? BookingErrors.WaiveForbidden.At("/waive", $"Forgiving a fee needs the permission '{BookingModule.Waive}'. Ask a manager.")
        : Texts.Clean(waive) is not { Length: <= ReasonLimit } ? CommonErrors.Invalid.At("/waive", $"Say why, within {ReasonLimit} characters.")
        : null;

    public static Refusal? TooLong(string? reason) => reason is { Length: > ReasonLimit }
        ? CommonErrors.Invalid.At("/reason", $"Please keep the reason within {ReasonLimit} characters.")
        : null;
}
