using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pure.Loyalty;

/// <summary>Programmes, orders and pasts as small as the rule in question allows.</summary>
internal static class SmallClub
{
    public static readonly Currency Eur = new("EUR");
    public static readonly Standing Known = new();

    /// <summary>A point for each euro.</summary>
    public static readonly EarnRule Spend = new("spend", EarnKind.Spend, "Spending", 1, Euro(100));
    public static readonly EarnRule Visit = new("visit", EarnKind.Visit, "Coming", 10);
    public static readonly EarnRule Item = new("item", EarnKind.Item, "Each piece", 5);
    public static readonly EarnRule Birthday = new("birthday", EarnKind.Birthday, "Birthday", 100);
    public static readonly EarnRule SignUp = new("signUp", EarnKind.SignUp, "Welcome", 50);

    /// <summary>From 100 on half as many points again; from 20 on none more.</summary>
    public static readonly TierPlan Tiers = new(TierMeasure.Points, 12, [new Tier("silver", "Silver", 20, 1_000_000), new Tier("gold", "Gold", 100, 1_500_000)]);

    public static Terms Terms(params EarnRule[] rules) => new(rules);

    public static BasisLine Cut(long gross, string? cover = null) => Line(1, "Cut", LineKind.Service, gross) with { Cover = cover, Category = "Hair" };

    public static BasisLine Oil(long gross, long quantity = 1) => Line(2, "Oil", LineKind.Product, gross) with { Quantity = quantity, Category = "Oils" };

    public static BasisLine Voucher(long gross) => Line(3, "Old voucher", LineKind.Custom, gross) with { ItemId = null };

    public static BasisLine Line(int number, string name, LineKind kind, long gross) =>
        new(new LineId(new Guid(number, 0, 0, new byte[8])), kind, $"item_{number}", null, name, 1, gross);

    public static Basis Order(params BasisLine[] lines) => new(default, default, Instant.FromUnixTimeSeconds(0), new LocalDate(2026, 11, 23), Eur, lines, 0);

    public static Decision Decide(Terms terms, Standing? standing, params BasisLine[] lines) => Earning.Decide(terms, Order(lines), standing);

    public static Decision Decide(EarnRule rule, params BasisLine[] lines) => Decide(Terms(rule), Known, lines);

    /// <summary>What one rule says, where it says one thing only.</summary>
    public static Verdict Of(this Decision decision, EarnRule rule) => decision.Verdicts.Single(v => v.Rule == rule.Code);

    public static long PointsOf(this Decision decision, BasisLine line) => decision.Awards.Where(a => a.LineId == line.Id).Sum(a => a.Points);

    public static Bookend.Kernel.Money Euro(long amount) => new(amount, Eur);

    public static Bookend.Kernel.Money Dollar(long amount) => new(amount, new Currency("USD"));
}
