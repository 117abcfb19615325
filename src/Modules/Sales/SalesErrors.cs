using Bookend.Kernel;

namespace Bookend.Sales;

internal static class SalesErrors
{
    public static readonly ErrorCode OrderCompleted = new("order_completed", 409, "This order is complete");
    public static readonly ErrorCode OrderVoided = new("order_voided", 409, "This order was voided");
    public static readonly ErrorCode OrderOpen = new("order_open", 409, "This order is still open");
    public static readonly ErrorCode OrderClaimed = new("order_claimed", 409, "This order has its client");
    public static readonly ErrorCode OrderPaid = new("order_paid", 409, "Money was taken for this order");
    public static readonly ErrorCode OrderEmpty = new("order_empty", 409, "There is nothing on this order");
    public static readonly ErrorCode AmountDue = new("amount_due", 409, "Not everything is paid yet");
    public static readonly ErrorCode Overpaid = new("overpaid", 409, "This is more than is due");
    public static readonly ErrorCode PaymentOpen = new("payment_open", 409, "A card payment is not settled yet");
    public static readonly ErrorCode TotalChanged = new("total_changed", 409, "The total is another than you saw");
    public static readonly ErrorCode TotalNegative = new("total_negative", 409, "An order cannot be worth less than nothing");
    public static readonly ErrorCode LineUnknown = new("line_unknown", 404, "There is no such line on this order");
    public static readonly ErrorCode ItemUnknown = new("item_unknown", 404, "There is no such service or product");
    public static readonly ErrorCode MemberUnknown = new("member_unknown", 404, "There is no such member of the team");
    public static readonly ErrorCode ClientUnknown = new("client_unknown", 404, "There is no such client");
    public static readonly ErrorCode TillUnknown = new("till_unknown", 404, "There is no such till at this site");
    public static readonly ErrorCode CurrencyMismatch = new("currency_mismatch", 422, "This is another currency than the order's");
    public static readonly ErrorCode RefundExceeds = new("refund_exceeds", 409, "More than is left to give back");
    public static readonly ErrorCode RefundUnbalanced = new("refund_unbalanced", 409, "What is given back and how it is paid do not match");
    public static readonly ErrorCode NotOffered = new("capability_missing", 409, "This is not offered here");
    public static readonly ErrorCode NotDiscountable = new("not_discountable", 409, "This cannot be discounted");
    public static readonly ErrorCode PriceReasonMissing = new("price_reason_missing", 400, "Please say why it costs less");
    public static readonly ErrorCode CoSignNeeded = new("co_sign_needed", 409, "Somebody has to co-sign this");
    public static readonly ErrorCode CoSignShort = new("co_sign_short", 409, "Who co-signs may not do this either");
    public static readonly ErrorCode ChargeUnknown = new("charge_unknown", 404, "Nothing of this kind is added to this order");
    public static readonly ErrorCode ChargeAutomatic = new("charge_automatic", 409, "This follows the site's rules");
    public static readonly ErrorCode CoverUnknown = new("cover_unknown", 404, "There is no such pass or membership");
    public static readonly ErrorCode CoverUnfit = new("cover_unfit", 409, "This cannot pay for the line");
    public static readonly ErrorCode SplitUnfit = new("split_unfit", 409, "This cannot be split so");
    public static readonly ErrorCode ValueUsed = new("value_used", 409, "What was sold has been used");
    public static readonly ErrorCode RefundEmpty = new("refund_empty", 409, "There is nothing to give back");
}
