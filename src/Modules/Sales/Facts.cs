using Bookend.Core.Log;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Sales;

// Gross is what the client pays: net, tax, tips and cash rounding.
[Fact("order.opened")]
public sealed record OrderOpened(OrderId Id, long Number, SiteId SiteId, ClientId? ClientId, BookingId? BookingId, Money Gross) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("order.changed")]
public sealed record OrderChanged(OrderId Id, ClientId? ClientId, BookingId? BookingId, Money Gross, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("order.completed")]
public sealed record OrderCompleted(
    OrderId Id, long Number, SiteId SiteId, TillId TillId, ClientId? ClientId, BookingId? BookingId, LocalDate BusinessDate,
    Money Net, Money Tax, Money Gross, Money Tips, Money Rounding, ReceiptId ReceiptId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("order.refunded")]
public sealed record OrderRefunded(
    OrderId Id, RefundId RefundId, SiteId SiteId, TillId TillId, ClientId? ClientId, BookingId? BookingId, LocalDate BusinessDate, Money Gross,
    Money Tips, ReceiptId? ReceiptId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("order.voided")]
public sealed record OrderVoided(OrderId Id, ClientId? ClientId, BookingId? BookingId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A line costs less than its price by hand. Whoever wrote it stands for it, and who co-signed, if it was beyond her power.</summary>
/// <param name="PercentPpm">Of the price, all of what was taken off.</param>
[Fact("order.overridden")]
public sealed record OrderOverridden(OrderId Id, LineId LineId, int PercentPpm, Money Off, MemberId? CoSigner) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>The site's service charge or gratuity was taken off an order.</summary>
[Fact("order.chargeRemoved")]
public sealed record OrderChargeRemoved(OrderId Id, ChargeKind Charge, MemberId? CoSigner) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A completed order that had no client has one.</summary>
[Fact("order.claimed")]
public sealed record OrderClaimed(OrderId Id, ClientId ClientId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Money is here; with <see cref="Refund"/> set it is at the client's.</summary>
[Fact("payment.captured")]
public sealed record PaymentCaptured(TenderId Id, OrderId OrderId, RefundId? Refund, TenderMethod Method, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("payment.declined")]
public sealed record PaymentDeclined(TenderId Id, OrderId OrderId, RefundId? Refund, TenderMethod Method, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Nobody knows yet; <see cref="PaymentCaptured"/> or <see cref="PaymentDeclined"/> follows.</summary>
[Fact("payment.unknown")]
public sealed record PaymentUnknown(TenderId Id, OrderId OrderId, RefundId? Refund, TenderMethod Method, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}
