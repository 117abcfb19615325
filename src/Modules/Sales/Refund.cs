using Bookend.Kernel;
using NodaTime;

namespace Bookend.Sales;

/// <summary>What is given back, by its lines; by which money is said by the tenders that name it.</summary>
internal sealed class RefundRow
{
    public BusinessId BusinessId { get; set; }

    public RefundId Id { get; set; }

    public OrderId OrderId { get; set; }

    public RefundState State { get; set; }

    /// <summary>Of the lines, tax included.</summary>
    public long Gross { get; set; }

    /// <summary>The part of <see cref="Gross"/> that was paid by a session: the session goes back, no money.</summary>
    public long Covered { get; set; }

    public long Tips { get; set; }

    /// <summary>What cash went out above (or below) the exact amount.</summary>
    public long Rounding { get; set; }

    public string Reason { get; set; } = "";

    public TillId TillId { get; set; }

    public Instant At { get; set; }

    public long Total => Gross - Covered + Tips + Rounding;
}

internal sealed class RefundLineRow
{
    public BusinessId BusinessId { get; set; }

    public RefundId RefundId { get; set; }

    /// <summary>A line or a tip of the order.</summary>
    public LineId LineId { get; set; }

    public bool IsTip { get; set; }

    public long Quantity { get; set; }

    public long Gross { get; set; }
}
