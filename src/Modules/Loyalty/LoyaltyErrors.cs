using Bookend.Kernel;

namespace Bookend.Loyalty;

public static class LoyaltyErrors
{
    public static readonly ErrorCode ProgrammeInvalid = new("programme_invalid", 400, "These rules do not fit together");
    public static readonly ErrorCode ProgrammeOverlaps = new("programme_overlaps", 409, "There is a programme for this already");
    public static readonly ErrorCode NoProgramme = new("no_programme", 409, "There is no loyalty programme here");
    public static readonly ErrorCode ClientNeeded = new("client_needed", 409, "This needs a client");
    public static readonly ErrorCode NotEnoughPoints = new("not_enough_points", 409, "There are not enough points");
    public static readonly ErrorCode PointsSpent = new("points_spent", 409, "Points of this sale were spent meanwhile");
    public static readonly ErrorCode AdjustLimit = new("adjust_limit", 403, "More than your role may give or take by hand");
    public static readonly ErrorCode AlreadyJoined = new("already_joined", 409, "She has joined before");
    public static readonly ErrorCode ReferralInvalid = new("referral_invalid", 400, "This recommendation cannot count");
    public static readonly ErrorCode OpeningDiffers = new("opening_differs", 422, "The sum is not what was announced");
}
