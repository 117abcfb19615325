using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>What is sold: sessions paid in advance.</summary>
public readonly record struct PackageId(Guid Value) : IId<PackageId>
{
    public static string Prefix => "pkg";

    public static PackageId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PackageId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>What a client has bought.</summary>
public readonly record struct PassId(Guid Value) : IId<PassId>
{
    public static string Prefix => "pass";

    public static PassId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PassId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
