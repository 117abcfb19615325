using Bookend.Kernel;

namespace Bookend.StoredValue;

internal static class StoredValueErrors
{
    public static readonly ErrorCode CardUnknown = new("gift_card_unknown", 404, "There is no such gift card");
    public static readonly ErrorCode CardMistyped = new("gift_card_mistyped", 400, "This code was mistyped");
    public static readonly ErrorCode CardBlocked = new("gift_card_blocked", 409, "This gift card is blocked");
    public static readonly ErrorCode CardNotBlocked = new("gift_card_not_blocked", 409, "This gift card is not blocked");
    public static readonly ErrorCode CardEmpty = new("gift_card_empty", 409, "Nothing is left on this gift card");
    public static readonly ErrorCode CardExpired = new("gift_card_expired", 409, "This gift card has expired");
    public static readonly ErrorCode CardCurrency = new("gift_card_currency", 409, "This gift card holds another currency");
    public static readonly ErrorCode CardSpent = new("gift_card_spent", 409, "This gift card was spent");
    public static readonly ErrorCode CodeTaken = new("gift_card_code_taken", 409, "Another gift card has this code");
    public static readonly ErrorCode CodeForeign = new("gift_card_code_foreign", 409, "We do not know this card's code");
    public static readonly ErrorCode ValueRefused = new("value_out_of_limits", 400, "This value is not sold");
    public static readonly ErrorCode NotForCredit = new("value_for_value", 409, "Credit does not buy credit");
    public static readonly ErrorCode ProofFailed = new("proof_failed", 409, "The totals do not match");
    public static readonly ErrorCode NoLetters = new("no_letters", 409, "There is nobody to carry letters");
    public static readonly ErrorCode WalletEmpty = new("wallet_empty", 409, "Nothing is left in this wallet");
    public static readonly ErrorCode AccountLimit = new("account_limit", 409, "This is beyond what may be owed");
    public static readonly ErrorCode AccountSettled = new("account_settled", 409, "This was paid meanwhile");
    public static readonly ErrorCode NotOwed = new("not_owed", 409, "So much is not owed");
    public static readonly ErrorCode PlanUnknown = new("plan_unknown", 404, "There is no such instalment plan");
    public static readonly ErrorCode PlanUnbalanced = new("plan_unbalanced", 409, "The parts do not sum to the whole");
    public static readonly ErrorCode ClientMissing = new("client_missing", 409, "A client is needed");
}
