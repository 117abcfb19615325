using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;

namespace Bookend.Pure.Pricing;

/// <summary>A Monday afternoon on which one promotion is judged on a small order.</summary>
internal static class Monday
{
    public static readonly PromotionTerms Tenth = new("Ten off", PromotionKind.Percent, PercentPpm: 100_000);

    public static readonly PromotionCase At15 = new(
        new OrderSnapshot(default, default, null, null, null, RandomPromotion.Eur, default, [Cut()], [], []), new LocalDateTime(2026, 11, 30, 15, 0), [],
        new Dictionary<string, string?> { ["item_1"] = "Hair", ["item_9"] = null }, null, null, 0);

    public static LineSnapshot Cut(long price = 4000, long quantity = 1) => RandomPromotion.Line(1, LineKind.Service, "item_1", quantity, price);

    public static LineSnapshot Oil(long price = 1800, long quantity = 1) => RandomPromotion.Line(2, LineKind.Product, "item_2", quantity, price);

    public static LineSnapshot Other(LineKind kind, string? item = null) => RandomPromotion.Line(3, kind, item, 1, 1000);

    public static PromotionCase On(params LineSnapshot[] lines) => At15 with { Order = At15.Order with { Lines = lines } };

    public static Judged Judge(PromotionTerms terms, PromotionCase? c = null) => PromotionRules.Judge(terms, c ?? At15);

    public static Judged Judge(PromotionTerms terms, params LineSnapshot[] lines) => PromotionRules.Judge(terms, On(lines));

    public static Bookend.Kernel.Money Euro(long amount) => new(amount, RandomPromotion.Eur);

    public static Bookend.Kernel.Money Dollar(long amount) => new(amount, new Currency("USD"));
}
