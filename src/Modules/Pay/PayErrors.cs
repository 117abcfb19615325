using Bookend.Kernel;

namespace Bookend.Pay;

public static class PayErrors
{
    public static readonly ErrorCode PlanUnknown = new("plan_unknown", 404, "There is no such plan");
    public static readonly ErrorCode PlanUnclear = new("plan_unclear", 400, "The plan is not clear");
    public static readonly ErrorCode PastDate = new("past_date", 409, "What was earned stays as it was");
    public static readonly ErrorCode TeamMemberUnknown = new("team_member_unknown", 404, "There is no such member of the team");
    public static readonly ErrorCode LineSettled = new("line_settled", 409, "This was completed already");
    public static readonly ErrorCode NothingToPay = new("nothing_to_pay", 409, "There is nothing to pay out");
    public static readonly ErrorCode PayChanged = new("pay_changed", 409, "The amount is another one now");
    public static readonly ErrorCode PayoutReversed = new("payout_reversed", 409, "This was taken back already");
    public static readonly ErrorCode PoolDone = new("pool_done", 409, "The tips of this day were shared already");
    public static readonly ErrorCode PoolEmpty = new("pool_empty", 409, "There is nothing to share");
}
