using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>
/// Why postings are made, and for what. The postings of one leg sum to zero per unit, which is what lets the leg be undone by itself,
/// in whole or in part, whoever made it.
/// </summary>
/// <param name="Rule">Name of the rule (<c>sale.price</c>, <c>points.earn</c>), at most 64 characters.</param>
/// <param name="Version">Version of the rule that was in force.</param>
public readonly record struct Leg(string Rule, int Version = 1)
{
    /// <summary>Null: the order of the entry.</summary>
    public OrderId? Order { get; init; }

    public LineId? Line { get; init; }

    public TenderId? Tender { get; init; }
}

/// <param name="Amount">Debit plus, credit minus.</param>
public sealed record PostingDraft(Account Account, long Amount, Leg Leg)
{
    /// <summary>The lot it belongs to. Null on an account with lots: growth opens a new lot, the rest is drawn from those that expire first.</summary>
    public LotId? Lot { get; init; }

    /// <summary>When the lot that this posting opens expires; null is never.</summary>
    public Instant? Expires { get; init; }

    public long? ReversesSeq { get; init; }

    public int? ReversesNo { get; init; }

    internal Layer Layer { get; init; }
}

/// <summary>An entry as a decider wishes it: a value, without a database. <see cref="Books.Post"/> makes it true.</summary>
/// <param name="kind">What happened in one word (<c>sale</c>, <c>refund</c>), at most 32 characters.</param>
/// <param name="businessDate">The day to which the business counts it.</param>
public sealed class EntryDraft(string kind, LocalDate businessDate)
{
    /// <summary>Bounds the time that one write may hold the business.</summary>
    public const int MaxPostings = 5000;

    private readonly List<PostingDraft> postings = [];

    public string Kind { get; } = kind;

    public LocalDate BusinessDate { get; } = businessDate;

    /// <summary>Given by the client or made when posted.</summary>
    public EntryId? Id { get; init; }

    public OrderId? OrderId { get; init; }

    public SiteId? SiteId { get; init; }

    /// <summary>When it happened, where that differs from when it was recorded (a till that was offline).</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>The single entry that this one undoes.</summary>
    public long? Reverses { get; init; }

    public IReadOnlyList<PostingDraft> Postings => postings;

    public bool IsEmpty => postings.Count == 0;

    /// <summary>Zero adds nothing.</summary>
    public EntryDraft Debit(Account account, long amount, Leg leg, LotId? lot = null, Instant? expires = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return Add(new PostingDraft(account, amount, leg) { Lot = lot, Expires = expires });
    }

    /// <summary>Zero adds nothing.</summary>
    public EntryDraft Credit(Account account, long amount, Leg leg, LotId? lot = null, Instant? expires = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return Add(new PostingDraft(account, checked(-amount), leg) { Lot = lot, Expires = expires });
    }

    /// <summary>One debit and one credit. A negative amount moves it the other way (rounding differences).</summary>
    public EntryDraft Move(Account debit, Account credit, long amount, Leg leg) =>
        Add(new PostingDraft(debit, amount, leg)).Add(new PostingDraft(credit, checked(-amount), leg));

    /// <summary>Money of one currency into accounts of that currency.</summary>
    public EntryDraft Debit(Account account, Money amount, Leg leg) => Debit(Same(account, amount), amount.Amount, leg);

    public EntryDraft Credit(Account account, Money amount, Leg leg) => Credit(Same(account, amount), amount.Amount, leg);

    public EntryDraft Add(PostingDraft posting)
    {
        if (posting.Amount != 0)
        {
            postings.Add(posting);
        }

        return this;
    }

    /// <summary>What <see cref="Mirror"/> gave back, or what another decider made.</summary>
    public EntryDraft Add(IEnumerable<PostingDraft> more)
    {
        foreach (var posting in more)
        {
            Add(posting);
        }

        return this;
    }

    /// <summary>Sum of the postings on accounts of this kind, debit plus: what a draft would do to the drawer, to a receivable.</summary>
    public long Sum(AccountKind kind, Unit unit) =>
        postings.Where(p => p.Account.Kind == kind && p.Account.Unit == unit).Aggregate(0L, (sum, p) => checked(sum + p.Amount));

    /// <exception cref="InvalidOperationException">A leg does not sum to zero, or a text is too long: a fault of the caller.</exception>
    internal void Check()
    {
        Require(Kind.Length is > 0 and <= LedgerTables.MaxEntryKind, "its kind has 1 to 32 characters");
        Require(postings.Count <= MaxPostings, $"it has at most {MaxPostings} postings");
        var sums = new Dictionary<(Leg Leg, Unit Unit, Layer Layer), Int128>();
        foreach (var posting in postings)
        {
            Require(posting.Leg.Rule is { Length: > 0 and <= LedgerTables.MaxRule }, "a rule has 1 to 64 characters");
            Require(posting.Account is { Kind: not null, Owner.Length: <= LedgerTables.MaxOwner, Unit.Code.Length: > 0 and <= 64 }, "accounts are whole");
            Require(posting.Amount != long.MinValue, "amounts can be turned round");
            Require(posting.ReversesSeq is null == posting.ReversesNo is null, "a reversal names entry and number");
            var key = (posting.Leg, posting.Account.Unit, posting.Layer);
            sums[key] = sums.GetValueOrDefault(key) + posting.Amount;
        }

        foreach (var ((leg, unit, _), sum) in sums)
        {
            Require(sum == 0, $"leg {leg} sums to zero in {unit}, not {sum}");
        }
    }

    private void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Entry '{Kind}': {what}.");
        }
    }

    private static Account Same(Account account, Money amount) => account.Unit == Unit.Of(amount.Currency)
        ? account
        : throw new InvalidOperationException($"{account} does not hold {amount.Currency}.");
}
