using Bookend.Core.Store;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bookend.Sales;

/// <summary>What this installation can sell, take and give beside services, products and money: whatever its modules have plugged in.</summary>
internal sealed class Capabilities(
    IEnumerable<IOrderLine> lines, IEnumerable<ITender> tenders, IEnumerable<ICover> covers, IEnumerable<IOfferSource> offers, IEnumerable<IOrderEffect> effects)
{
    private readonly Dictionary<LineKind, IOrderLine> lines = lines.ToDictionary(l => l.Kind);
    private readonly Dictionary<TenderMethod, ITender> tenders = tenders.ToDictionary(t => t.Method);
    private readonly Dictionary<string, ICover> covers = covers.ToDictionary(c => c.Source);

    /// <summary>Ways to give back what was paid another way.</summary>
    public IReadOnlySet<TenderMethod> Credits { get; } = tenders.Where(t => t.TakesRefunds).Select(t => t.Method).ToHashSet();

    public IReadOnlyList<IOfferSource> Offers { get; } = [.. offers];

    public IReadOnlyList<IOrderEffect> Effects { get; } = [.. effects];

    public IReadOnlyCollection<ICover> Covers => covers.Values;

    public static Capabilities Of(Work work) => work.Db.GetService<Capabilities>();

    public IOrderLine? Line(LineKind kind) => lines.GetValueOrDefault(kind);

    public ITender? Tender(TenderMethod method) => tenders.GetValueOrDefault(method);

    public ICover? Cover(string source) => covers.GetValueOrDefault(source);
}
