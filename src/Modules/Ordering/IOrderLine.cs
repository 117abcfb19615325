using System.Text.Json;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Ordering;

/// <summary>What somebody wishes to put on an order.</summary>
/// <param name="ItemId">TypeID of what is sold (a package, a plan, the gift card to top up), where there is a choice.</param>
/// <param name="Price">Given by a person, in the order's currency; null: as the capability sells it.</param>
/// <param name="Details">What only this kind needs, as sent.</param>
public sealed record LineWish(
    SiteId SiteId, ClientId? ClientId, Currency Currency, LineId LineId, string? ItemId, long Quantity, Money? Price, JsonElement? Details, string Pointer);

/// <summary>What the capability makes of the wish.</summary>
/// <param name="Price">Of one piece.</param>
/// <param name="Terms">Kept with the line as JSON: what was agreed, so that later changes of the catalogue do not change it. No personal data.</param>
/// <param name="Discountable">False: neither discounts nor promotions may touch it (a gift card is worth what is paid for it).</param>
public sealed record LineOffer(string Name, Money Price, IReadOnlyList<TaxId> TaxIds, string? Terms = null, bool Discountable = true);

/// <summary>Where a part of the line's net price goes instead of into revenue: usually what we now owe.</summary>
/// <param name="Expires">For accounts with lots; null is never.</param>
public sealed record LineCredit(Account Account, long Amount, Instant? Expires = null);

/// <summary>
/// A kind of line that a capability sells. Register it in the module's <c>Services</c> as <c>IOrderLine</c>. There is no undo: a refund
/// mirrors what <see cref="Sell"/> has posted, in proportion to the money given back, and the floors of guarded accounts refuse to take
/// back what was used.
/// </summary>
public interface IOrderLine
{
    LineKind Kind { get; }

    /// <summary>Checks the wish and says what it costs. Called when the line is put on an order.</summary>
    Task<Result<LineOffer>> Offer(Work work, LineWish wish);

    /// <summary>
    /// The order completes. Returns credits of the line's net price (they must sum to <see cref="LineSnapshot.Net"/>; Sales books the receivable
    /// and the taxes), and adds whatever else belongs to it (sessions, bonus credit) to the entry, in legs that carry the line and sum to
    /// zero per unit. May write rows.
    /// </summary>
    Task<Result<IReadOnlyList<LineCredit>>> Sell(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry);

    /// <summary>Part of it was used, and a refund names no amount: true refuses and says what is left, so that a person decides; false gives that back.</summary>
    bool AsksWhenUsed => false;

    /// <summary>How much of what was charged (tax included, minor units) could go back now; null: all that is left of it.</summary>
    Task<long?> Unused(Work work, OrderSnapshot order, LineSnapshot line) => Task.FromResult<long?>(null);
}
