using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>A plan was added or changed; the version tells which.</summary>
[Fact("membershipPlan.changed")]
public sealed record MembershipPlanChanged(MembershipPlanId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.started")]
public sealed record MembershipStarted(MembershipId Id, MembershipPlanId PlanId, int PlanVersion, ClientId ClientId, OrderId OrderId, LocalDate From, LocalDate Until) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>The next period has begun, and its price is due.</summary>
[Fact("membership.billed")]
public sealed record MembershipBilled(MembershipId Id, ChargeId ChargeId, ClientId ClientId, LocalDate From, LocalDate Until, Money Price) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.paid")]
public sealed record MembershipPaid(MembershipId Id, ChargeId ChargeId, OrderId OrderId, LocalDate From, LocalDate Until) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Not paid in time: the desk is told, and whoever follows may write to the client.</summary>
/// <param name="Reminder">From 1.</param>
[Fact("membership.overdue")]
public sealed record MembershipOverdue(MembershipId Id, ChargeId ChargeId, ClientId ClientId, int Reminder, Money Price, LocalDate DueOn) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A period is over: what was paid for it is revenue.</summary>
[Fact("membership.recognised")]
public sealed record MembershipRecognised(MembershipId Id, ChargeId ChargeId, Money Net) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.used")]
public sealed record MembershipUsed(MembershipId Id, ClientId ClientId, OrderId OrderId, LineId LineId, ServiceId ServiceId, int Left) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.frozen")]
public sealed record MembershipFrozen(MembershipId Id, LocalDate From, LocalDate Until) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.unfrozen")]
public sealed record MembershipUnfrozen(MembershipId Id, LocalDate On) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="EndsOn">The first day on which it is no longer.</param>
[Fact("membership.cancelled")]
public sealed record MembershipCancelled(MembershipId Id, LocalDate EndsOn) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.reinstated")]
public sealed record MembershipReinstated(MembershipId Id) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("membership.ended")]
public sealed record MembershipEnded(MembershipId Id, ClientId ClientId, LocalDate On, MembershipEndCause Cause) : IFact
{
    string IFact.Subject => Id.ToString();
}
