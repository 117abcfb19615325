using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Places;
using NodaTime;

namespace Bookend.Sales;

/// <summary>The ticket: from the booking, or the first item on the counter, to the last refund.</summary>
internal sealed class OrderRow
{
    public BusinessId BusinessId { get; set; }

    public OrderId Id { get; set; }

    /// <summary>For people: the number of the order's first fact in the log. It rises and is never given twice, but skips.</summary>
    public long Number { get; set; }

    public OrderState State { get; set; }

    public SiteId SiteId { get; set; }

    public TillId? TillId { get; set; }

    public ClientId? ClientId { get; set; }

    public BookingId? BookingId { get; set; }

    public MemberId? MemberId { get; set; }

    /// <summary>The order of which it is a part; of a part of a part, the first.</summary>
    public OrderId? SplitFrom { get; set; }

    public Currency Currency { get; set; }

    /// <summary>While open, the day of the visit; stamped anew from zone and cut-off at completion.</summary>
    public LocalDate BusinessDate { get; set; }

    public Instant OpenedAt { get; set; }

    public Instant? ClosedAt { get; set; }

    // The pricing policy of the day it was opened: what was quoted is what is charged.
    public bool TaxIncluded { get; set; }

    public TaxPer TaxPer { get; set; }

    public RoundingMode TaxRounding { get; set; }

    public long CashStep { get; set; }

    public int? DiscountPpm { get; set; }

    public long? DiscountAmount { get; set; }

    public string? DiscountReason { get; set; }

    // Totals in minor units. Gross = Net + Tax; what is paid is Gross + Tips + Rounding.
    public long Net { get; set; }

    public long Tax { get; set; }

    public long Gross { get; set; }

    public long Discount { get; set; }

    public long Tips { get; set; }

    public long Rounding { get; set; }

    /// <summary>The part of <see cref="Gross"/> that was paid in advance by passes and memberships; nobody has to pay it again.</summary>
    public long Covered { get; set; }

    public long Paid { get; set; }

    /// <summary>Given back after completion, tips and rounding and what is under way included.</summary>
    public long Refunded { get; set; }

    /// <summary>The part of <see cref="Rounding"/> that refunds have given back.</summary>
    public long RefundedRounding { get; set; }

    /// <summary>Codes that were typed in, one per line.</summary>
    public string? Codes { get; set; }

    /// <summary>JSON of <see cref="OfferBook"/>: what was chosen of all that was offered, and why not the rest.</summary>
    public string? Offers { get; set; }

    /// <summary>A card payment or refund is under way or unknown; the job that resolves them looks here.</summary>
    public bool PaymentOpen { get; set; }

    /// <summary>How many guests it is for; null: nobody said.</summary>
    public int? Party { get; set; }

    /// <summary>JSON of <see cref="ChargeBook"/>: the service charge and gratuity that the site had when this was opened; null: none.</summary>
    public string? Charges { get; set; }

    public string? VoidReason { get; set; }

    public int Version { get; set; }

    public long Total => Gross + Tips + Rounding;

    /// <summary>What tenders have to pay, before cash is rounded.</summary>
    public long ToPay => Gross + Tips - Covered;
}

internal sealed class OrderLineRow
{
    public BusinessId BusinessId { get; set; }

    public LineId Id { get; set; }

    public OrderId OrderId { get; set; }

    public int Position { get; set; }

    public LineKind Kind { get; set; }

    /// <summary>The booking brought it, so that a change of the visit may replace it.</summary>
    public bool OfVisit { get; set; }

    /// <summary>TypeID of the service or product.</summary>
    public string? ItemId { get; set; }

    public string Name { get; set; } = "";

    public MemberId? MemberId { get; set; }

    /// <summary>As it was then: a receipt does not change when a person marries.</summary>
    public string? MemberName { get; set; }

    public long Quantity { get; set; }

    public long UnitPrice { get; set; }

    public string? PriceReason { get; set; }

    /// <summary>The price that it had by the catalogue, or by what the client was quoted; null: it was typed in.</summary>
    public long? Quoted { get; set; }

    /// <summary>JSON of <see cref="LineOverride"/>: the most that was taken off by hand, and who stood for it.</summary>
    public string? Override { get; set; }

    public int? DiscountPpm { get; set; }

    public long? DiscountAmount { get; set; }

    public string? DiscountReason { get; set; }

    /// <summary>False: worth what is paid for it (a gift card) or paid already (a session); nothing is taken off.</summary>
    public bool Discountable { get; set; } = true;

    /// <summary>What its capability has agreed on: see <see cref="LineOffer"/>.</summary>
    public string? Terms { get; set; }

    /// <summary>What paid for it in advance: see <see cref="ICover"/>.</summary>
    public string? CoverSource { get; set; }

    public string? CoverId { get; set; }

    public string? CoverLabel { get; set; }

    /// <summary>Price and taxes as they were before the cover, to go back to.</summary>
    public long? BarePrice { get; set; }

    public string? BareTaxes { get; set; }

    /// <summary>What promotions took off, before discounts by hand.</summary>
    public long OfferDiscount { get; set; }

    public string? OfferReason { get; set; }

    /// <summary>What the line's own discount took off, and its share of the order's.</summary>
    public long OwnDiscount { get; set; }

    public long SharedDiscount { get; set; }

    public long Net { get; set; }

    public long Tax { get; set; }

    public long Gross { get; set; }

    /// <summary>JSON list of <see cref="LineTax"/>: rates as they were, amounts as charged. The ledger has them by account.</summary>
    public string Taxes { get; set; } = "[]";

    public long RefundedQuantity { get; set; }

    public long RefundedGross { get; set; }

    public long Covered => CoverId is null ? 0 : Gross;

    public OrderLineRow CopyTo(LineId id, OrderId order)
    {
        var copy = (OrderLineRow)MemberwiseClone();
        (copy.Id, copy.OrderId) = (id, order);
        return copy;
    }

    public long Off => OfferDiscount + OwnDiscount + SharedDiscount;
}

internal sealed record LineTax(TaxId TaxId, string Name, int Ppm, long Amount);

internal sealed class OrderTipRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>A line id: the ledger's provenance of a tip is kept like that of a line.</summary>
    public LineId Id { get; set; }

    public OrderId OrderId { get; set; }

    public MemberId MemberId { get; set; }

    public string MemberName { get; set; } = "";

    /// <summary>Part of the automatic gratuity: it comes and goes by the site's rule.</summary>
    public bool Auto { get; set; }

    public long Amount { get; set; }

    public long Refunded { get; set; }
}
