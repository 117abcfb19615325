using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Charges what was agreed for a visit that does not take place, on the visit's own order: a deposit that lies there pays it.</summary>
internal static class VisitFees
{
    /// <param name="waiver">Why it is forgiven; forgiven ones do not count as earlier ones.</param>
    public static async Task<Refusal?> Charge(Work work, BookingRow booking, bool isNoShow, bool isLate, string? waiver)
    {
        var terms = VisitTerms.Read(booking.Terms);
        var fee = FeeDecider.Decide(terms, isNoShow, isLate, booking.PriceAmount, await Earlier(work, booking, terms));
        if (fee is null || waiver is not null)
        {
            (booking.FeeWaived, booking.FeeReason) = (fee is not null, fee is null ? null : $"Waived: {waiver}");
            return await OrderOf.Void(work, booking, isNoShow ? "The client did not come" : "The visit was cancelled");
        }

        if ((await Orders.ChargeFee(work, booking.OrderId, fee.Name, fee.Reason, new Money(fee.Amount, booking.Currency))).Failed(out var refusal, out var isCharged))
        {
            return refusal;
        }

        (booking.FeeAmount, booking.FeeReason) = (isCharged ? fee.Amount : 0, fee.Reason);
        return null;
    }

    private static async Task<int> Earlier(Work work, BookingRow booking, VisitTerms? terms)
    {
        if (terms?.Repeat is not { } repeat || booking.ClientId is not { } client)
        {
            return 0;
        }

        var since = booking.Start - Duration.FromDays(repeat.Days);
        return await work.Set<BookingRow>().CountAsync(b =>
            b.ClientId == client && b.Id != booking.Id && !b.FeeWaived && (b.State == BookingState.NoShow || (b.State == BookingState.Cancelled && b.IsLateCancel)) &&
            b.Start >= since);
    }
}
