namespace Bookend.Simulation.Replay;

/// <summary>Receipts name what was sold by its description; this finds what that is.</summary>
internal sealed class Menu(IReadOnlyList<SourceService> services, IReadOnlyList<SourceProduct> products)
{
    private readonly Dictionary<string, SourceService> services =
        services.Where(s => s.Name.Length > 0).DistinctBy(s => s.Name.ToLowerInvariant()).ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, SourceProduct> products =
        products.Where(p => p.Name.Length > 0).DistinctBy(p => p.Name.ToLowerInvariant()).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);

    public SourceService? Service(string description) => services.GetValueOrDefault(description);

    public SourceProduct? Product(string description) => products.GetValueOrDefault(description);
}
