using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Pricing;

/// <summary>A promotion was made, changed or ended; the version tells which.</summary>
[Fact("promotion.changed")]
public sealed record PromotionChanged(PromotionId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}
