using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Ordering;

/// <summary>Something that the client has paid in advance and that could stand for a line.</summary>
/// <param name="Rank">Smaller is used first (expires sooner, is worth less elsewhere).</param>
/// <param name="Reason">Why it may be used, and why in this order: for the person at the desk.</param>
public sealed record CoverOffer(CoverRef Cover, string Name, int Rank, string Reason);

/// <summary>The price of a covered line: what one session is worth exactly, and its taxes (none when they were paid with the package).</summary>
/// <param name="UnitPrice">Minor units; replaces the catalogue's price.</param>
/// <param name="Label">What the receipt says: "10 × Facial, session 3".</param>
public sealed record CoverPrice(long UnitPrice, IReadOnlyList<TaxId>? TaxIds, string Label);

/// <summary>
/// Sessions of a pass, services included in a membership: they pay for one whole line of quantity 1. Register it as <c>ICover</c>. A refund
/// mirrors what <see cref="Redeem"/> has posted together with the line, so the session comes back by itself.
/// </summary>
public interface ICover
{
    /// <summary>Short and stable: <c>pass</c>, <c>membership</c>.</summary>
    string Source { get; }

    /// <summary>What the order's client (or her household) has that fits this line now, best first.</summary>
    Task<IReadOnlyList<CoverOffer>> Find(Reading reading, OrderSnapshot order, LineSnapshot line);

    /// <summary>Checks that it may be used for this line and says the price. Nothing is taken yet.</summary>
    Task<Result<CoverPrice>> Use(Work work, OrderSnapshot order, LineSnapshot line, string id);

    /// <summary>
    /// The order completes: postings that debit what we owed and credit <paramref name="against"/> by the line's gross price in legs that carry the line,
    /// and the session in its own unit.
    /// </summary>
    Task<Refusal?> Redeem(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry, Account against);
}
