using Bookend.Kernel;
using NodaTime;

namespace Bookend.Memberships;

public enum MembershipEndCause
{
    Cancelled,
    Unpaid,
    Refunded,
}

/// <summary>What is stored; whether it is frozen or cancelled today follows from its dates.</summary>
internal enum MembershipPhase
{
    Running,

    /// <summary>A charge was not paid in time: nothing is included until it is.</summary>
    InArrears,
    Ended,
}

public enum MembershipState
{
    Active,
    Frozen,
    InArrears,

    /// <summary>Notice was given; it runs on until it ends.</summary>
    Cancelled,
    Ended,
}

internal sealed class MembershipRow
{
    public BusinessId BusinessId { get; set; }

    public MembershipId Id { get; set; }

    public MembershipPlanId PlanId { get; set; }

    public ClientId ClientId { get; set; }

    public SiteId SiteId { get; set; }

    public Currency Currency { get; set; }

    /// <summary>JSON of <see cref="PlanTerms"/>: as it was agreed.</summary>
    public string Terms { get; set; } = "";

    public MembershipPhase Phase { get; set; }

    public LocalDate StartedOn { get; set; }

    /// <summary>From which periods are counted, and how many have begun since: so that the 31st stays the 31st.</summary>
    public LocalDate Anchor { get; set; }

    public int Since { get; set; }

    /// <summary>All periods begun so far.</summary>
    public int Begun { get; set; }

    /// <summary>The present period; its end is the next one's first day.</summary>
    public LocalDate PeriodFrom { get; set; }

    public LocalDate PeriodUntil { get; set; }

    public LocalDate? FrozenFrom { get; set; }

    public LocalDate? FrozenUntil { get; set; }

    public LocalDate? CancelledOn { get; set; }

    /// <summary>First day on which it is no longer.</summary>
    public LocalDate? EndsOn { get; set; }

    /// <summary>The next day on which something is to be done: the job looks here.</summary>
    public LocalDate NextOn { get; set; }

    public int Version { get; set; }

    public bool IsFrozen(LocalDate day) => FrozenFrom is { } from && FrozenUntil is { } until && from <= day && day < until;

    public MembershipState StateOn(LocalDate day) => Phase == MembershipPhase.Ended ? MembershipState.Ended
        : IsFrozen(day) ? MembershipState.Frozen
        : Phase == MembershipPhase.InArrears ? MembershipState.InArrears
        : EndsOn is not null ? MembershipState.Cancelled
        : MembershipState.Active;
}

public enum ChargeState
{
    Due,
    Paid,
    Refunded,

    /// <summary>It will not be paid: the membership ended.</summary>
    WrittenOff,
}

/// <summary>The price of one period: due, then paid on an order.</summary>
internal sealed class ChargeRow
{
    public BusinessId BusinessId { get; set; }

    public ChargeId Id { get; set; }

    public MembershipId MembershipId { get; set; }

    /// <summary>Which period, from 1.</summary>
    public int No { get; set; }

    public LocalDate From { get; set; }

    public LocalDate Until { get; set; }

    /// <summary>As the plan says, before taxes are added where prices come without.</summary>
    public long Price { get; set; }

    public ChargeState State { get; set; }

    public LocalDate DueOn { get; set; }

    public int Reminders { get; set; }

    // Of the order that paid it.
    public OrderId? OrderId { get; set; }

    public LineId? LineId { get; set; }

    public Instant? PaidAt { get; set; }

    /// <summary>Paid without tax, and what of it went back since or has become revenue.</summary>
    public long Net { get; set; }

    public long Returned { get; set; }

    public long Recognised { get; set; }
}

public enum MembershipChange
{
    Started,
    Billed,
    Paid,
    Overdue,
    Used,
    Restored,
    Frozen,
    Unfrozen,
    Cancelled,
    Reinstated,
    Refunded,
    Ended,
}

/// <summary>What happened to a membership, with who and why.</summary>
internal sealed class MembershipChangeRow
{
    public BusinessId BusinessId { get; set; }

    public Guid Id { get; set; }

    public MembershipId MembershipId { get; set; }

    public ClientId ClientId { get; set; }

    public MembershipChange Kind { get; set; }

    public Instant At { get; set; }

    public long Amount { get; set; }

    public OrderId? OrderId { get; set; }

    public string Detail { get; set; } = "";

    public string? Reason { get; set; }

    public string By { get; set; } = "";
}
