using Bookend.Kernel;

namespace Bookend.Memberships;

/// <summary>What one can become a member of.</summary>
public readonly record struct MembershipPlanId(Guid Value) : IId<MembershipPlanId>
{
    public static string Prefix => "mpl";

    public static MembershipPlanId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MembershipPlanId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>One client's membership, from the first period to the last.</summary>
public readonly record struct MembershipId(Guid Value) : IId<MembershipId>
{
    public static string Prefix => "mbr";

    public static MembershipId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MembershipId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>The price of one period.</summary>
public readonly record struct ChargeId(Guid Value) : IId<ChargeId>
{
    public static string Prefix => "mch";

    public static ChargeId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ChargeId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
