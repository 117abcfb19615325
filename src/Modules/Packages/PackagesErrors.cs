using Bookend.Kernel;

namespace Bookend.Packages;

public static class PackagesErrors
{
    public static readonly ErrorCode PackageUnknown = new("package_unknown", 404, "There is no such package");
    public static readonly ErrorCode NotSold = new("package_not_sold", 409, "This package is no longer sold");
    public static readonly ErrorCode ContentsInvalid = new("package_contents_invalid", 400, "These contents do not work");
    public static readonly ErrorCode OwnerMissing = new("pass_owner_missing", 409, "A package belongs to somebody");
    public static readonly ErrorCode PassUnknown = new("pass_unknown", 404, "There is no such pass");
    public static readonly ErrorCode NotTheirs = new("pass_not_theirs", 409, "This pass belongs to somebody else");
    public static readonly ErrorCode Expired = new("pass_expired", 409, "This pass has expired");
    public static readonly ErrorCode Unfit = new("pass_unfit", 409, "This pass is for other services");
    public static readonly ErrorCode UsedUp = new("pass_used_up", 409, "No session is left");
    public static readonly ErrorCode Changed = new("pass_changed", 409, "This session is worth something else now");
    public static readonly ErrorCode Uneven = new("pass_refund_uneven", 409, "A package is given back by whole sessions");
    public static readonly ErrorCode NotShareable = new("pass_not_shareable", 409, "This pass is for one person");
    public static readonly ErrorCode NotTransferable = new("pass_not_transferable", 409, "This pass stays with its owner");
    public static readonly ErrorCode NotLarger = new("package_not_larger", 409, "This is no larger package");
    public static readonly ErrorCode HoldUnknown = new("session_hold_unknown", 404, "No session is kept for this visit");
}
