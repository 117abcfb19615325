using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

internal static class ShowBusiness
{
    public static async Task<Result<BusinessView>> Handle(Reading reading, NoPath _) =>
        BusinessView.Of(await reading.Set<BusinessRow>().SingleAsync());
}

internal static class ChangeBusiness
{
    internal readonly record struct Path([FromHeader(Name = "If-Match")] string? IfMatch);

    internal sealed record Rounding(RoundingMode? Tax = null, TaxPer? TaxPer = null, long? CashStep = null);

    internal sealed record Request(
        string? Name = null, string? Slug = null, Currency? Currency = null, string? TimeZone = null, string? Locale = null, bool? PricesIncludeTax = null,
        Rounding? Rounding = null, Optional<string>? LogoText = null, Optional<string>? Accent = null, int? Version = null);

    public static async Task<Result<BusinessView>> Handle(Work work, Path path, Request r)
    {
        var business = await work.Set<BusinessRow>().SingleAsync();
        if ((Versions.Check(business.Version, r.Version, path.IfMatch) ?? Check(r, business)) is { } refusal)
        {
            return refusal;
        }

        business.Name = Texts.Clean(r.Name) ?? business.Name;
        business.TimeZone = r.TimeZone ?? business.TimeZone;
        business.Locale = r.Locale ?? business.Locale;
        business.PricesIncludeTax = r.PricesIncludeTax ?? business.PricesIncludeTax;
        business.TaxRounding = r.Rounding?.Tax ?? business.TaxRounding;
        business.TaxPer = r.Rounding?.TaxPer ?? business.TaxPer;
        business.CashStep = r.Rounding?.CashStep ?? business.CashStep;
        business.LogoText = Texts.Clean(r.LogoText.Or(business.LogoText));
        business.Accent = Texts.Color(r.Accent.Or(business.Accent));
        business.Version++;
        work.Log.Append(new BusinessChanged(work.Business, business.Version));
        return BusinessView.Of(business);
    }

    private static Refusal? Check(Request r, BusinessRow business) =>
        (r.Name is null ? null : Checks.Name(r.Name, "/name"))
        ?? Checks.Same(r.Slug, business.Slug, "/slug", "Public addresses belong to the sites; change the slug of a site.")
        ?? Checks.Same(r.Currency, business.Currency, "/currency", "The books are kept in one currency from the first day; it cannot be changed.")
        ?? (r.TimeZone is null ? null : Checks.Zone(r.TimeZone, "/timeZone"))
        ?? (r.Locale is null ? null : Checks.Locale(r.Locale, "/locale"))
        ?? (r.Rounding?.CashStep is < 1 or > Limits.CashStep ? CommonErrors.Invalid.At("/rounding/cashStep", $"cashStep is a number of minor units from 1 to {Limits.CashStep}.") : null)
        ?? Checks.Text(r.LogoText?.Value, Limits.LogoText, "/logoText")
        ?? (r.Accent?.Value is { } accent && Texts.Color(accent) is null ? CommonErrors.Invalid.At("/accent", "Please give a colour such as #0f766e.") : null);
}
