using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

/// <summary>Everything that explains the postings of a statement, read for all of them at once.</summary>
internal sealed class StatementReads
{
    private readonly Dictionary<LineId, SoldLine> sales;
    private readonly ILookup<OrderId, EarningRow> earnings;
    private readonly Dictionary<(PlanId, int), CommissionTerms> terms;
    private readonly Dictionary<PlanId, string> names;
    private readonly ILookup<LineId, ReturnRow> returns;
    private readonly Dictionary<EntryId, string?> reasons;
    private readonly Dictionary<PoolId, string> pools;
    private readonly Currency currency;

    private StatementReads(
        Currency currency, IEnumerable<SaleRow> sales, IEnumerable<EarningRow> earnings, IEnumerable<PlanVersionRow> versions, IEnumerable<PlanRow> plans,
        IEnumerable<ReturnRow> returns, Dictionary<EntryId, string?> reasons, Dictionary<PoolId, string> pools)
    {
        this.currency = currency;
        this.sales = sales.ToDictionary(s => s.LineId, s => s.Line());
        this.earnings = earnings.ToLookup(e => e.OrderId);
        terms = versions.ToDictionary(v => (v.PlanId, v.Number), v => PlanBook.Terms(v.Terms));
        names = plans.ToDictionary(p => p.Id, p => p.Name);
        this.returns = returns.ToLookup(r => r.LineId);
        (this.reasons, this.pools) = (reasons, pools);
    }

    public static async Task<StatementReads> For(Reading reading, Currency currency, IReadOnlyList<AccountMove> moves)
    {
        var orders = moves.Select(m => m.OrderId).OfType<OrderId>().Distinct().ToArray();
        var earnings = await reading.Set<EarningRow>().Where(e => orders.Contains(e.OrderId)).ToListAsync();
        var plans = earnings.Select(e => e.PlanId).Distinct().ToArray();
        var entries = moves.Where(m => m.Rule is PayRules.Correction or PayRules.LateTip).Select(m => m.EntryId).Distinct().ToArray();
        return new StatementReads(
            currency,
            await reading.Set<SaleRow>().Where(s => orders.Contains(s.OrderId)).ToListAsync(), earnings,
            await reading.Set<PlanVersionRow>().Where(v => plans.Contains(v.PlanId)).ToListAsync(),
            await reading.Set<PlanRow>().Where(p => plans.Contains(p.Id)).ToListAsync(),
            await reading.Set<ReturnRow>().Where(r => orders.Contains(r.OrderId)).ToListAsync(),
            await reading.Set<ExtraRow>().Where(x => entries.Contains(x.EntryId)).ToDictionaryAsync(x => x.EntryId, x => x.Reason),
            await reading.Set<PoolRow>().ToDictionaryAsync(p => p.Id, p => p.Name));
    }

    public PayStatementLine Line(AccountMove move)
    {
        var kind = Kinds.Of(move.Kind, move.Rule);
        var (what, why, rule) = PayRules.IsPlans(move.Rule) ? ByPlan(move, kind) : Other(move, kind);
        return new PayStatementLine(
            kind, move.IsReversal, move.BusinessDate, move.OccurredAt, what, why, new Money(move.Amount, currency), move.OrderId, move.LineId, move.EntryId, rule);
    }

    private (string What, string Why, PayStatementRule? Rule) ByPlan(AccountMove move, PayLineKind kind)
    {
        var line = move.LineId is { } id ? sales.GetValueOrDefault(id) : null;
        var earned = earnings[move.OrderId!.Value].FirstOrDefault(e => Matches(e, move, kind));
        if (earned is null || !terms.TryGetValue((earned.PlanId, earned.PlanVersion), out var plan))
        {
            return (line?.Name ?? "Commission", "", null);
        }

        var rule = plan.Rules[earned.Rule - 1];
        var by = new PayStatementRule(earned.PlanId, names.GetValueOrDefault(earned.PlanId, ""), earned.PlanVersion, earned.Rule);
        return kind switch
        {
            PayLineKind.TierChange => ($"Steps of the {Periods.Word(rule.Tiers!.Period)}", Words.TrueUp(rule, earned.Earning(), currency), by),
            _ when move.IsReversal && line is not null => (line.Name, Words.Returned(PartOf(move), line), by),
            PayLineKind.Assistant => (line?.Name ?? "Assistance", Words.Assistant(rule), by),
            _ => (line?.Name ?? "Commission", line is null ? "" : Words.Line(rule, line, earned.Earning()), by),
        };
    }

    private static bool Matches(EarningRow earning, AccountMove move, PayLineKind kind) =>
        earning.MemberId.ToString() == move.Owner && earning.LineId == move.LineId && kind switch
        {
            PayLineKind.TierChange => earning.Kind == EarningKind.TrueUp && earning.Amount == move.Amount,
            PayLineKind.Assistant => earning.Kind == EarningKind.Assistant,
            _ => earning.Kind == EarningKind.Line,
        };

    /// <summary>The refund that the posting belongs to: its entry was the next to be booked when the refund was noted.</summary>
    private long PartOf(AccountMove move)
    {
        var own = returns[move.LineId!.Value].Where(r => r.Day == move.BusinessDate).ToList();
        return (own.Find(r => r.Seq == move.Seq) ?? own.FirstOrDefault())?.Gross ?? 0;
    }

    private (string What, string Why, PayStatementRule? Rule) Other(AccountMove move, PayLineKind kind) => kind switch
    {
        PayLineKind.Tip => ("Tip", move.IsReversal ? "Given back to the client." : "Left with the bill.", null),
        PayLineKind.ServiceCharge => ("Service charge", move.IsReversal ? "Given back to the client." : "A part of what the bill added for the team.", null),
        PayLineKind.LateTip => ("Late tip", move.IsReversal ? "Taken back: it was booked in error." : reasons.GetValueOrDefault(move.EntryId) ?? "Came after the bill was paid.", null),
        PayLineKind.Correction => ("Correction", move.IsReversal ? "The correction was taken back." : reasons.GetValueOrDefault(move.EntryId) ?? "", null),
        PayLineKind.Guarantee => ("Guarantee", move.Amount > 0 ? "Fills the commission up to what the plan promises." : "Takes off what was filled up too much.", null),
        PayLineKind.Payout => ("Paid out", move.IsReversal ? "The payout was taken back." : "Handed over.", null),
        PayLineKind.Pool => (PoolName(move.Rule), (move.Amount > 0) == !move.IsReversal ? "Share of the day's tips." : "Given into the day's tips.", null),
        _ => ("Commission", "", null),
    };

    private string PoolName(string rule) =>
        pools.FirstOrDefault(p => rule == PayRules.Pool(p.Key)).Value is { } name ? $"Tip pool: {name}" : "Tip pool";
}

/// <summary>What the tips of a time were paid with, per member.</summary>
internal static class TipReads
{
    public static async Task<IReadOnlyDictionary<MemberId, TipPart>> Paid(Reading reading, Currency currency, LocalDate from, LocalDate to, MemberId? member)
    {
        var tips = reading.Set<TipRow>().Where(t => t.Currency == currency);
        tips = member is null ? tips : tips.Where(t => t.MemberId == member);
        var parts = (await tips.Where(t => t.Day >= from && t.Day <= to).ToListAsync()).Select(t => (t.MemberId, Part: Parts(t))).ToList();
        var returned = await (
            from r in reading.Set<ReturnRow>()
            join t in tips on r.LineId equals t.LineId
            where r.Day <= to
            select new { Tip = t, Return = r }).ToListAsync();
        foreach (var tip in returned.GroupBy(r => r.Tip.LineId))
        {
            var (whole, before, all) = (Parts(tip.First().Tip), tip.Where(r => r.Return.Day < from).Sum(r => r.Return.Gross), tip.Sum(r => r.Return.Gross));
            parts.Add((tip.First().Tip.MemberId, TipParts.Returned(whole, before) - TipParts.Returned(whole, all)));
        }

        return parts.GroupBy(p => p.MemberId).ToDictionary(g => g.Key, g => g.Aggregate(default(TipPart), (sum, p) => sum + p.Part));
    }

    public static async Task<IReadOnlyDictionary<MemberId, TipPart>> Late(Reading reading, Currency currency, LocalDate from, LocalDate to, MemberId? member)
    {
        var late = reading.Set<ExtraRow>().Where(x => x.Kind != ExtraKind.Correction && x.Currency == currency);
        late = member is null ? late : late.Where(x => x.MemberId == member);
        var rows = await late.Where(x => (x.Day >= from && x.Day <= to) || (x.ReversedDay >= from && x.ReversedDay <= to)).ToListAsync();
        return rows.GroupBy(x => x.MemberId).ToDictionary(g => g.Key, g => g.Aggregate(default(TipPart), (sum, x) =>
        {
            var times = (x.Day >= from && x.Day <= to ? 1 : 0) - (x.ReversedDay >= from && x.ReversedDay <= to ? 1 : 0);
            return sum + (x.Kind == ExtraKind.CashTip ? new TipPart(times * x.Amount, 0, 0) : new TipPart(0, times * x.Amount, 0));
        }));
    }

    private static TipPart Parts(TipRow tip) => new(tip.Cash, tip.Card, tip.Other);
}
