using Bookend.Kernel;
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

    public string? Reference { get; set; }

    /// <summary>Why it was declined, in the provider's words.</summary>
    public string? Reason { get; set; }

    public TillId TillId { get; set; }

    /// <summary>The ledger's pending entry of card money under way.</summary>
    public EntryId? PendingEntry { get; set; }

    public Instant At { get; set; }

    /// <summary>What earlier refunds have sent back to it.</summary>
    public long Refunded { get; set; }

    public bool IsPayment => RefundId is null;

    /// <summary>Its money is here, or may be: it must not be asked for again.</summary>
    public bool Counts => State is TenderState.Captured or TenderState.Pending or TenderState.Unknown;
}
