using Bookend.Kernel;
using Bookend.Loyalty;
using Bookend.Ordering;
using Xunit;

namespace Bookend.Pure.Loyalty;

/// <summary>A reward that may not be used says why: without what it names it may be used, or something else is named.</summary>
public sealed class RewardFlipTests
{
    private static readonly Currency Eur = new("EUR");

    [Fact]
    public void Without_what_is_named_a_reward_may_be_used()
    {
        var random = new Random(Seed.Take());
        var seen = new HashSet<string>();
        for (var n = 0; n < Seed.Cases(2_000, least: 300); n++)
        {
            var (asked, named) = (Random(random), new HashSet<string>());
            while (WhyNot(asked) is var (code, reason))
            {
                Assert.True(named.Add(code), $"order {n}: '{code}' was taken away and is named again: {reason}");
                asked = Without(asked, code);
            }

            seen.UnionWith(named);
            Assert.All(named, code => Assert.Equal(code, WhyNot(With(asked, code))?.Code));
        }

        Assert.Equal(["client", "currency", "goods", "minSpend", "points", "saving"], seen.Order(StringComparer.Ordinal));
    }

    private static (string Code, string Reason)? WhyNot(Asked asked) => RewardRules.WhyNot(asked.Reward, asked.Order, asked.Has, asked.Lines);

    private static Asked Without(Asked a, string code) => code switch
    {
        "client" => a with { Order = a.Order with { ClientId = default(ClientId) } },
        "points" => a with { Has = a.Reward.Points },
        "currency" => a with { Reward = a.Reward with { Amount = In(a.Reward.Amount, a.Order), Minimum = In(a.Reward.Minimum, a.Order) } },
        "goods" => a with
        {
            Reward = a.Reward with { Items = a.Reward.Items is null ? null : a.Reward.Items with { Kinds = [LineKind.Service] } },
            Order = a.Order with { Lines = [.. a.Order.Lines, Line(99, LineKind.Service, "item_9", 4000)] },
            Lines = [.. a.Lines, new BasisLine(default, LineKind.Service, "item_9", null, "More", 1, 4000)],
        },
        "minSpend" => a with { Reward = a.Reward with { Minimum = a.Order.Money(1) } },
        "saving" => a with { Reward = a.Reward with { PercentPpm = 1_000_000 } },
        _ => throw new InvalidOperationException($"'{code}' is not known here."),
    };

    private static Asked With(Asked a, string code) => code switch
    {
        "client" => a with { Order = a.Order with { ClientId = null } },
        "points" => a with { Has = a.Reward.Points - 1 },
        "currency" => a with { Order = a.Order with { Currency = new Currency("JPY") } },
        "goods" => a with { Order = a.Order with { Lines = [.. a.Order.Lines.Select(l => l with { Cover = new CoverRef("pass", "pss_1") })] } },
        "minSpend" => a with { Reward = a.Reward with { Minimum = a.Order.Money(1_000_000_000) } },
        _ => a with { Reward = a.Reward with { PercentPpm = 0 } },
    };

    private static Asked Random(Random random)
    {
        var kind = (RewardKind)random.Next(3);
        var reward = new Reward(
            "treat", kind, "A treat", random.Next(1, 50), kind == RewardKind.Amount ? Money(random, random.Next(1, 2000)) : null,
            kind == RewardKind.Percent ? new[] { 1, 50_000, 500_000 }[random.Next(3)] : null, random.Next(2) == 0 ? RandomClub.Filter(random) : null,
            random.Next(2) == 0 ? Money(random, random.Next(1, 9000)) : null);
        var lines = RandomClub.Basis(random).Lines;
        var order = new OrderSnapshot(
            default, default, random.Next(4) == 0 ? null : default(ClientId), null, null, Eur, default,
            [.. lines.Select((l, i) => Line(i, l.Kind, l.ItemId, Math.Max(0, l.Gross), l.Cover))], [], []);
        return new Asked(reward, order, random.Next(0, 60), lines);
    }

    private static LineSnapshot Line(int number, LineKind kind, string? item, long price, string? cover = null) => new(
        new LineId(new Guid(number, 0, 0, new byte[8])), kind, item, "Item", null, 1, price, price, 0, price, 0, price, cover is null ? null : new CoverRef(cover, "x"));

    private static Bookend.Kernel.Money? In(Bookend.Kernel.Money? money, OrderSnapshot order) => money is { } some ? order.Money(some.Amount) : null;

    private static Bookend.Kernel.Money Money(Random random, long amount) => new(amount, random.Next(6) == 0 ? new Currency("USD") : Eur);

    private sealed record Asked(Reward Reward, OrderSnapshot Order, long Has, IReadOnlyList<BasisLine> Lines);
}
