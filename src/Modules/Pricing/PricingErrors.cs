using Bookend.Kernel;

namespace Bookend.Pricing;

internal static class PricingErrors
{
    public static readonly ErrorCode CodeTaken = new("code_taken", 409, "Another promotion has this code");
    public static readonly ErrorCode PromotionUsed = new("promotion_used", 409, "This promotion was used up");
}
