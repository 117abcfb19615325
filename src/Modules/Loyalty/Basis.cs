using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Everything of an order that decides about points, kept with it: rules that come later are tried on it, and "why?" is answered from it.</summary>
/// <param name="PaidWithPoints">Minor units.</param>
internal sealed record Basis(
    OrderId OrderId, SiteId SiteId, Instant At, LocalDate Day, Currency Currency, IReadOnlyList<BasisLine> Lines, long PaidWithPoints);

/// <param name="Category">Of a service; the brand of a product.</param>
/// <param name="Cover">What paid for it in advance: <c>pass</c>, <c>membership</c>.</param>
internal sealed record BasisLine(
    LineId Id, LineKind Kind, string? ItemId, string? Category, string Name, long Quantity, long Gross, string? Cover = null);

/// <summary>What a client's past in the programme says at the moment of an order. Derived each time, see <see cref="Past"/>.</summary>
/// <param name="Score">Points or minor units that count for the tier.</param>
/// <param name="DaysToBirthday">To the nearest birthday, before or after; null: unknown.</param>
/// <param name="Referrer">Who brought her, while that is not rewarded yet.</param>
/// <param name="IsNobody">The order has no client.</param>
/// <param name="ReferrerFull">Whoever brought her has been rewarded for as many friends as the programme allows.</param>
internal sealed record Standing(
    bool Joined = false, long Score = 0, long EarnedToday = 0, long EarnedThisMonth = 0, int? DaysToBirthday = null, bool BirthdayGiven = false,
    bool SignUpGiven = false, ClientId? Referrer = null, bool ReferrerFull = false, bool IsNobody = false)
{
    public static readonly Standing Nobody = new(IsNobody: true);
}
