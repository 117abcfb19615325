using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Pricing;

/// <summary>A promotion was made, changed or ended; the version tells which.</summary>
[Fact("promotion.changed")]
public sealed record PromotionChanged(PromotionId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>What a site adds to its orders, or who may take how much off, is another from now on.</summary>
[Fact("tillRules.changed")]
public sealed record TillRulesChanged(SiteId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}
