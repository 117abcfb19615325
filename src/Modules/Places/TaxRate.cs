using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Places;

internal sealed class TaxRateRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public TaxId Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Parts per million: 19 % is 190 000.</summary>
    public int Ppm { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public TaxRateInfo Info() => new(Id, Name, Ppm, Active);
}

internal sealed record TaxRateView(TaxId Id, string Name, int Ppm, bool Active, int Version) : IVersioned
{
    public static TaxRateView Of(TaxRateRow r) => new(r.Id, r.Name, r.Ppm, r.Active, r.Version);
}
