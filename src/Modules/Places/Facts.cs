using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Places;

[Fact("business.created")]
public sealed record BusinessCreated(BusinessId Id, Currency Currency) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("business.changed")]
public sealed record BusinessChanged(BusinessId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("site.changed")]
public sealed record SiteChanged(SiteId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("till.changed")]
public sealed record TillChanged(TillId Id) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("taxRate.changed")]
public sealed record TaxRateChanged(TaxId Id, int Ppm, bool Active) : IFact
{
    string IFact.Subject => Id.ToString();
}
