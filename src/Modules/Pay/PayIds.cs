using Bookend.Kernel;

namespace Bookend.Pay;

/// <summary>A commission plan.</summary>
internal readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static string Prefix => "cpl";

    public static PlanId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PlanId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>From when a member has which plan.</summary>
internal readonly record struct AssignmentId(Guid Value) : IId<AssignmentId>
{
    public static string Prefix => "cpa";

    public static AssignmentId From(Guid value) => new(value);

    public static bool TryParse(string? text, out AssignmentId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>One change of what a member has earned.</summary>
internal readonly record struct EarningId(Guid Value) : IId<EarningId>
{
    public static string Prefix => "ern";

    public static EarningId From(Guid value) => new(value);

    public static bool TryParse(string? text, out EarningId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Money that was handed to a member.</summary>
internal readonly record struct PayoutId(Guid Value) : IId<PayoutId>
{
    public static string Prefix => "pyo";

    public static PayoutId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PayoutId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>Something that a person booked for a member by hand: a late tip, a correction.</summary>
internal readonly record struct ExtraId(Guid Value) : IId<ExtraId>
{
    public static string Prefix => "pyx";

    public static ExtraId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ExtraId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>How tips of a site are shared.</summary>
internal readonly record struct PoolId(Guid Value) : IId<PoolId>
{
    public static string Prefix => "tpl";

    public static PoolId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PoolId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A day's tips as they were shared.</summary>
internal readonly record struct PoolRunId(Guid Value) : IId<PoolRunId>
{
    public static string Prefix => "tpr";

    public static PoolRunId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PoolRunId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
