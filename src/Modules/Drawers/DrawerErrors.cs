using Bookend.Kernel;

namespace Bookend.Drawers;

internal static class DrawerErrors
{
    public static readonly ErrorCode AlreadyOpen = new("shift_open", 409, "This drawer is open already");
    public static readonly ErrorCode Closed = new("shift_closed", 409, "This drawer was closed");
    public static readonly ErrorCode NotEnough = new("drawer_short", 409, "There is not that much in the drawer");
    public static readonly ErrorCode OtherCurrency = new("drawer_currency", 422, "This drawer holds another currency");
    public static readonly ErrorCode ReasonMissing = new("reason_missing", 400, "Please say why");
}
