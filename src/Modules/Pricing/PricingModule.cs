using Bookend.Core;

namespace Bookend.Pricing;

/// <summary>The one calculator for preview, charge and receipt. It has no tables and no routes.</summary>
public sealed class PricingModule : Module
{
    public override string Name => "Pricing";

    public override int Rank => 4;
}
