using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Ordering;

/// <summary>A reduction that this order could have. Pricing chooses the best allowed combination of all.</summary>
/// <param name="Source">Who offers: <c>promotion</c>, <c>membership</c>, <c>loyalty</c>.</param>
/// <param name="Id">TypeID of the rule.</param>
/// <param name="Version">Of the rule.</param>
/// <param name="Parts">Minor units off each line, before manual discounts. Never more than the line's list price.</param>
/// <param name="Combines">May stand beside other offers on the same line; otherwise the line has the better one.</param>
/// <param name="Reason">Why it applies, for the receipt: "Happy hour, 14:00 to 16:00".</param>
public sealed record Offer(string Source, string Id, int Version, string Name, IReadOnlyList<OfferPart> Parts, bool Combines, string Reason);

public sealed record OfferPart(LineId LineId, long Amount);

/// <summary>An offer that does not apply, and why not: the answer to "why not that one?".</summary>
/// <param name="Reason">In words.</param>
/// <param name="Code">The same as a stable code: <c>weekday</c>, <c>minSpend</c>, <c>better</c>. Empty with orders that were priced before there were codes.</param>
public sealed record NoOffer(string Source, string Id, string Name, string Reason, string Code = "");

/// <param name="Known">Of the codes that were typed in, those that are this source's, whether they apply or not. A code that nobody knows is said so.</param>
public sealed record Offers(IReadOnlyList<Offer> Apply, IReadOnlyList<NoOffer> Missed, IReadOnlyList<string>? Known = null);

/// <summary>Register it as <c>IOfferSource</c>. Asked whenever an open order changes.</summary>
public interface IOfferSource
{
    /// <param name="codes">Codes that were typed in for this order.</param>
    Task<Offers> Find(Work work, OrderSnapshot order, IReadOnlyList<string> codes);

    /// <summary>
    /// The order completes with this offer applied: counts its use against its limit, and takes what it costs the client (points) in legs that
    /// carry the lines of its parts, so that a refund gives it back. Refuses when the last use was taken meanwhile.
    /// </summary>
    Task<Refusal?> Used(Work work, OrderSnapshot order, Offer offer, EntryDraft entry) => Task.FromResult<Refusal?>(null);
}
