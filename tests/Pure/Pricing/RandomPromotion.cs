using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;

namespace Bookend.Pure.Pricing;

/// <summary>A promotion and the order that it is judged on.</summary>
internal sealed record Asked(PromotionTerms Terms, PromotionCase Case)
{
    public Judged Judge() => PromotionRules.Judge(Terms, Case);
}

/// <summary>Random promotions and orders, small enough that every condition is often met and often not.</summary>
internal static class RandomPromotion
{
    public static readonly Currency Eur = new("EUR");
    private static readonly LocalDate Today = new(2026, 11, 30);
    private static readonly string[] Tags = ["Regular", "Student", "Staff"];
    private static readonly string[] Categories = ["Hair", "Nails"];
    private static readonly LineKind[] Kinds = [LineKind.Service, LineKind.Service, LineKind.Product, LineKind.Custom, LineKind.GiftCard];

    public static Asked Of(Random random)
    {
        var kind = (PromotionKind)random.Next(4);
        var terms = new PromotionTerms(
            "Autumn", kind,
            kind == PromotionKind.Percent || (kind == PromotionKind.BuyGet && random.Next(2) == 0) ? new[] { 1, 100_000, 1_000_000 }[random.Next(3)] : null,
            kind is PromotionKind.Amount or PromotionKind.Price ? Money(random, random.Next(1, 3000)) : null,
            kind == PromotionKind.BuyGet ? random.Next(1, 4) : null, kind == PromotionKind.BuyGet ? random.Next(1, 3) : null,
            random.Next(2) == 0 ? Scope(random) : null, random.Next(2) == 0 ? Times(random) : null, random.Next(2) == 0 ? Who(random) : null,
            random.Next(4) == 0 ? "Autumn5" : null, random.Next(3) == 0 ? random.Next(1, 100) : null, random.Next(3) == 0 ? random.Next(1, 3) : null,
            random.Next(3) == 0 ? Money(random, random.Next(0, 9000)) : null);
        return new Asked(terms, new PromotionCase(
            Order(random), Today.PlusDays(random.Next(-10, 11)).At(Time(random)), random.Next(2) == 0 ? [" autumn5", "other"] : ["other"],
            new Dictionary<string, string?> { ["item_0"] = "Hair", ["item_1"] = "Nails", ["item_2"] = null },
            random.Next(4) == 0 ? null : new Standing(random.Next(2) == 0, [.. Tags.Where(_ => random.Next(3) == 0)], random.Next(3) == 0 ? null : random.Next(10, 13)),
            terms.Limit is null ? null : random.Next(3), random.Next(3)));
    }

    public static LineSnapshot Line(int number, LineKind kind, string? item, long quantity, long price, CoverRef? cover = null) => new(
        new LineId(new Guid(number, 0, 0, new byte[8])), kind, item, $"Item {number}", null, quantity, price, quantity * price, 0, quantity * price, 0, quantity * price, cover);

    private static OrderSnapshot Order(Random random) => new(
        default, default, null, null, null, Eur, Today,
        [
            .. Enumerable.Range(1, random.Next(0, 4)).Select(n => Line(
                n, Kinds[random.Next(Kinds.Length)], random.Next(5) == 0 ? null : $"item_{random.Next(4)}", random.Next(1, 4),
                random.Next(6) switch { 0 => 0, 1 => 1, _ => random.Next(1, 5000) }, random.Next(4) == 0 ? new CoverRef("pass", "pss_1") : null)),
        ],
        [], []);

    private static PromotionScope Scope(Random random) => new(
        random.Next(3) == 0 ? [Kinds[random.Next(4)]] : null, random.Next(3) == 0 ? [$"item_{random.Next(4)}", "item_0"] : null,
        random.Next(3) == 0 ? [Categories[random.Next(2)]] : null);

    private static PromotionTimes Times(Random random)
    {
        var from = random.Next(3) == 0 ? Today.PlusDays(random.Next(-12, 8)) : (LocalDate?)null;
        return new PromotionTimes(
            from, random.Next(3) == 0 ? (from ?? Today).PlusDays(random.Next(0, 12)) : null,
            random.Next(2) == 0 ? [.. Enumerable.Range(1, 7).Where(_ => random.Next(3) > 0).Select(d => (IsoDayOfWeek)d)] : null,
            random.Next(2) == 0 ? Time(random) : null, random.Next(2) == 0 ? Time(random) : null);
    }

    private static PromotionWho Who(Random random) => new(
        random.Next(3) == 0, random.Next(3) == 0 ? [.. Tags.Where(_ => random.Next(2) == 0).Select(t => t.ToUpperInvariant())] : null, random.Next(3) == 0);

    /// <summary>Every three hours, so that begin, end and now often meet.</summary>
    private static LocalTime Time(Random random) => new(random.Next(8) * 3, 0);

    private static Bookend.Kernel.Money Money(Random random, long amount) => new(amount, random.Next(6) == 0 ? new Currency("USD") : Eur);
}
