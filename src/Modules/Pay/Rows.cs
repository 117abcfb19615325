using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pay;

internal sealed class PlanRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PlanId Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Not given to anybody any more; who has it keeps it.</summary>
    public bool Active { get; set; } = true;

    public int Version { get; set; }
}

/// <summary>Written once, never changed: what was booked by it names its number.</summary>
internal sealed class PlanVersionRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PlanId PlanId { get; set; }

    public int Number { get; set; }

    public LocalDate From { get; set; }

    /// <summary><see cref="CommissionTerms"/> as JSON.</summary>
    public string Terms { get; set; } = "{}";

    public Instant At { get; set; }

    public string Actor { get; set; } = "";
}

internal sealed class AssignmentRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public AssignmentId Id { get; set; }

    public MemberId MemberId { get; set; }

    /// <summary>Per member from 1. Of two with the same first day the later one counts.</summary>
    public int Number { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Null: no commission from then on.</summary>
    public PlanId? PlanId { get; set; }
}

/// <summary>A line of a completed order for which somebody is credited: what rules, pools and trials are computed from.</summary>
internal sealed class SaleRow
{
    public BusinessId BusinessId { get; set; }

    public LineId LineId { get; set; }

    public OrderId OrderId { get; set; }

    /// <summary>Number of the ledger's entry that was about to be booked: the order in which things happened.</summary>
    public long Seq { get; set; }

    /// <summary>Place in its order.</summary>
    public int No { get; set; }

    public LocalDate Day { get; set; }

    public SiteId SiteId { get; set; }

    public MemberId MemberId { get; set; }

    public Currency Currency { get; set; }

    public LineKind Kind { get; set; }

    public string? ItemId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Null also where no rule asked for it when it was sold.</summary>
    public string? Category { get; set; }

    public long Quantity { get; set; }

    public long Net { get; set; }

    public long Gross { get; set; }

    public long List { get; set; }

    public bool BesideService { get; set; }

    public MemberId? AssistantId { get; set; }

    /// <summary>The plan by which it was booked; null: none.</summary>
    public PlanId? PlanId { get; set; }

    public int PlanVersion { get; set; }

    public SoldLine Line() => new(
        OrderId, LineId, Day, Currency, MemberId, Kind, ItemId, Name, Category, Quantity, Net, Gross, List, BesideService, AssistantId);
}

/// <summary>What a refund took back of a line or tip.</summary>
internal sealed class ReturnRow
{
    public BusinessId BusinessId { get; set; }

    public LineId LineId { get; set; }

    /// <summary>Per line from 1.</summary>
    public int Number { get; set; }

    public OrderId OrderId { get; set; }

    public long Seq { get; set; }

    public int No { get; set; }

    public LocalDate Day { get; set; }

    public long Gross { get; set; }
}

/// <summary>A tip by what it was paid with.</summary>
internal sealed class TipRow
{
    public BusinessId BusinessId { get; set; }

    public LineId LineId { get; set; }

    public OrderId OrderId { get; set; }

    public LocalDate Day { get; set; }

    public MemberId MemberId { get; set; }

    public Currency Currency { get; set; }

    public long Amount { get; set; }

    public long Cash { get; set; }

    public long Card { get; set; }

    /// <summary>Gift cards, credit, points.</summary>
    public long Other { get; set; }
}

/// <summary>One change of what a member has earned by a plan: the words behind a posting, and what buckets are summed from. Never changed.</summary>
internal sealed class EarningRow
{
    public BusinessId BusinessId { get; set; }

    public EarningId Id { get; set; }

    public EarningKind Kind { get; set; }

    public MemberId MemberId { get; set; }

    public OrderId OrderId { get; set; }

    public LineId? LineId { get; set; }

    // The bucket.
    public MemberId BucketMember { get; set; }

    public PlanId PlanId { get; set; }

    public int PlanVersion { get; set; }

    public int Rule { get; set; }

    public LocalDate BucketFrom { get; set; }

    public long Before { get; set; }

    public long Base { get; set; }

    public long Amount { get; set; }

    public Bucket Bucket() => new(BucketMember, PlanId, PlanVersion, Rule, BucketFrom);

    public Earning Earning() => new(Kind, MemberId, OrderId, LineId, Bucket(), Before, Base, Amount);

    public static EarningRow Of(BusinessId business, EarningId id, Earning e) => new()
    {
        BusinessId = business, Id = id, Kind = e.Kind, MemberId = e.MemberId, OrderId = e.OrderId, LineId = e.LineId, BucketMember = e.Bucket.Member,
        PlanId = e.Bucket.Plan, PlanVersion = e.Bucket.Version, Rule = e.Bucket.Rule, BucketFrom = e.Bucket.From, Before = e.Before, Base = e.Base,
        Amount = e.Amount,
    };
}

/// <summary>Who helped with a line of an order that is still open.</summary>
internal sealed class AssistRow
{
    public BusinessId BusinessId { get; set; }

    public LineId LineId { get; set; }

    public MemberId MemberId { get; set; }
}

internal enum ExtraKind
{
    /// <summary>A tip that came when the order was complete already, or without one.</summary>
    CashTip,

    /// <summary>The same, by the terminal.</summary>
    CardTip,

    /// <summary>Commission that a person adds or takes off, with a reason.</summary>
    Correction,
}

/// <summary>Something that a person booked for a member by hand.</summary>
internal sealed class ExtraRow
{
    public BusinessId BusinessId { get; set; }

    public ExtraId Id { get; set; }

    public ExtraKind Kind { get; set; }

    public MemberId MemberId { get; set; }

    public SiteId SiteId { get; set; }

    public Currency Currency { get; set; }

    public long Amount { get; set; }

    public OrderId? OrderId { get; set; }

    public LocalDate Day { get; set; }

    public string? Reason { get; set; }

    public EntryId EntryId { get; set; }

    public Instant At { get; set; }

    public LocalDate? ReversedDay { get; set; }
}

internal enum PayoutMethod
{
    /// <summary>From the drawer of a till.</summary>
    Cash,

    /// <summary>By the bank or with the salary.</summary>
    Bank,
}

/// <summary>Money handed to a member. Numbered per member and currency, so that two who pay at once cannot both be the next.</summary>
internal sealed class PayoutRow
{
    public BusinessId BusinessId { get; set; }

    public PayoutId Id { get; set; }

    public MemberId MemberId { get; set; }

    public Currency Currency { get; set; }

    public int Number { get; set; }

    /// <summary>What was earned up to and with this day.</summary>
    public LocalDate Through { get; set; }

    public long Commission { get; set; }

    public long Tips { get; set; }

    public PayoutMethod Method { get; set; }

    public TillId? TillId { get; set; }

    public LocalDate Day { get; set; }

    public Instant At { get; set; }

    public string Actor { get; set; } = "";

    public EntryId EntryId { get; set; }

    public string? ReversedReason { get; set; }

    public Instant? ReversedAt { get; set; }
}

/// <summary>What a guarantee added for a period, or took off again: the sum over its numbers is what stands.</summary>
internal sealed class GuaranteeRow
{
    public BusinessId BusinessId { get; set; }

    public MemberId MemberId { get; set; }

    public LocalDate From { get; set; }

    public LocalDate To { get; set; }

    public int Number { get; set; }

    public PlanId PlanId { get; set; }

    public int PlanVersion { get; set; }

    /// <summary>What the commission of the period came to.</summary>
    public long Earned { get; set; }

    public long Amount { get; set; }

    public EntryId EntryId { get; set; }
}
