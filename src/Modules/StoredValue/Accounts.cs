using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.StoredValue;

internal static class Accounts
{
    /// <summary>What we owe to whoever shows the card.</summary>
    public static readonly AccountKind GiftCard = AccountKind.Liability("giftCard", floor: 0, lots: true);

    /// <summary>Credit that a client has paid for, or that came back to her.</summary>
    public static readonly AccountKind WalletPaid = AccountKind.Liability("walletPaid", floor: 0, lots: true);

    /// <summary>Credit that we gave: it expires and never becomes money.</summary>
    public static readonly AccountKind WalletPromo = AccountKind.Liability("walletPromo", floor: 0, lots: true);

    /// <summary>What a client owes us and pays later. She cannot pay more than she owes.</summary>
    public static readonly AccountKind OnAccount = AccountKind.Asset("account", floor: 0);

    /// <summary>The part of that which is to be paid by a plan; one account per plan.</summary>
    public static readonly AccountKind Instalments = AccountKind.Asset("instalments", floor: 0);

    /// <summary>Value that nobody has used in time.</summary>
    public static readonly AccountKind Breakage = AccountKind.Income("breakage");

    /// <summary>Credit given away.</summary>
    public static readonly AccountKind Promotion = AccountKind.Expense("promotion");

    /// <summary>The other side of what came with us from another system.</summary>
    public static readonly AccountKind Opening = AccountKind.Equity("opening");

    public static Account Of(GiftCardRow card) => GiftCard.Of(card.Id, card.Currency);
}

/// <summary>Why postings were made. Sales books lines and tenders under its own rules.</summary>
internal static class Rules
{
    public const string Import = "giftCard.import";
    public const string Transfer = "giftCard.transfer";
    public const string Redeem = "giftCard.redeem";
    public const string Extend = "giftCard.extend";
    public const string GiftCardExpiry = "giftCard.expiry";
    public const string Grace = "giftCard.grace";
    public const string Bonus = "wallet.bonus";
    public const string BonusKept = "wallet.bonusKept";
    public const string Grant = "wallet.grant";
    public const string PromoExpiry = "wallet.expiry";
    public const string PaidExpiry = "wallet.paidExpiry";
    public const string Plan = "account.plan";
}
