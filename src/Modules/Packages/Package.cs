using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>When the time begins to run.</summary>
public enum Activation
{
    Purchase,
    FirstVisit,
}

/// <summary>When the tax is due: at sale when what is owed is known (single-purpose voucher), else when a session is had.</summary>
public enum TaxAt
{
    Sale,
    Redemption,
}

/// <summary>A number of sessions, each good for any one of these services.</summary>
internal sealed record Contents(int Sessions, IReadOnlyList<ServiceId> ServiceIds);

internal sealed class PackageRow
{
    public BusinessId BusinessId { get; set; }

    public PackageId Id { get; set; }

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    public long PriceAmount { get; set; }

    public Currency PriceCurrency { get; set; }

    /// <summary>JSON list of ids, in the order in which they apply.</summary>
    public string TaxIds { get; set; } = "[]";

    /// <summary>JSON list of <see cref="Packages.Contents"/>.</summary>
    public string Contents { get; set; } = "[]";

    public Activation Activation { get; set; }

    public int? ValidMonths { get; set; }

    public int? ValidDays { get; set; }

    public bool Shareable { get; set; }

    public bool Transferable { get; set; }

    public TaxAt TaxAt { get; set; }

    public bool Active { get; set; } = true;

    public string SearchText { get; set; } = "";

    public int Version { get; set; }
}

internal sealed record PackageView(
    PackageId Id, string Name, string? Description, Money Price, IReadOnlyList<TaxId> TaxIds, IReadOnlyList<Contents> Contents, int Sessions,
    Activation Activation, int? ValidMonths, int? ValidDays, bool Shareable, bool Transferable, TaxAt TaxAt, bool Active, int Version) : IVersioned
{
    public static PackageView Of(PackageRow r)
    {
        var contents = JsonSerializer.Deserialize<Contents[]>(r.Contents, Json.Options)!;
        return new PackageView(
            r.Id, r.Name, r.Description, new Money(r.PriceAmount, r.PriceCurrency), JsonSerializer.Deserialize<TaxId[]>(r.TaxIds, Json.Options)!, contents,
            contents.Sum(c => c.Sessions), r.Activation, r.ValidMonths, r.ValidDays, r.Shareable, r.Transferable, r.TaxAt, r.Active, r.Version);
    }
}
