using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Pay;

/// <summary>What we owe the people who work here. All are per member and unguarded: a refund may take back what was paid out already.</summary>
internal static class Accounts
{
    /// <summary>What commission costs us.</summary>
    public static readonly AccountKind CommissionCost = AccountKind.Expense("commission");

    public static readonly AccountKind Commission = AccountKind.Liability("commission");

    /// <summary>Collected for a member; Sales credits it when an order with tips completes.</summary>
    public static readonly AccountKind Tips = AccountKind.Liability("tips");

    /// <summary>The drawer of a till, and what the terminals of a site will pay: the same accounts as those of a sale.</summary>
    public static readonly AccountKind Cash = AccountKind.Asset("cash");

    public static readonly AccountKind Terminal = AccountKind.Asset("terminal");

    /// <summary>Given to the bank or the payroll office to pay out.</summary>
    public static readonly AccountKind Payroll = AccountKind.Asset("payrollClearing");

    /// <summary>All that a member may have with us.</summary>
    public static readonly AccountKind[] Owed = [Commission, Tips];
}

/// <summary>Why postings are made. The leg's version is that of the plan or pool.</summary>
internal static class PayRules
{
    /// <summary>Sales' own rule for tips at completion.</summary>
    public const string Tip = "tip";

    /// <summary>Sales' own rule for a service charge; on a member's account it is her part of one that goes to the team.</summary>
    public const string Service = "service";

    public const string LateTip = "tip.late";
    public const string Correction = "commission.correction";
    public const string Guarantee = "commission.guarantee";
    public const string Payout = "payout";
    private const string CommissionStart = "commission.cpl_";
    private const string PoolStart = "tips.pool.";

    /// <summary><c>commission.cpl_….2</c>, with <c>.up</c> for what a tier adds to earlier sales and <c>.as</c> for an assistant's share.</summary>
    public static string Of(Bucket bucket, EarningKind kind) => $"commission.{bucket.Plan}.{bucket.Rule}{kind switch
    {
        EarningKind.TrueUp => ".up",
        EarningKind.Assistant => ".as",
        _ => "",
    }}";

    public static bool IsPlans(string rule) => rule.StartsWith(CommissionStart, StringComparison.Ordinal);

    public static string Pool(PoolId pool) => $"{PoolStart}{pool}";

    public static bool IsPool(string rule) => rule.StartsWith(PoolStart, StringComparison.Ordinal);

    public static bool IsTip(string rule) => rule is Tip or LateTip or Service;
}
