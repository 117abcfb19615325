using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>
/// Kinds that earn as soon as they are paid. A payment brings its share of what the order as it stands would earn by spending and items; what
/// comes at completion is the rest. The payment's points lie under the payment: they go back when its money does.
/// </summary>
internal static class Early
{
    /// <summary>Of points that a payment brought.</summary>
    public static readonly LineId NoLine = new(Guid.Empty);

    public static async Task Earn(Work work, Plan plan, ClientId client, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry)
    {
        var basis = await EarnFromOrders.BasisOf(work, order);
        var whole = basis.Lines.Where(l => l.Gross > 0 && l.Cover is null).Sum(l => l.Gross);
        if (whole == 0)
        {
            return;
        }

        var standing = await Past.Standing(work, plan, client, order.Id, order.Day);
        var paid = Math.Min(whole, order.Tenders.Where(t => t.Method != TenderMethod.Points).Sum(t => t.Amount));
        var given = await Given(work, order.Id);
        var awards = new List<Award>();
        foreach (var rule in Wanted(plan, basis, Earning.Decide(plan.Terms, basis, standing).Awards).GroupBy(a => a.Rule))
        {
            var now = (long)((Int128)rule.Sum(a => a.Points) * paid / whole) - given.GetValueOrDefault(rule.Key);
            if (now > 0)
            {
                awards.Add(new Award(rule.Key, NoLine, now));
            }
        }

        if (awards.Count == 0)
        {
            return;
        }

        var zone = (await Places.Public.SiteOf(work, order.SiteId))!.Zone;
        var reached = Awarding.Give(entry, await Account.Of(work, plan, client, order.Day, zone), plan.Number, awards, tender.Id);
        var points = awards.Sum(a => a.Points);
        work.Log.Append(new PointsEarned(client, plan.Id, order.Id, points));
        Events.Add(
            work,
            new EventRow
            {
                Kind = EventKind.Paid, ProgrammeId = plan.Id, Version = plan.Number, ClientId = client, OrderId = order.Id, Day = order.Day, Points = reached, Counted = points,
            },
            new ReasonData("Points with the payment"));
    }

    /// <summary>What is left to give at completion.</summary>
    public static async Task<IReadOnlyList<Award>> Rest(Work work, Plan plan, Basis basis, IReadOnlyList<Award> awards)
    {
        if (plan.Terms.Triggers?.Any(t => t.Trigger == Trigger.Payment) != true)
        {
            return awards;
        }

        var given = await Given(work, basis.OrderId);
        var wanted = Wanted(plan, basis, awards).ToHashSet();
        var rest = awards.Where(a => !wanted.Contains(a)).ToList();
        foreach (var rule in wanted.GroupBy(a => a.Rule))
        {
            var parts = rule.ToArray();
            var left = Math.Max(0, parts.Sum(a => a.Points) - given.GetValueOrDefault(rule.Key));
            var points = Rounding.Allocate(left, [.. parts.Select(a => a.Points)]);
            rest.AddRange(parts.Zip(points, (part, p) => part with { Points = p }).Where(a => a.Points > 0));
        }

        return rest;
    }

    private static IEnumerable<Award> Wanted(Plan plan, Basis basis, IReadOnlyList<Award> awards) => awards.Where(a =>
        plan.Terms.Rules.FirstOrDefault(r => r.Code == a.Rule)?.Kind is EarnKind.Spend or EarnKind.Item &&
        basis.Lines.Any(l => l.Id == a.LineId && l.Cover is null && plan.Terms.TriggerOf(l.Kind) == Trigger.Payment));

    /// <summary>By rule, what payments of this order have brought and not taken back.</summary>
    private static async Task<Dictionary<string, long>> Given(Work work, OrderId order) => (await work.Ledger.PostingsOfOrder(order))
        .Where(p => p.Account.Kind.Name == Accounts.Given.Name && p.Row.TenderId is not null && p.Row.Layer == Layer.Posted &&
            p.Row.Rule.StartsWith(Rules.Earn, StringComparison.Ordinal))
        .GroupBy(p => p.Row.Rule[Rules.Earn.Length..]).ToDictionary(g => g.Key, g => g.Sum(p => p.Row.Amount));
}
