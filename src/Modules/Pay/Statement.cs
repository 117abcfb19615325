using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

internal enum PayLineKind
{
    Commission,
    Assistant,
    TierChange,
    Guarantee,
    Correction,
    Tip,
    LateTip,
    Pool,
    Payout,

    /// <summary>Her part of a service charge that goes to the team.</summary>
    ServiceCharge,
}

/// <summary>By which rule of which plan.</summary>
internal sealed record PayStatementRule(PlanId PlanId, string PlanName, int Version, int Number);

/// <param name="TakenBack">Less than was booked before: a refund, a payout that was reversed.</param>
/// <param name="What">The service, the product, or whatever it was for.</param>
/// <param name="Why">The computation in words.</param>
internal sealed record PayStatementLine(
    PayLineKind Kind, bool TakenBack, LocalDate Day, Instant At, string What, string Why, Money Amount, OrderId? OrderId, LineId? LineId, EntryId EntryId,
    PayStatementRule? Rule);

/// <param name="Service">Service charges that go to the team.</param>
/// <param name="Total">Cash, card, other and late, with what pools moved and service charges.</param>
internal sealed record PayStatementTips(Money Cash, Money Card, Money Other, Money Late, Money Pool, Money Total, Money Service);

/// <param name="Commission">Of lines, assistance and steps.</param>
/// <param name="Earned">Commission, guarantee, corrections and tips.</param>
internal sealed record PayStatementTotals(
    Money Commission, Money Guarantee, Money Corrections, PayStatementTips Tips, Money Earned, Money PaidOut)
{
    /// <param name="sums">Per account and rule of one member.</param>
    /// <param name="parts">What tips and late tips were paid with.</param>
    public static PayStatementTotals Of(IEnumerable<OwnerSum> sums, TipPart parts, TipPart late, Currency currency)
    {
        Money In(long amount) => new(amount, currency);
        var by = sums.ToLookup(s => Kinds.Of(s.Kind, s.Rule), s => s.Amount);
        long Sum(params PayLineKind[] kinds) => kinds.Sum(k => by[k].Sum());
        var tips = Sum(PayLineKind.Tip, PayLineKind.LateTip, PayLineKind.Pool, PayLineKind.ServiceCharge);
        var commission = Sum(PayLineKind.Commission, PayLineKind.Assistant, PayLineKind.TierChange);
        var earned = commission + Sum(PayLineKind.Guarantee, PayLineKind.Correction) + tips;
        return new PayStatementTotals(
            In(commission), In(Sum(PayLineKind.Guarantee)), In(Sum(PayLineKind.Correction)),
            new PayStatementTips(
                In(parts.Cash + late.Cash), In(parts.Card + late.Card), In(parts.Other + late.Other), In(Sum(PayLineKind.LateTip)), In(Sum(PayLineKind.Pool)), In(tips),
                In(Sum(PayLineKind.ServiceCharge))),
            In(earned), In(-Sum(PayLineKind.Payout)));
    }
}

/// <summary>What a posting on a member's account is about.</summary>
internal static class Kinds
{
    public static PayLineKind Of(string account, string rule) => rule switch
    {
        PayRules.Payout => PayLineKind.Payout,
        PayRules.Guarantee => PayLineKind.Guarantee,
        PayRules.Correction => PayLineKind.Correction,
        PayRules.LateTip => PayLineKind.LateTip,
        _ when PayRules.IsPool(rule) => PayLineKind.Pool,
        PayRules.Service => PayLineKind.ServiceCharge,
        _ when account == Accounts.Tips.Name => PayLineKind.Tip,
        _ when rule.EndsWith(".up", StringComparison.Ordinal) => PayLineKind.TierChange,
        _ when rule.EndsWith(".as", StringComparison.Ordinal) => PayLineKind.Assistant,
        _ => PayLineKind.Commission,
    };
}

/// <summary>What may be paid to a member: what was earned up to a day, less all that was paid, and never more than what we owe now.</summary>
internal readonly record struct Payable(long Commission, long Tips)
{
    public long Sum => checked(Commission + Tips);

    /// <param name="through">Sums up to the day.</param>
    /// <param name="all">Sums up to now.</param>
    public static Payable Of(IReadOnlyCollection<OwnerSum> through, IReadOnlyCollection<OwnerSum> all)
    {
        long On(AccountKind account)
        {
            var paid = all.Where(s => s.Kind == account.Name && s.Rule == PayRules.Payout).Sum(s => s.Amount);
            var earned = through.Where(s => s.Kind == account.Name && s.Rule != PayRules.Payout).Sum(s => s.Amount);
            return Math.Min(earned + paid, all.Where(s => s.Kind == account.Name).Sum(s => s.Amount));
        }

        return new Payable(On(Accounts.Commission), On(Accounts.Tips));
    }
}
