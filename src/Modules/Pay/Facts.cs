using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

/// <summary>A commission plan was made, renamed or has a new version of its rules.</summary>
/// <param name="Terms">Number of the latest version of its rules.</param>
[Fact("commissionPlan.changed")]
internal sealed record PlanChanged(PlanId Id, int Terms, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="PlanId">Null: no commission from that day on.</param>
[Fact("commissionPlan.assigned")]
internal sealed record PlanAssigned(MemberId Id, PlanId? PlanId, LocalDate From) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Amount">Below zero: it was filled up too much before.</param>
[Fact("guarantee.filled")]
internal sealed record GuaranteeFilled(MemberId Id, LocalDate From, LocalDate To, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("payout.made")]
internal sealed record PaidOut(PayoutId Id, MemberId MemberId, LocalDate Through, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("payout.reversed")]
internal sealed record PayoutTakenBack(PayoutId Id, MemberId MemberId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A late tip or a correction of commission.</summary>
[Fact("payExtra.booked")]
internal sealed record PayExtraBooked(ExtraId Id, ExtraKind Kind, MemberId MemberId, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("payExtra.reversed")]
internal sealed record PayExtraTakenBack(ExtraId Id, MemberId MemberId) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Terms">Number of the latest version of its rules.</param>
[Fact("tipPool.changed")]
internal sealed record TipPoolChanged(PoolId Id, int Terms) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("tips.shared")]
internal sealed record TipsShared(PoolRunId Id, PoolId PoolId, SiteId SiteId, LocalDate Day, Money Total) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("tips.unshared")]
internal sealed record TipsUnshared(PoolRunId Id, PoolId PoolId, SiteId SiteId, LocalDate Day) : IFact
{
    string IFact.Subject => Id.ToString();
}
