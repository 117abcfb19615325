using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Memberships;

internal static class Accounts
{
    /// <summary>Included visits of the present period, per membership and kind of visit. The floor decides who gets the last one; lots end with the period.</summary>
    public static readonly AccountKind Included = AccountKind.Liability("included", floor: 0, lots: true);

    /// <summary>The other side.</summary>
    public static readonly AccountKind Given = AccountKind.Equity("included");

    /// <summary>Paid for a period that is not over, per membership.</summary>
    public static readonly AccountKind Deferred = AccountKind.Liability("memberships", floor: 0);

    /// <summary>Periods that were charged and are not paid, and what we owe for them in turn; per membership. Taxes and revenue follow with the payment.</summary>
    public static readonly AccountKind Due = AccountKind.Asset("membershipDue");

    public static readonly AccountKind Billed = AccountKind.Liability("membershipBilled");

    /// <summary>Periods that are over, per site.</summary>
    public static readonly AccountKind Revenue = AccountKind.Income("memberships");

    public static Unit Unit(MembershipPlanId plan, int group) => new($"session:{plan}.{group}");
}

internal static class Rules
{
    public const string Grant = "membership.grant";
    public const string Carry = "membership.carry";
    public const string Visit = "membership.visit";
    public const string Bill = "membership.bill";
    public const string Settle = "membership.settle";
    public const string WriteOff = "membership.writeOff";
    public const string Recognise = "membership.recognise";
    public const string Earned = "membership.earned";
    public const string End = "membership.end";
    public const string Period = "membership.period";
}
