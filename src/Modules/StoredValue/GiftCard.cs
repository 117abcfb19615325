using Bookend.Core.Http;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

internal enum GiftCardOrigin
{
    Sold,

    /// <summary>Issued by another system; it came with its code and an opening balance.</summary>
    Imported,
}

internal enum GiftCardState
{
    Active,
    Blocked,

    /// <summary>Nothing is left on it.</summary>
    Empty,

    /// <summary>What was left on it has expired.</summary>
    Expired,
}

/// <summary>What is known of a card beside its value, which is the ledger's.</summary>
internal sealed class GiftCardRow
{
    public BusinessId BusinessId { get; set; }

    public GiftCardId Id { get; set; }

    /// <summary>HMAC of the code; unique in the business.</summary>
    public byte[] CodeHash { get; set; } = [];

    /// <summary>The last characters of the code, to tell cards apart.</summary>
    public string Last { get; set; } = "";

    /// <summary>Which of our own codes it has; null: the code came with the card.</summary>
    public int? Turn { get; set; }

    public GiftCardOrigin Origin { get; set; }

    public Currency Currency { get; set; }

    /// <summary>Who bought it.</summary>
    public ClientId? ClientId { get; set; }

    public SiteId? SiteId { get; set; }

    public OrderId? OrderId { get; set; }

    public LineId? LineId { get; set; }

    /// <summary>Who bought it on a public page, by her own words: nobody has looked whether she is the client with that address.</summary>
    public string? BuyerName { get; set; }

    public string? BuyerEmail { get; set; }

    public string? RecipientName { get; set; }

    public string? RecipientEmail { get; set; }

    public string? Greeting { get; set; }

    /// <summary>When the letter to the recipient is due; null: none is wished.</summary>
    public Instant? SendAt { get; set; }

    public Instant? SentAt { get; set; }

    public Instant IssuedAt { get; set; }

    /// <summary>The actor who issued it.</summary>
    public string IssuedBy { get; set; } = "";

    /// <summary>When the value that ends first expires, as far as known; the lots decide.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>The expiry that the recipient was told of.</summary>
    public Instant? NoticedFor { get; set; }

    public Instant? ExpiredAt { get; set; }

    public Instant? BlockedAt { get; set; }

    public string? BlockReason { get; set; }

    public string SearchText { get; set; } = "";

    public int Version { get; set; }

    public string Label => $"Gift card …{Last}";

    public void Index() => SearchText = Texts.Search(Last, RecipientName, RecipientEmail, BuyerName, BuyerEmail);

    public GiftCardState State(long balance) =>
        BlockedAt is not null ? GiftCardState.Blocked
        : balance > 0 ? GiftCardState.Active
        : ExpiredAt is not null ? GiftCardState.Expired
        : GiftCardState.Empty;
}

/// <summary>What shall become of a card that stands on an open order: kept apart from the line, because it names people.</summary>
internal sealed class GiftCardWishRow
{
    public BusinessId BusinessId { get; set; }

    public GiftCardId CardId { get; set; }

    public byte[]? CodeHash { get; set; }

    public string? Last { get; set; }

    public string? BuyerName { get; set; }

    public string? BuyerEmail { get; set; }

    public string? RecipientName { get; set; }

    public string? RecipientEmail { get; set; }

    public string? Greeting { get; set; }

    public Instant? SendAt { get; set; }

    public Instant At { get; set; }
}

internal enum ValueEvent
{
    Blocked,
    Unblocked,
    CodeShown,
    Sent,
    Extended,
    Transferred,
    Redeemed,
    Granted,
    Limit,
}

/// <summary>Who did what to a card or a wallet, and why: the words that the ledger has no place for.</summary>
internal sealed class ValueEventRow
{
    public BusinessId BusinessId { get; set; }

    public Guid Id { get; set; }

    /// <summary>TypeID of the card or the client.</summary>
    public string Subject { get; set; } = "";

    public ValueEvent Kind { get; set; }

    public Instant At { get; set; }

    public string Actor { get; set; } = "";

    public string? Reason { get; set; }

    /// <summary>The entry that was booked with it.</summary>
    public EntryId? EntryId { get; set; }
}

internal sealed record GiftCardView(
    GiftCardId Id, string Label, string Last, GiftCardState State, GiftCardOrigin Origin, Money Balance, Instant IssuedAt, Instant? ExpiresAt,
    ClientId? ClientId, string? ClientName, OrderId? OrderId, string? BuyerName, string? BuyerEmail, string? RecipientName, string? RecipientEmail, Instant? SendAt, Instant? SentAt,
    string? BlockReason, int Version) : IVersioned;
