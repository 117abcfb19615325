using System.Text.Json.Serialization;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>What a rule of earning counts.</summary>
internal enum EarnKind
{
    /// <summary>Points for every so much money.</summary>
    Spend,

    /// <summary>Points for coming.</summary>
    Visit,

    /// <summary>Points for every piece of certain things.</summary>
    Item,

    /// <summary>Points once a year, around the birthday.</summary>
    Birthday,

    /// <summary>Points with the first order.</summary>
    SignUp,
}

/// <summary>When things of a kind earn.</summary>
internal enum Trigger
{
    /// <summary>When the order completes. For a package or a membership: up front, when it is bought.</summary>
    Completion,

    /// <summary>As soon as it is paid, also before the visit.</summary>
    Payment,

    /// <summary>Nothing when it is bought; each session earns when it is used.</summary>
    PerSession,

    Never,
}

internal enum PointsRounding
{
    Down,
    Nearest,
    Up,
}

/// <summary>What happens when a refund should take back points that were spent meanwhile.</summary>
internal enum Shortfall
{
    /// <summary>The client owes them; her next points fill that first.</summary>
    Owe,

    /// <summary>Only what is left is taken back.</summary>
    Reduce,

    /// <summary>There is no refund until a person decides.</summary>
    Refuse,
}

internal enum TierMeasure
{
    Points,
    Spend,
}

internal enum RewardKind
{
    /// <summary>An amount off the order.</summary>
    Amount,

    /// <summary>A share off everything that may be discounted.</summary>
    Percent,

    /// <summary>One piece of one of these items for nothing.</summary>
    Item,
}

/// <summary>Things of the catalogue: whatever one of the lists names. All lists empty: everything.</summary>
/// <param name="ItemIds">TypeIDs of services and products.</param>
/// <param name="Categories">Categories of services, brands of products.</param>
internal sealed record ItemFilter(
    IReadOnlyList<LineKind>? Kinds = null, IReadOnlyList<string>? ItemIds = null, IReadOnlyList<string>? Categories = null)
{
    public static readonly ItemFilter Everything = new();

    [JsonIgnore]
    public bool IsEmpty => Kinds is null or [] && ItemIds is null or [] && Categories is null or [];

    public bool Names(BasisLine line) =>
        (Kinds?.Contains(line.Kind) ?? false) || (line.ItemId is { } id && (ItemIds?.Contains(id, StringComparer.Ordinal) ?? false)) ||
        (line.Category is { } category && (Categories?.Contains(category, StringComparer.OrdinalIgnoreCase) ?? false));
}

/// <param name="Code">Short and stable; the books name it.</param>
/// <param name="Points">For every <paramref name="PerAmount"/>, visit, piece, birthday or first order.</param>
/// <param name="PerAmount">Of spending.</param>
/// <param name="Minimum">The order has to reach this with what the rule counts.</param>
/// <param name="Days">Around the birthday, before and after.</param>
internal sealed record EarnRule(
    string Code, EarnKind Kind, string Name, long Points, Money? PerAmount = null, PointsRounding Rounding = PointsRounding.Down, ItemFilter? Items = null,
    Money? Minimum = null, int Days = 7)
{
    /// <summary>It counts the order as a whole; its points are spread over the lines by value.</summary>
    [JsonIgnore]
    public bool IsOfOrder => Kind is EarnKind.Visit or EarnKind.Birthday or EarnKind.SignUp;

    public bool Counts(BasisLine line) => Items is null || Items.IsEmpty || Items.Names(line);
}

internal sealed record KindTrigger(LineKind Kind, Trigger Trigger);

/// <summary>Limits against abuse, in points; null is no limit. Refunded points make room again.</summary>
internal sealed record Caps(long? PerOrder = null, long? PerDay = null, long? PerMonth = null);

/// <param name="From">Points or minor units within the period from which it is reached.</param>
/// <param name="MultiplierPpm">1,000,000 gives nothing more; 1,250,000 a quarter more.</param>
internal sealed record Tier(string Code, string Name, long From, int MultiplierPpm);

/// <param name="Months">Rolling: what was earned or spent this long ago no longer counts.</param>
internal sealed record TierPlan(TierMeasure Measure, int Months, IReadOnlyList<Tier> Tiers)
{
    /// <summary>The highest that the score reaches; null: none yet.</summary>
    public Tier? Of(long score) => Tiers.Where(t => t.From <= score).MaxBy(t => t.From);

    public Tier? After(long score) => Tiers.Where(t => t.From > score).MinBy(t => t.From);
}

/// <summary>What points are worth when they are taken as money: so many points for so much.</summary>
internal sealed record PointValue(long Points, Money Amount)
{
    /// <summary>Whole points that pay this much; the odd part of a point is the client's loss, and never ours.</summary>
    public long PointsFor(long amount) => checked((long)(((Int128)amount * Points + Amount.Amount - 1) / Amount.Amount));

    public long AmountFor(long points) => (long)((Int128)points * Amount.Amount / Points);
}

/// <param name="Code">What is typed or tapped at the till.</param>
/// <param name="Points">What it costs.</param>
internal sealed record Reward(
    string Code, RewardKind Kind, string Name, long Points, Money? Amount = null, int? PercentPpm = null, ItemFilter? Items = null, Money? Minimum = null);

/// <param name="MaxPerYear">How many friends one client is rewarded for within 365 days.</param>
internal sealed record Referral(long ReferrerPoints, long FriendPoints, int MaxPerYear = 10);

/// <summary>The rules of a programme as they stand in one version. Never changed: another rule is another version.</summary>
/// <param name="Triggers">Kinds that are not named: completion for what is sold, never for gift cards and credit.</param>
/// <param name="JoinFirst">Only clients who have joined earn.</param>
/// <param name="EarnOnPoints">What is paid with points earns too.</param>
/// <param name="ExpireMonths">Null: points never expire.</param>
/// <param name="NoticeDays">How long before expiry the client is told.</param>
/// <param name="AdjustLimit">Points that the desk may give or take by hand at once; managers may more.</param>
/// <param name="BreakagePpm">The part of outstanding points that is expected never to be used, for the report of what is owed.</param>
internal sealed record Terms(
    IReadOnlyList<EarnRule> Rules, IReadOnlyList<KindTrigger>? Triggers = null, ItemFilter? Excluded = null, Caps? Caps = null, TierPlan? Tiers = null,
    PointValue? Value = null, IReadOnlyList<Reward>? Rewards = null, Referral? Referral = null, bool JoinFirst = false, bool EarnOnPoints = false,
    int? ExpireMonths = null, int NoticeDays = 30, Shortfall Shortfall = Shortfall.Owe, long AdjustLimit = 100, int BreakagePpm = 0)
{
    public Trigger TriggerOf(LineKind kind) => Triggers?.FirstOrDefault(t => t.Kind == kind)?.Trigger ??
        (kind is LineKind.GiftCard or LineKind.Credit or LineKind.Fee or LineKind.ServiceCharge ? Trigger.Never : Trigger.Completion);
}
