using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Money that comes in for an order or, with a refund, goes out again.</summary>
internal sealed class TenderRow
{
    public BusinessId BusinessId { get; set; }

    public TenderId Id { get; set; }

    public OrderId OrderId { get; set; }

    /// <summary>Set: this money goes out.</summary>
    public RefundId? RefundId { get; set; }

    /// <summary>The payment that a refund goes back to.</summary>
    public TenderId? SourceId { get; set; }

    public TenderMethod Method { get; set; }

    /// <summary>What counts for the order, in minor units, never negative.</summary>
    public long Amount { get; set; }

    /// <summary>What was put on the counter; the rest is change.</summary>
    public long Tendered { get; set; }

    public TenderState State { get; set; }

    /// <summary>What the terminal printed, or the provider's own id.</summary>
    public string? Reference { get; set; }

    /// <summary>TypeID of what pays, where a capability does: a gift card, a client.</summary>
    public string? Source { get; set; }

    /// <summary>Name of the card provider.</summary>
    public string? Provider { get; set; }

    /// <summary>Why it was declined, in the provider's words.</summary>
    public string? Reason { get; set; }

    public TillId TillId { get; set; }

    /// <summary>The ledger's pending entry of card money under way.</summary>
    public EntryId? PendingEntry { get; set; }

    public Instant At { get; set; }

    /// <summary>Given back of this payment out of the deposit account: before the order was complete, or because it came too late for it.</summary>
    public long Returned { get; set; }

    /// <summary>Given back of this payment by refunds of the completed order, those under way included.</summary>
    public long Refunded { get; set; }

    /// <summary>This money out leaves the deposit account: it was paid on an order that was still open, or came too late for it.</summary>
    public bool OfDeposit { get; set; }

    /// <summary>The provider's yes came when the order was closed without it: the money is the client's and lies in the deposit account until it is given back.</summary>
    public bool IsLate { get; set; }

    public bool IsPayment => RefundId is null;

    /// <summary>Its money is here, or may be: it must not be asked for again.</summary>
    public bool Counts => State is TenderState.Captured or TenderState.Pending or TenderState.Unknown;

    /// <summary>What of a payment counts for the order.</summary>
    public long Kept => Amount - Returned;

    /// <summary>What of a payment can still go back.</summary>
    public long Left => Kept - Refunded;
}
