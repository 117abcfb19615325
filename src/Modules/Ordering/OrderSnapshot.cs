using Bookend.Kernel;
using NodaTime;

namespace Bookend.Ordering;

/// <summary>An order as capabilities see it, priced. Amounts are minor units of <see cref="Currency"/>.</summary>
/// <param name="Day">Business date that the site has now.</param>
public sealed record OrderSnapshot(
    OrderId Id, SiteId SiteId, ClientId? ClientId, BookingId? BookingId, MemberId? MemberId, Currency Currency, LocalDate Day,
    IReadOnlyList<LineSnapshot> Lines, IReadOnlyList<TipSnapshot> Tips, IReadOnlyList<TenderSnapshot> Tenders)
{
    public Money Money(long amount) => new(amount, Currency);
}

/// <param name="ItemId">TypeID of what the catalogue, or a capability, sells.</param>
/// <param name="List">Quantity × unit price.</param>
/// <param name="Discount">What came off it in all.</param>
/// <param name="Cover">What paid for it in advance, when something does; see <see cref="ICover"/>.</param>
/// <param name="Terms">JSON that the line's capability agreed on when it was put on the order; see <see cref="LineOffer"/>.</param>
public sealed record LineSnapshot(
    LineId Id, LineKind Kind, string? ItemId, string Name, MemberId? MemberId, long Quantity, long UnitPrice, long List, long Discount, long Net,
    long Tax, long Gross, CoverRef? Cover = null, string? Terms = null);

/// <param name="Source">Name of the <see cref="ICover"/>.</param>
/// <param name="Id">TypeID of the pass or membership.</param>
public sealed record CoverRef(string Source, string Id);

public sealed record TipSnapshot(LineId Id, MemberId MemberId, long Amount);

/// <param name="Source">TypeID of what pays: a gift card, a client.</param>
/// <param name="Early">Paid before the order was complete.</param>
public sealed record TenderSnapshot(TenderId Id, TenderMethod Method, long Amount, string? Source, bool Early = false);
