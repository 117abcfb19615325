using Bookend.Kernel;
using NodaTime;

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

/// <summary>What may be said of a card: never its number.</summary>
/// <param name="Token">The provider's, good for any number of charges.</param>
/// <param name="Brand">"Visa".</param>
/// <param name="Last4">Its last digits.</param>
/// <param name="GoodUntil">Its last day.</param>
public sealed record KeptCard(string Token, string Brand, string Last4, LocalDate GoodUntil);

/// <param name="Card">Null: the provider keeps it not.</param>
/// <param name="Reason">Why not, in the provider's words.</param>
public sealed record KeepAnswer(KeptCard? Card, string? Reason);

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

    /// <summary>Makes of a form's token one that can be charged again without her. Moves no money.</summary>
    Task<KeepAnswer> Keep(BusinessId business, string token, CancellationToken stop);

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
    public static readonly ErrorCode CardNotKept = new("card_not_kept", 409, "The provider does not keep this card");
    public static readonly ErrorCode ProviderSilent = new("provider_silent", 503, "The card provider does not answer");
    public static readonly ErrorCode ProviderMissing = new("provider_missing", 409, "No card provider is connected");
    public static readonly ErrorCode NoPreview = new("no_preview", 409, "There is no preview of this");
    public static readonly ErrorCode TooManyCards = new("cards_limit", 409, "There are enough cards on file");

    /// <summary>Null when the text is clean.</summary>
    public static Refusal? NoCardNumber(string pointer, string? text) => CardNumbers.IsIn(text)
        ? CardNumber.At(pointer, "This looks like a card number. We never keep those; please remove it.")
        : null;
}
