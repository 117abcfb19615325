namespace Bookend.Ordering;

/// <summary>What a line of an order sells. Everything after <see cref="Custom"/> is sold by a capability; see <see cref="IOrderLine"/>.</summary>
public enum LineKind
{
    Service,
    Product,

    /// <summary>Typed in at the till: a name and a price, which may be below zero.</summary>
    Custom,

    /// <summary>A gift card, new or topped up.</summary>
    GiftCard,

    /// <summary>Credit in the client's wallet.</summary>
    Credit,

    /// <summary>A package or pass: sessions paid in advance.</summary>
    Package,

    /// <summary>A membership's first or next period.</summary>
    Membership,

    /// <summary>A fee: no-show, late cancellation.</summary>
    Fee,

    /// <summary>The site's service charge: it comes and goes by the site's rule, never by hand.</summary>
    ServiceCharge,
}

/// <summary>How something is paid. Everything after <see cref="Card"/> is value that we owe the client; see <see cref="ITender"/>.</summary>
public enum TenderMethod
{
    /// <summary>Notes and coins in the drawer of a till.</summary>
    Cash,

    /// <summary>A payment terminal beside us; a person reads its answer and writes down its reference.</summary>
    Terminal,

    /// <summary>A card by a provider that we ask ourselves, with a token of the provider's own form.</summary>
    Card,

    GiftCard,

    /// <summary>The client's credit with us.</summary>
    Wallet,

    /// <summary>Loyalty points taken as money.</summary>
    Points,

    /// <summary>On account: the client pays later, by statement or instalments.</summary>
    Account,
}
