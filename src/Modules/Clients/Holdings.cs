using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

/// <param name="Until">When the promotional credit that ends first ends.</param>
/// <param name="Owed">On account, by her to us.</param>
public sealed record CreditHeld(Money Paid, Money Promotional, Instant? Until, Money Owed);

/// <param name="Label">The last characters of its code, never more.</param>
public sealed record GiftCardHeld(string Label, Money Left, Instant? Until);

/// <param name="Left">Free to use; <paramref name="Kept"/> are for visits that are booked.</param>
/// <param name="Until">Last day; null: no end.</param>
/// <param name="IsShared">Somebody else's, who lets her use it.</param>
public sealed record SessionsHeld(string Name, int Left, int Kept, int Total, LocalDate? Until, bool IsShared);

public enum MembershipHeldState
{
    Active,
    Frozen,
    InArrears,
    Ending,
}

/// <param name="Until">Last day of the present period.</param>
/// <param name="FrozenUntil">Last day on which it rests.</param>
/// <param name="EndsOn">First day on which it is no longer.</param>
/// <param name="Included">Visits included in a period, and what is left of them.</param>
public sealed record MembershipHeld(
    string Name, MembershipHeldState State, LocalDate Until, LocalDate? FrozenUntil, LocalDate? EndsOn, Money Price, IReadOnlyList<(int Visits, long Left)> Included);

/// <param name="Worth">Taken as money; null: they are not.</param>
/// <param name="Next">The tier after hers, and what is missing: points, or money spent.</param>
/// <param name="Expiring">By the first day on which they are gone.</param>
public sealed record PointsHeld(
    string Programme, long Points, Money? Worth, string? Tier, string? Next, long NextPoints, Money? NextSpending, IReadOnlyList<(LocalDate On, long Points)> Expiring);

/// <summary>Everything that a client has with us, as figures: who shows it writes the words, in her language.</summary>
public sealed class Holdings
{
    public List<SessionsHeld> Sessions { get; } = [];

    public List<MembershipHeld> Memberships { get; } = [];

    public List<CreditHeld> Credit { get; } = [];

    public List<GiftCardHeld> GiftCards { get; } = [];

    public List<PointsHeld> Points { get; } = [];
}

/// <summary>A capability's part of what a client is shown of her own. Register it in the module's <c>Services</c>.</summary>
public interface IHoldingsPart
{
    /// <param name="client">Whoever asks has shown that the e-mail address on file is hers.</param>
    Task Contribute(Reading reading, ClientInfo client, Holdings holdings);
}

/// <param name="Rule">In the business's own words.</param>
/// <param name="On">The line of the order; null: the order as a whole.</param>
public sealed record PointsReason(string Rule, string? On, long Points);

/// <param name="Returned">What refunds took back since.</param>
public sealed record PointsOfOrder(long Points, long Returned, IReadOnlyList<PointsReason> Reasons);

/// <summary>Why an order earned its points. A loyalty programme implements it; pages do without when there is none.</summary>
public interface IPointsReasons
{
    /// <summary>Null: nothing is known of this order.</summary>
    Task<PointsOfOrder?> Why(Reading reading, OrderId order);
}
