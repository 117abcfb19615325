using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>Whether a reward may be used on an order, and what it takes off. Pure.</summary>
internal static class RewardRules
{
    /// <summary>What keeps it from being used, and nothing before it does. Null: it may be used.</summary>
    public static (string Code, string Reason)? WhyNot(Reward reward, OrderSnapshot order, long has, IReadOnlyList<BasisLine> lines)
    {
        if (order.ClientId is null)
        {
            return ("client", "Name the client: points are hers.");
        }

        if (has < reward.Points)
        {
            return ("points", $"It costs {Gates.Points(reward.Points)}; {has} are left.");
        }

        var sum = Fitting(reward, order, lines).Sum(l => l.List);
        var foreign = new[] { reward.Amount, reward.Minimum }.OfType<Money>().Where(m => m.Currency != order.Currency).ToList();
        return foreign.Count > 0 ? ("currency", $"It is in {foreign[0].Currency}.")
            : sum == 0 ? ("goods", "Nothing on this order fits it.")
            : reward.Minimum is { } least && sum < least.Amount ? ("minSpend", $"It begins at {least}.")
            : Parts(reward, order, lines).Count == 0 ? ("saving", "It would take nothing off.")
            : null;
    }

    /// <summary>What it takes off which line.</summary>
    public static IReadOnlyList<OfferPart> Parts(Reward reward, OrderSnapshot order, IReadOnlyList<BasisLine> lines)
    {
        var fitting = Fitting(reward, order, lines);
        if (reward.Kind == RewardKind.Item)
        {
            var best = fitting.MaxBy(l => l.UnitPrice)!;
            return [new OfferPart(best.Id, best.UnitPrice)];
        }

        var sum = fitting.Sum(l => l.List);
        var off = reward.Kind == RewardKind.Amount ? Math.Min(sum, reward.Amount!.Value.Amount) : Rounding.MulDiv(sum, reward.PercentPpm!.Value, 1_000_000);
        var parts = Rounding.Allocate(off, [.. fitting.Select(l => l.List)]);
        return [.. fitting.Zip(parts, (line, part) => new OfferPart(line.Id, part)).Where(p => p.Amount > 0)];
    }

    private static List<LineSnapshot> Fitting(Reward reward, OrderSnapshot order, IReadOnlyList<BasisLine> lines) =>
        [.. order.Lines.Where((l, i) => l.Cover is null && l.List > 0 && (reward.Items is { IsEmpty: false } items
            ? items.Names(lines[i])
            : l.Kind is LineKind.Service or LineKind.Product or LineKind.Custom))];
}
