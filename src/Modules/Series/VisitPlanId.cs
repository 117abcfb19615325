using Bookend.Kernel;

namespace Bookend.Series;

public readonly record struct VisitPlanId(Guid Value) : IId<VisitPlanId>
{
    public static string Prefix => "vpl";

    public static VisitPlanId From(Guid value) => new(value);

    public static bool TryParse(string? text, out VisitPlanId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
