namespace Bookend.Simulation.Replay;

/// <summary>Something in the source that is not taken over just as it stands.</summary>
/// <param name="Subject">Which row, visit or receipt.</param>
internal sealed record Finding(FindingKind Kind, string Subject, string Detail);

internal enum FindingKind
{
    UnreadableRow,
    VisitShortened,
    VisitWithoutClient,
    VisitWithoutReceipt,
    VisitPaidLater,
    VisitOutsideRules,
    CancellationBookedAgain,
    CancellationWithoutTime,
    CancellationWithoutRoom,
    CancellationAfterVisit,
    NoShowUnmatched,
    ReceiptWithoutVisit,
    ReceiptOfSeveralVisits,
    ReceiptOfSeveralClients,
    ReceiptBelowZero,
    LineBelowZero,
    LineReturned,
    LineBundle,
    LineWithoutItem,
    LineTaxedInPart,
    LineIndivisible,
    CostRounded,
    StockNotTaken,
    Refused,
}

internal static class FindingKinds
{
    /// <summary>What we did about it, in a sentence.</summary>
    public static string Explain(this FindingKind kind) => kind switch
    {
        FindingKind.UnreadableRow => "The row could not be read and is left out.",
        FindingKind.VisitShortened => "The person's next visit begins before the usual length is over: booked as a shorter variant of the service.",
        FindingKind.VisitWithoutClient => "Booked without a client.",
        FindingKind.VisitWithoutReceipt => "Neither paid nor missed nor cancelled: left as booked.",
        FindingKind.VisitPaidLater => "Its receipt is of one of the next days.",
        FindingKind.VisitOutsideRules => "Booked with 'override'.",
        FindingKind.CancellationBookedAgain => "The same visit still stands in the list: booked, cancelled, and booked again.",
        FindingKind.CancellationWithoutTime => "The cancelled visit is in the list no more, so its time is unknown: put at a free time of its person.",
        FindingKind.CancellationWithoutRoom => "No free time on that day for the cancelled visit: left out.",
        FindingKind.CancellationAfterVisit => "Cancelled after the day of the visit.",
        FindingKind.NoShowUnmatched => "No booking for this no-show: left out.",
        FindingKind.ReceiptWithoutVisit => "No visit of this client on this day: sold at the till without one.",
        FindingKind.ReceiptOfSeveralVisits => "One receipt pays several visits: all lines on one order, the other visits' orders are voided.",
        FindingKind.ReceiptOfSeveralClients => "One client pays for others: the order is the first client's.",
        FindingKind.ReceiptBelowZero => "A total below zero cannot be sold, and no earlier receipt is named to refund: left out.",
        FindingKind.LineBelowZero => "A deduction: a custom line below zero.",
        FindingKind.LineReturned => "Goods came back on a receipt that sells something else: a custom line below zero, the stock is not counted up.",
        FindingKind.LineBundle => "Several visits paid ahead: sold like a service; they are redeemed by deductions.",
        FindingKind.LineWithoutItem => "No service or product has this name: a custom line.",
        FindingKind.LineTaxedInPart => "Bears only some of the taxes.",
        FindingKind.LineIndivisible => "The amount does not divide by the quantity: one piece that says how many.",
        FindingKind.CostRounded => "A purchase cost has fractions of a cent: rounded.",
        FindingKind.StockNotTaken => "The pieces on hand are not taken over: only minimum and maximum are.",
        _ => "The server refused it.",
    };

    /// <summary>Whether something of the source is missing in ours.</summary>
    public static bool LeavesOut(this FindingKind kind) => kind is FindingKind.UnreadableRow or FindingKind.CancellationWithoutRoom
        or FindingKind.NoShowUnmatched or FindingKind.ReceiptBelowZero or FindingKind.StockNotTaken or FindingKind.Refused;
}
