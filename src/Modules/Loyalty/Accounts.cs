using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>Points are value that we owe: they lie in the books like money, in a unit of their own.</summary>
internal static class Accounts
{
    /// <summary>A client's points. Never below zero; every credit is a lot with its own expiry.</summary>
    public static readonly AccountKind Points = AccountKind.Liability("points", floor: 0, lots: true);

    /// <summary>Points that a refund should have taken back but that were spent meanwhile: the client's next points fill it first.</summary>
    public static readonly AccountKind Owed = AccountKind.Asset("pointsOwed", floor: 0);

    /// <summary>The other side of points: what was given, less what was spent.</summary>
    public static readonly AccountKind Given = AccountKind.Equity("points");

    /// <summary>The other side of points that nobody used in time.</summary>
    public static readonly AccountKind Expired = AccountKind.Equity("pointsExpired");

    /// <summary>What points taken as money cost a site.</summary>
    public static readonly AccountKind Cost = AccountKind.Expense("loyalty");
}

/// <summary>Why points move. Rules of a programme follow as <c>earn.…</c> and <c>burn.…</c> with the programme's version.</summary>
internal static class Rules
{
    public const string Earn = "earn.";
    public const string Burn = "burn.";

    /// <summary>Given by the client's tier on top of the other rules.</summary>
    public const string Tier = "tier";

    /// <summary>For whoever brought the client.</summary>
    public const string Referral = "referral";

    /// <summary>For the client who was brought.</summary>
    public const string Friend = "friend";

    /// <summary>Points taken as money.</summary>
    public const string Tender = "tender";

    public const string Join = "earn.join";
    public const string Adjust = "points.adjust";
    public const string Opening = "points.opening";
    public const string Expire = "points.expire";

    /// <summary>Points that were spent are taken from the client's other lots, so that the refund can take them from the lot it mirrors.</summary>
    public const string Cover = "points.cover";

    public const string Owed = "points.owed";

    /// <summary>A refund takes back only what is left.</summary>
    public const string Forgiven = "points.forgiven";

    /// <summary>As people know a rule of earning. What is not in these terms any more is said by its code.</summary>
    public static string NameOf(Terms? terms, string rule) => terms?.Rules.FirstOrDefault(r => r.Code == rule)?.Name ?? rule switch
    {
        Tier => "By tier",
        "join" => "For joining",
        Referral => "Brought a friend",
        Friend => "Brought by a friend",
        _ => rule,
    };

    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal) { Tier, Referral, Friend, Tender, "join" };
}
