using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pure.Loyalty;

/// <summary>Random programmes, orders and pasts, small enough that limits, shares and exclusions meet often.</summary>
internal static class RandomClub
{
    private static readonly Currency Eur = new("EUR");
    private static readonly string[] Categories = ["Hair", "Nails", "Oils"];
    private static readonly LineKind[] Kinds =
        [LineKind.Service, LineKind.Service, LineKind.Product, LineKind.Product, LineKind.Custom, LineKind.Package, LineKind.Membership, LineKind.GiftCard];

    public static Inputs Inputs(Random random) => new(Terms(random), Basis(random), Standing(random));

    public static Terms Terms(Random random)
    {
        var rules = new List<EarnRule>();
        foreach (var kind in Enum.GetValues<EarnKind>().Where(_ => random.Next(3) > 0))
        {
            rules.Add(new EarnRule(
                $"rule{rules.Count}", kind, $"Rule {kind}", random.Next(1, 12), kind == EarnKind.Spend ? Euro(random.Next(1, 40) * 25) : null,
                (PointsRounding)random.Next(3), random.Next(3) == 0 ? Filter(random) : null, random.Next(4) == 0 ? Euro(random.Next(1, 9000)) : null, random.Next(0, 20)));
        }

        return new Terms(
            rules, random.Next(3) == 0 ? Triggers(random) : null, random.Next(3) == 0 ? Filter(random) : null,
            random.Next(3) == 0 ? new Caps(Maybe(random, 40), Maybe(random, 60), Maybe(random, 90)) : null,
            random.Next(2) == 0
                ? new TierPlan((TierMeasure)random.Next(2), random.Next(1, 24), [new Tier("silver", "Silver", random.Next(1, 50), 1_000_000 + 100_000 * random.Next(3)), new Tier("gold", "Gold", random.Next(60, 100), 1_500_000)])
                : null,
            Referral: random.Next(3) == 0 ? new Referral(random.Next(0, 30), random.Next(1, 30)) : null, JoinFirst: random.Next(4) == 0, EarnOnPoints: random.Next(4) == 0);
    }

    public static Basis Basis(Random random)
    {
        var lines = new List<BasisLine>();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            var gross = random.Next(6) switch { 0 => 0, 1 when kind == LineKind.Custom => -random.Next(1, 900), _ => random.Next(1, 9000) };
            lines.Add(new BasisLine(
                Id<LineId>(lines.Count + 1), kind, kind == LineKind.Custom ? null : $"item_{random.Next(4)}", random.Next(4) == 0 ? null : Categories[random.Next(3)],
                $"Item {lines.Count}", random.Next(1, 4), gross, kind == LineKind.Service && random.Next(5) == 0 ? random.Next(2) == 0 ? "pass" : "membership" : null));
        }

        return new Basis(
            Id<OrderId>(1), Id<SiteId>(1), Instant.FromUnixTimeSeconds(0), new LocalDate(2026, 11, 23), random.Next(12) == 0 ? new Currency("USD") : Eur, lines,
            random.Next(4) == 0 ? random.Next(0, 12000) : 0);
    }

    public static Standing Standing(Random random) => random.Next(6) == 0
        ? Bookend.Loyalty.Standing.Nobody
        : new Standing(
            random.Next(2) == 0, random.Next(0, 120), random.Next(3) == 0 ? random.Next(0, 70) : 0, random.Next(3) == 0 ? random.Next(0, 100) : 0,
            random.Next(3) switch { 0 => null, 1 => random.Next(-20, 21), _ => random.Next(-180, 181) }, random.Next(3) == 0, random.Next(2) == 0, random.Next(3) == 0 ? Id<ClientId>(9) : null, random.Next(3) == 0);

    public static ItemFilter Filter(Random random) => new(
        random.Next(2) == 0 ? [Kinds[random.Next(Kinds.Length)]] : null, random.Next(2) == 0 ? [$"item_{random.Next(4)}"] : null,
        random.Next(2) == 0 ? [Categories[random.Next(3)]] : null);

    private static IReadOnlyList<KindTrigger> Triggers(Random random) =>
        [.. Kinds.Distinct().Where(_ => random.Next(3) == 0).Select(k => new KindTrigger(k, (Trigger)random.Next(4)))];

    private static long? Maybe(Random random, int most) => random.Next(2) == 0 ? null : random.Next(0, most);

    private static Bookend.Kernel.Money Euro(long amount) => new(amount, Eur);

    private static TId Id<TId>(int number)
        where TId : struct, IId<TId> => TId.From(new Guid(number, 0, 0, new byte[8]));
}
