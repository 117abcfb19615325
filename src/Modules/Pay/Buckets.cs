using Bookend.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Pay;

/// <summary>Totals of buckets within one write: summed once from the rows, then carried along, since this write's rows are stored at its end.</summary>
internal sealed class Buckets(Work work)
{
    private readonly Dictionary<Bucket, BucketTotals> totals = [];

    public IReadOnlyList<Bucket> Loaded => [.. totals.Keys];

    public BucketTotals Of(Bucket bucket) => totals.GetValueOrDefault(bucket);

    public void Add(Earning earning) => totals[earning.Bucket] = Of(earning.Bucket) + earning;

    /// <summary>The bucket that a line would fall into, where its rule has tiers.</summary>
    public async Task Load(SoldLine line, PlanInForce plan)
    {
        if (Engine.RuleFor(plan.Terms, line) is var (rule, number) && rule.Tiers is { } tiers)
        {
            await Load(new Bucket(line.MemberId, plan.Id, plan.Version, number, Periods.Start(tiers.Period, line.Day)));
        }
    }

    public async Task Load(Bucket bucket)
    {
        if (totals.ContainsKey(bucket))
        {
            return;
        }

        var (member, plan, version, rule, from) = bucket;
        var sum = await work.Set<EarningRow>().AsNoTracking()
            .Where(e => e.BucketMember == member && e.BucketFrom == from && e.PlanId == plan && e.PlanVersion == version && e.Rule == rule)
            .GroupBy(_ => 1).Select(g => new { Base = g.Sum(e => e.Base), Amount = g.Sum(e => e.Amount) }).SingleOrDefaultAsync();
        totals[bucket] = new BucketTotals(sum?.Base ?? 0, sum?.Amount ?? 0);
    }
}
