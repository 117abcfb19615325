using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Places;

/// <summary>One row per tenant: its name, its money and how it rounds.</summary>
internal sealed class BusinessRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Given at the start and kept: the first site began with it. Public addresses are the sites' slugs.</summary>
    public string Slug { get; set; } = "";

    public Currency Currency { get; set; }

    public string TimeZone { get; set; } = "";

    /// <summary>BCP 47, <c>de-DE</c>: how figures and dates are written, and the country of phone numbers without a code.</summary>
    public string Locale { get; set; } = "";

    public bool PricesIncludeTax { get; set; }

    public RoundingMode TaxRounding { get; set; }

    public TaxPer TaxPer { get; set; }

    public long CashStep { get; set; }

    public string? LogoText { get; set; }

    public string? Accent { get; set; }

    public int Version { get; set; }
}

internal sealed record RoundingView(RoundingMode Tax, TaxPer TaxPer, long CashStep);

internal sealed record BusinessView(
    BusinessId Id, string Name, string Slug, Currency Currency, string TimeZone, string Locale, bool PricesIncludeTax, RoundingView Rounding,
    string? LogoText, string? Accent, int Version) : IVersioned
{
    public static BusinessView Of(BusinessRow r) => new(
        r.BusinessId, r.Name, r.Slug, r.Currency, r.TimeZone, r.Locale, r.PricesIncludeTax, new(r.TaxRounding, r.TaxPer, r.CashStep),
        r.LogoText, r.Accent, r.Version);
}
