using Bookend.Kernel;

namespace Bookend.Team;

public static class TeamErrors
{
    public static readonly ErrorCode TooMany = new("team_full", 409, "There are too many members");
    public static readonly ErrorCode RoleTooHigh = new("role_too_high", 403, "Nobody gives more than they have");
}
