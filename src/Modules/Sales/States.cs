namespace Bookend.Sales;

public enum OrderState
{
    Open,
    Completed,
    Voided,
}

public enum TenderState
{
    /// <summary>The provider was or is being asked.</summary>
    Pending,

    Captured,

    Declined,

    /// <summary>The answer was lost. It is neither yes nor no until the provider's own book says so.</summary>
    Unknown,

    /// <summary>It never reached the provider.</summary>
    Voided,
}

public enum ReceiptKind
{
    Sale,
    Refund,
}

public enum RefundState
{
    /// <summary>A provider has not answered yet. Its lines are reserved, nothing is booked.</summary>
    Pending,

    Done,

    /// <summary>No money went back, nothing was booked, its lines are free again.</summary>
    Failed,
}
