using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>A gift card.</summary>
public readonly record struct GiftCardId(Guid Value) : IId<GiftCardId>
{
    public static string Prefix => "gift";

    public static GiftCardId From(Guid value) => new(value);

    public static bool TryParse(string? text, out GiftCardId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
