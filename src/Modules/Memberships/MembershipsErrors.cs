using Bookend.Kernel;

namespace Bookend.Memberships;

public static class MembershipsErrors
{
    public static readonly ErrorCode PlanUnknown = new("membership_plan_unknown", 404, "There is no such plan");
    public static readonly ErrorCode PlanInvalid = new("membership_plan_invalid", 400, "This plan does not work");
    public static readonly ErrorCode NotSold = new("membership_not_sold", 409, "This plan is no longer sold");
    public static readonly ErrorCode MemberMissing = new("membership_client_missing", 409, "A membership belongs to somebody");
    public static readonly ErrorCode Unknown = new("membership_unknown", 404, "There is no such membership");
    public static readonly ErrorCode NotTheirs = new("membership_not_theirs", 409, "This membership is somebody else's");
    public static readonly ErrorCode Resting = new("membership_resting", 409, "This membership cannot be used now");
    public static readonly ErrorCode Unfit = new("membership_unfit", 409, "This is not included");
    public static readonly ErrorCode UsedUp = new("membership_used_up", 409, "Everything included was used");
    public static readonly ErrorCode StateConflict = new("membership_state_conflict", 409, "The membership is not in a state for this");
    public static readonly ErrorCode ChargeUnknown = new("membership_charge_unknown", 404, "There is no such charge");
    public static readonly ErrorCode ChargeSettled = new("membership_charge_settled", 409, "This charge was settled before");
    public static readonly ErrorCode TwoAtOnce = new("membership_exists", 409, "She is a member already");
}
