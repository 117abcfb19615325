using Bookend.Kernel;

namespace Bookend.Pay;

/// <summary>
/// Past sales and refunds once more, by the rules that one likes to try. Pure, and the same arithmetic as at the till: by the rules that
/// counted then it comes to what was booked, to the last unit.
/// </summary>
/// <param name="planOf">By which plan a line is to count; null: none.</param>
internal sealed class Replay(Func<SaleRow, PlanInForce?> planOf)
{
    private readonly Dictionary<Bucket, (BucketTotals Totals, Tiers? Tiers)> buckets = [];
    private readonly Dictionary<LineId, Sold> lines = [];
    private readonly Dictionary<OrderId, Dictionary<MemberId, long>> earned = [];

    public static Replay Of(IEnumerable<SaleRow> sales, IEnumerable<ReturnRow> returns, Func<SaleRow, PlanInForce?> planOf)
    {
        var replay = new Replay(planOf);
        var sold = sales.Select(s => (s.Seq, s.OrderId, s.No, Sale: (SaleRow?)s, Return: (ReturnRow?)null));
        var back = returns.Select(r => (r.Seq, r.OrderId, r.No, Sale: (SaleRow?)null, Return: (ReturnRow?)r));
        foreach (var step in sold.Concat(back).OrderBy(x => x.Seq).ThenBy(x => x.Return is null ? 0 : 1).ThenBy(x => x.No).GroupBy(x => (x.Seq, x.OrderId, x.Return is null)))
        {
            if (step.Key.Item3)
            {
                foreach (var one in step)
                {
                    replay.Sell(one.Sale!);
                }
            }
            else
            {
                replay.GiveBack(step.Key.OrderId, step.Select(x => x.Return!));
            }
        }

        return replay;
    }

    /// <summary>What members have of these orders now, all refunds and steps counted.</summary>
    public IReadOnlyDictionary<MemberId, long> Earned(IReadOnlySet<OrderId> orders) => earned.Where(e => orders.Contains(e.Key)).SelectMany(e => e.Value)
        .GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Sum(e => e.Value));

    private void Sell(SaleRow sale)
    {
        var sold = new Sold(sale);
        lines[sale.LineId] = sold;
        if (planOf(sale) is not { } plan)
        {
            return;
        }

        foreach (var one in Engine.Complete(sale.Line(), plan, b => buckets.GetValueOrDefault(b).Totals))
        {
            Add(one, plan.Terms.Rules[one.Bucket.Rule - 1].Tiers);
            if (one.Kind != EarningKind.TrueUp)
            {
                sold.Legs.Add((one, one.Amount));
            }
        }
    }

    private void GiveBack(OrderId order, IEnumerable<ReturnRow> parts)
    {
        var touched = new List<Bucket>();
        foreach (var part in parts)
        {
            if (!lines.TryGetValue(part.LineId, out var sold))
            {
                continue;
            }

            var whole = sold.Sale.Gross - sold.Returned;
            for (var i = 0; i < sold.Legs.Count; i++)
            {
                var (leg, remaining) = sold.Legs[i];
                var take = whole == 0 ? 0 : Engine.Mirrored(remaining, part.Gross, whole);
                var value = leg.Kind == EarningKind.Line ? Engine.ReturnedBase(leg.Base, sold.Sale.Gross, sold.Returned, part.Gross) : 0;
                sold.Legs[i] = (leg, remaining - take);
                Add(leg with { Kind = EarningKind.Return, Base = -value, Amount = -take }, buckets.GetValueOrDefault(leg.Bucket).Tiers);
                touched.Add(leg.Bucket);
            }

            sold.Returned += part.Gross;
        }

        foreach (var bucket in touched.Distinct())
        {
            var (totals, tiers) = buckets[bucket];
            if (tiers is not null && Engine.TrueUp(tiers, order, bucket, totals, totals.Base) is { } more)
            {
                Add(more, tiers);
            }
        }
    }

    private void Add(Earning earning, Tiers? tiers)
    {
        buckets[earning.Bucket] = (buckets.GetValueOrDefault(earning.Bucket).Totals + earning, tiers);
        if (!earned.TryGetValue(earning.OrderId, out var members))
        {
            earned.Add(earning.OrderId, members = []);
        }

        members[earning.MemberId] = members.GetValueOrDefault(earning.MemberId) + earning.Amount;
    }

    private sealed class Sold(SaleRow sale)
    {
        public SaleRow Sale { get; } = sale;

        public List<(Earning Leg, long Remaining)> Legs { get; } = [];

        public long Returned { get; set; }
    }
}
