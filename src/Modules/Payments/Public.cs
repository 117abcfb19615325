using Bookend.Kernel;

namespace Bookend.Payments;

public enum ChargeState
{
    /// <summary>The provider has it and is still waiting for the client or the bank.</summary>
    Pending,

    Captured,

    Declined,

    /// <summary>No answer came: the money may or may not have moved. Only the provider can tell; ask by <see cref="ICardProvider.Look"/>.</summary>
    Unknown,
}

/// <summary>What to move. <see cref="Tender"/> is the provider's idempotency key: asked twice, it moves the money once.</summary>
/// <param name="Token">The provider's token; for a refund the reference of the charge.</param>
public sealed record Charge(BusinessId Business, TenderId Tender, Money Amount, string Token);

/// <param name="Reference">The provider's own id, for a person who asks there. Never a card number.</param>
/// <param name="Reason">Why not, in the provider's words.</param>
public sealed record ChargeAnswer(ChargeState State, string? Reference, string? Reason);

/// <param name="Says">What the provider will say; <see cref="ChargeState.Unknown"/>: nothing at first; null: it is never reached.</param>
public sealed record TestCard(string Token, ChargeState? Says);

/// <summary>
/// A card provider, called outside of every write. It may throw or never answer: the caller takes that for <see cref="ChargeState.Unknown"/>.
/// </summary>
public interface ICardProvider
{
    /// <summary>Part of the clearing account's name: what this provider owes us.</summary>
    string Name { get; }

    /// <summary>
    /// Cards that a page may offer to anybody, because this provider moves no money; pages offer them in test businesses only. Empty: a real
    /// provider, whose own form gives the token.
    /// </summary>
    IReadOnlyList<TestCard> TestCards { get; }

    Task<ChargeAnswer> Charge(Charge charge, CancellationToken stop);

    Task<ChargeAnswer> Refund(Charge refund, CancellationToken stop);

    /// <summary>What became of a charge or a refund; null when the provider has never heard of it (it may still be on its way).</summary>
    Task<ChargeAnswer?> Look(BusinessId business, TenderId tender, CancellationToken stop);
}

/// <summary>Refusals that every form near a payment shares.</summary>
public static class PaymentErrors
{
    public static readonly ErrorCode CardNumber = new("card_number", 422, "A card number does not belong here");
    public static readonly ErrorCode TokenUnknown = new("token_unknown", 400, "The provider does not know this token");

    /// <summary>Null when the text is clean.</summary>
    public static Refusal? NoCardNumber(string pointer, string? text) => CardNumbers.IsIn(text)
        ? CardNumber.At(pointer, "This looks like a card number. We never keep those; please remove it.")
        : null;
}
