using System.Globalization;
using Bookend.Kernel;

namespace Bookend.Booking;

/// <param name="Amount">Minor units, above zero.</param>
/// <param name="Name">What the order says.</param>
/// <param name="Reason">How it came about, for the client.</param>
internal sealed record VisitFee(long Amount, string Name, string Reason);

/// <summary>What a visit costs that does not take place. Pure.</summary>
internal static class FeeDecider
{
    private const int Million = 1_000_000;

    /// <param name="terms">As promised when it was booked; null: nothing was agreed.</param>
    /// <param name="isNoShow">Nobody came; otherwise it was cancelled, late or in time.</param>
    /// <param name="price">Of the visit, as quoted.</param>
    /// <param name="earlier">How often the client has cancelled late, or not come, within the days of the repeat rule; waived ones are forgiven.</param>
    public static VisitFee? Decide(VisitTerms? terms, bool isNoShow, bool isLate, long price, int earlier)
    {
        if (terms is null || (!isNoShow && !isLate))
        {
            return null;
        }

        var ppm = isNoShow ? terms.NoShowPpm : terms.LateCancelPpm;
        var what = isNoShow ? "Nobody came" : $"Cancelled less than {terms.FreeChangeHours} hours before";
        var reason = $"{what}: {Percent(ppm)} of the price, as agreed.";
        if (terms.Repeat is { } repeat && earlier + 1 >= repeat.Count && repeat.Ppm > ppm)
        {
            ppm = repeat.Ppm;
            reason = $"{what}, {earlier + 1} times within {repeat.Days} days: {Percent(ppm)} of the price, as agreed.";
        }

        var amount = Rounding.MulDiv(price, ppm, Million);
        return amount <= 0 ? null : new VisitFee(amount, isNoShow ? "No-show fee" : "Late cancellation fee", reason);
    }

    /// <returns>What is asked for when it is booked; zero: nothing.</returns>
    public static long Deposit(VisitTerms terms, long price, bool isNewClient) => terms.Deposit is not { } deposit || (deposit.NewClientsOnly && !isNewClient)
        ? 0
        : Math.Min(price, deposit.Amount?.Amount ?? Rounding.MulDiv(price, deposit.Ppm!.Value, Million));

    private static string Percent(int ppm) => $"{(ppm / 10_000m).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
