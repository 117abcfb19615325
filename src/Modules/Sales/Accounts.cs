using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>The accounts of selling. Postings name their order, so a receivable or a deposit "of an order" is the sum of its postings.</summary>
internal static class Accounts
{
    /// <summary>What clients owe us for completed orders. Zero per order as soon as it is complete.</summary>
    public static readonly AccountKind Receivable = AccountKind.Asset("receivable");

    /// <summary>The drawer of a till.</summary>
    public static readonly AccountKind Cash = AccountKind.Asset("cash");

    /// <summary>What the terminals of a site will pay into the bank.</summary>
    public static readonly AccountKind Terminal = AccountKind.Asset("terminal");

    /// <summary>What a card provider owes us; its owner is the provider's name.</summary>
    public static readonly AccountKind Card = AccountKind.Asset("card");

    /// <summary>Paid before the order is complete: we still owe the service.</summary>
    public static readonly AccountKind Deposit = AccountKind.Liability("deposit");

    /// <summary>Collected for the state, per rate.</summary>
    public static readonly AccountKind Tax = AccountKind.Liability("tax");

    /// <summary>Collected for a member.</summary>
    public static readonly AccountKind Tips = AccountKind.Liability("tips");

    /// <summary>Net price, per site.</summary>
    public static readonly AccountKind Revenue = AccountKind.Income("revenue");

    /// <summary>Service charges of the house without their tax, per site.</summary>
    public static readonly AccountKind Service = AccountKind.Income("serviceCharge");

    /// <summary>Cash rounded to the smallest coin, per site.</summary>
    public static readonly AccountKind Rounding = AccountKind.Income("rounding");

    /// <summary>Pieces of a product at a site.</summary>
    public static readonly AccountKind Stock = AccountKind.Asset("stock");

    /// <summary>Pieces of a product that a site has sold.</summary>
    public static readonly AccountKind Sold = AccountKind.Expense("sold");

    public static Account CardAt(string provider, Currency currency) => new(Card, provider, Unit.Of(currency));

    /// <summary>Pieces of one product.</summary>
    public static Unit Pieces(string productId) => new($"item:{productId}");
}

/// <summary>Why postings of a sale are made. The version rises when a rule books otherwise than before.</summary>
internal static class Rules
{
    public const string Sale = "sale";

    /// <summary>The line of the service charge.</summary>
    public const string Service = "service";
    public const string Stock = "stock";
    public const string Tip = "tip";
    public const string Rounding = "rounding";

    /// <summary>Money that comes in.</summary>
    public const string Tender = "tender";

    /// <summary>What was paid before is taken for the completed order.</summary>
    public const string Deposit = "deposit";

    /// <summary>Money that goes out again.</summary>
    public const string RefundTender = "refund.tender";

    public const string RefundRounding = "refund.rounding";
}
