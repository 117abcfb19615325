using Bookend.Kernel;

namespace Bookend.Series;

public static class SeriesErrors
{
    public static readonly ErrorCode RuleInvalid = new("rule_invalid", 400, "This rule cannot be used");
    public static readonly ErrorCode SeriesUnknown = new("series_unknown", 404, "There is no such series");
    public static readonly ErrorCode PlanUnknown = new("visit_plan_unknown", 404, "There is no such plan");
}
