using Bookend.Kernel;
using Bookend.Places;

namespace Bookend.Pricing;

/// <summary>How a business prices. Amounts are minor units of its currency, so the calculator itself needs no decimals.</summary>
/// <param name="TaxIncluded">True: unit prices contain the tax. False: tax is added to them.</param>
/// <param name="CashStep">Smallest coin in minor units; 0 or 1 means that cash is not rounded.</param>
public sealed record PricePolicy(bool TaxIncluded, TaxPer TaxPer, RoundingMode Rounding, long CashStep);

/// <param name="Ppm">Parts per million: 19 % is 190,000.</param>
public sealed record TaxRate(TaxId Id, string Name, int Ppm);

/// <summary>Either a share of the price or an amount; never both.</summary>
/// <param name="PercentPpm">Parts per million of what is left after earlier discounts, 0 to 1,000,000.</param>
/// <param name="Amount">Minor units, not negative. More than there is takes what there is.</param>
public sealed record Discount(int? PercentPpm, long? Amount);

/// <param name="Quantity">1 to <see cref="Limits.Quantity"/>.</param>
/// <param name="UnitPrice">Minor units; a deduction (a custom line below zero) is never discounted.</param>
/// <param name="Taxes">Each is computed on the net price, not on the other taxes.</param>
/// <param name="Offer">Minor units that promotions take off first; more than the list price takes the list price.</param>
/// <param name="Fixed">Neither its own discount nor the order's touches it: gift cards, sessions paid in advance.</param>
/// <param name="Bears">A service charge and an automatic gratuity are worked out on it.</param>
public sealed record BasketLine(
    long Quantity, long UnitPrice, IReadOnlyList<TaxRate> Taxes, Discount? Discount = null, long Offer = 0, bool Fixed = false, bool Bears = false);

/// <summary>
/// A share of the lines that bear it, as they are labelled after all discounts. A part of a split order begins with its part of what the whole
/// was charged; only what has come or gone since then is worked out anew, so that the parts cost together what the whole did.
/// </summary>
/// <param name="Ppm">0 to 1,000,000.</param>
/// <param name="Agreed">Minor units of that part, for lines worth <paramref name="AgreedOn"/>.</param>
public sealed record Added(int Ppm, long Agreed = 0, long AgreedOn = 0);

/// <param name="Service">A line of its own, with taxes of its own.</param>
/// <param name="Gratuity">Tips, shared over the lines that bear it.</param>
public sealed record Basket(
    IReadOnlyList<BasketLine> Lines, Discount? Discount = null, Added? Service = null, IReadOnlyList<TaxRate>? ServiceTaxes = null, Added? Gratuity = null);

/// <param name="List">Quantity × unit price, before discounts.</param>
/// <param name="Offer">What promotions took off.</param>
/// <param name="Own">Discount given on this line.</param>
/// <param name="Share">This line's part of the order's discount.</param>
/// <param name="Taxes">As many as the line has rates, in their order.</param>
public sealed record PricedLine(long List, long Offer, long Own, long Share, long Net, IReadOnlyList<long> Taxes)
{
    public long Discount => Offer + Own + Share;

    public long Tax => Taxes.Sum();

    public long Gross => Net + Tax;
}

/// <summary>A basket with its price: Gross = Net + Tax holds for each line and in all.</summary>
/// <param name="Service">The service charge; null: the basket asked for none.</param>
/// <param name="Gratuity">Each line's part; they sum to the whole. It is no price: neither net nor gross has it.</param>
public sealed record PricedBasket(IReadOnlyList<PricedLine> Lines, PricedLine? Service, IReadOnlyList<long> Gratuity)
{
    public long Net => Lines.Sum(l => l.Net) + (Service?.Net ?? 0);

    public long Tax => Lines.Sum(l => l.Tax) + (Service?.Tax ?? 0);

    public long Gross => Lines.Sum(l => l.Gross) + (Service?.Gross ?? 0);

    public long Discount => Lines.Sum(l => l.Discount);
}

/// <summary>What the calculator accepts; checked at the edge by who reads requests. With these no sum leaves 64 bits.</summary>
public static class Limits
{
    public const int Lines = 200;
    public const int TaxesPerLine = 5;
    public const long Quantity = 10_000;
    public const long UnitPrice = 1_000_000_000_00;
    public const int RatePpm = 1_000_000;
}
