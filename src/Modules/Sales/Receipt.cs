using Bookend.Kernel;
using NodaTime;

namespace Bookend.Sales;

/// <summary>A receipt as it was numbered and handed out. What it said then is kept whole; the client's name is not part of it.</summary>
internal sealed class ReceiptRow
{
    public BusinessId BusinessId { get; set; }

    public ReceiptId Id { get; set; }

    public OrderId OrderId { get; set; }

    public RefundId? RefundId { get; set; }

    public ReceiptKind Kind { get; set; }

    public TillId TillId { get; set; }

    /// <summary>Gap-free per till, from 1; sales and refunds share the sequence.</summary>
    public long Number { get; set; }

    public LocalDate BusinessDate { get; set; }

    public Instant At { get; set; }

    public long Gross { get; set; }

    /// <summary>The secret half of the public link, kept as it is: a receipt is printed and sent again. It opens this one receipt and nothing else.</summary>
    public string Secret { get; set; } = "";

    public string Token => LinkToken.Of(BusinessId, Secret).Text;

    /// <summary>JSON of <see cref="ReceiptContent"/>.</summary>
    public string Content { get; set; } = "{}";
}
