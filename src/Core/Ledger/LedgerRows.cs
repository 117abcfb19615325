using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Ledger;

// Rows of the books. All but balances are written once: the database refuses UPDATE and DELETE.
// A new column must also be hashed in EntryHash (a test changes every property and expects another hash).

public enum EntryState
{
    /// <summary>Happened.</summary>
    Posted,

    /// <summary>Asked for, not yet known: a card payment under way.</summary>
    Pending,

    /// <summary>Says that a pending entry happened.</summary>
    Post,

    /// <summary>Says that a pending entry did not happen.</summary>
    Void,
}

public enum Layer
{
    Posted = 0,
    Pending = 1,
}

public sealed class AccountRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>Dense per business, from 1.</summary>
    public long Id { get; set; }

    public string Kind { get; set; } = "";

    public string Owner { get; set; } = "";

    public Unit Unit { get; set; }

    public long? Floor { get; set; }

    public bool Lots { get; set; }

    /// <summary>The entry whose posting made the account.</summary>
    public long EntrySeq { get; set; }

    internal Account ToAccount() => new(AccountKind.Stored(this), Owner, Unit);
}

/// <summary>What may be taken from a guarded account, on the account's own side. Pending amounts that lessen it are taken off already.</summary>
public sealed class BalanceRow
{
    public BusinessId BusinessId { get; set; }

    public long AccountId { get; set; }

    public long Balance { get; set; }

    public long Floor { get; set; }

    /// <summary>Number of entries that touched the account.</summary>
    public int Version { get; set; }
}

public sealed class EntryRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>Dense per business, from 1.</summary>
    public long Seq { get; set; }

    public EntryId Id { get; set; }

    public string Kind { get; set; } = "";

    public Instant OccurredAt { get; set; }

    public Instant RecordedAt { get; set; }

    public LocalDate BusinessDate { get; set; }

    public SiteId? SiteId { get; set; }

    public string Actor { get; set; } = "";

    public string Request { get; set; } = "";

    public EntryState State { get; set; }

    /// <summary>The pending entry that this one posts or voids.</summary>
    public long? Resolves { get; set; }

    /// <summary>The entry that this one undoes, where it is a single one.</summary>
    public long? Reverses { get; set; }

    public OrderId? OrderId { get; set; }

    public byte[] PrevHash { get; set; } = [];

    /// <summary>SHA-256 over <see cref="PrevHash"/> and every column of the entry, its postings, their accounts and the lots it opened.</summary>
    public byte[] Hash { get; set; } = [];
}

public sealed class PostingRow
{
    public BusinessId BusinessId { get; set; }

    public long EntrySeq { get; set; }

    public int No { get; set; }

    public long AccountId { get; set; }

    /// <summary>Debit plus, credit minus, in the smallest part of the unit.</summary>
    public long Amount { get; set; }

    public Unit Unit { get; set; }

    public Layer Layer { get; set; }

    public LotId? LotId { get; set; }

    public OrderId? OrderId { get; set; }

    public LineId? LineId { get; set; }

    public TenderId? TenderId { get; set; }

    /// <summary>Why: the rule that made it. Postings of one rule, order, line and tender sum to zero per unit and layer.</summary>
    public string Rule { get; set; } = "";

    public int RuleVersion { get; set; }

    public long? ReversesSeq { get; set; }

    public int? ReversesNo { get; set; }

    internal Leg Leg => new(Rule, RuleVersion) { Order = OrderId, Line = LineId, Tender = TenderId };
}

/// <summary>Value that entered an account at one time. What is left of it is the sum of its postings.</summary>
public sealed class LotRow
{
    public BusinessId BusinessId { get; set; }

    public LotId Id { get; set; }

    public long AccountId { get; set; }

    public Unit Unit { get; set; }

    public Instant OpenedAt { get; set; }

    public Instant? ExpiresAt { get; set; }

    public long EntrySeq { get; set; }
}

/// <summary>A stored posting with its account: what the mirror works on.</summary>
public sealed record Posting(PostingRow Row, Account Account);
