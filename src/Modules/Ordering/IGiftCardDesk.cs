using System.Net;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Ordering;

/// <summary>What anybody may choose from who buys a gift card for herself or others.</summary>
/// <param name="ValidMonths">Null: it never expires.</param>
public sealed record GiftCardChoice(Money Minimum, Money Maximum, IReadOnlyList<Money> Suggested, int? ValidMonths);

/// <param name="Label">The last characters of the code: "…K6CJ".</param>
/// <param name="ExpiresAt">Of the value that ends first; null: never.</param>
public sealed record GiftCardBalance(string Label, Money Left, Instant? ExpiresAt);

/// <summary>
/// Gift cards as people outside see them. The capability that sells them (order line <see cref="LineKind.GiftCard"/>) implements it; pages do
/// without when there is none.
/// </summary>
public interface IGiftCardDesk
{
    /// <summary>Null: this business sells none on its public pages.</summary>
    Task<GiftCardChoice?> Choice(Reading reading);

    /// <summary>Null: no card with this code can be used. That it is blocked is said to nobody who may only have guessed it.</summary>
    Task<GiftCardBalance?> Balance(Reading reading, string? code);

    /// <summary>What is left on the card goes into her wallet. Null: no card with this code can be used, or nothing is left on it; nothing was moved.</summary>
    Task<Money?> Redeem(Work work, ClientId client, string? code);

    /// <summary>False: too often, from this address or for this code; ask before each <see cref="Balance"/> and <see cref="Redeem"/>.</summary>
    bool MayAsk(IPAddress? from, string site, string? code);
}
