using Bookend.Kernel;

namespace Bookend.Core.Ledger;

public static class LedgerErrors
{
    /// <summary>A guarded account or its lots hold less than is asked for.</summary>
    public static readonly ErrorCode Insufficient = new("insufficient_balance", 409, "There is not enough left");

    /// <summary>The pending entry was posted or voided before.</summary>
    public static readonly ErrorCode AlreadyResolved = new("entry_resolved", 409, "This was settled before");

    /// <summary>All of it was given back before.</summary>
    public static readonly ErrorCode NothingToReverse = new("nothing_to_reverse", 409, "Nothing is left to give back");
}
