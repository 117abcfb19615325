using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Packages;

internal static class Accounts
{
    /// <summary>Sessions that we owe, per pass and kind of session. The floor decides who gets the last one; lots carry the expiry.</summary>
    public static readonly AccountKind Sessions = AccountKind.Liability("sessions", floor: 0, lots: true);

    /// <summary>The other side: sessions sold less those had, per kind of session.</summary>
    public static readonly AccountKind SessionsSold = AccountKind.Equity("sessions");

    /// <summary>Money received for sessions that we still owe, per pass.</summary>
    public static readonly AccountKind Deferred = AccountKind.Liability("passes", floor: 0);

    /// <summary>What expired unused, per site.</summary>
    public static readonly AccountKind Breakage = AccountKind.Income("passBreakage");

    /// <summary>The odd cent between a session's own value and what tax rounding made of it, per site.</summary>
    public static readonly AccountKind Rounding = AccountKind.Income("passRounding");

    /// <summary>Sessions of one group of a package: they do not stand for those of another.</summary>
    public static Unit Unit(PackageId package, int group) => new($"session:{package}.{group}");
}

/// <summary>Why postings are made. The version rises when a rule books otherwise than before.</summary>
internal static class Rules
{
    public const string Sell = "pass.sell";
    public const string Redeem = "pass.redeem";
    public const string Session = "pass.session";
    public const string Rounding = "pass.rounding";

    /// <summary>What a refund by proportion cannot know: which sessions went back.</summary>
    public const string TakeBack = "pass.takeBack";

    /// <summary>The sessions have another expiry from now on.</summary>
    public const string Validity = "pass.validity";
    public const string Expire = "pass.expire";
    public const string Revive = "pass.revive";
    public const string Hold = "pass.hold";
    public const string Upgrade = "pass.upgrade";
}
