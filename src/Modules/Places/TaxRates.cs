using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Places;

internal static class ListTaxRates
{
    public static Task<Result<Page<TaxRateView>>> Handle(Reading reading, PageQuery query) =>
        Keyset.ById(reading.Set<TaxRateRow>(), query, t => t.Id, TaxRateView.Of);
}

internal static class CreateTaxRate
{
    internal sealed record Request(string Name, int Ppm, TaxId? Id = null);

    public static async Task<Result<TaxRateView>> Handle(Work work, NoPath _, Request r)
    {
        if ((Checks.Name(r.Name, "/name") ?? Checks.Ppm(r.Ppm, "/ppm")) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<TaxRateRow>().CountAsync() >= Limits.TaxRates)
        {
            return PlacesErrors.TooManyPlaces.Because($"A business has at most {Limits.TaxRates} tax rates.");
        }

        var rate = new TaxRateRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<TaxId>(), Name = Texts.Clean(r.Name)!, Ppm = r.Ppm, Version = 1 };
        work.Append(rate);
        work.Log.Append(new TaxRateChanged(rate.Id, rate.Ppm, rate.Active));
        return TaxRateView.Of(rate);
    }
}

/// <summary>Orders keep the rate that was in force when their line was added; this is for lines from now on.</summary>
internal static class ChangeTaxRate
{
    internal sealed record Request(string? Name = null, int? Ppm = null, bool? Active = null, int? Version = null);

    public static async Task<Result<TaxRateView>> Handle(Work work, Change<TaxId> path, Request r)
    {
        if (await work.Set<TaxRateRow>().FirstOrDefaultAsync(t => t.Id == path.Id) is not { } rate)
        {
            return CommonErrors.NotFound.Because("There is no such tax rate.");
        }

        if ((Versions.Check(rate.Version, r.Version, path.IfMatch) ?? (r.Name is null ? null : Checks.Name(r.Name, "/name"))
            ?? (r.Ppm is { } ppm ? Checks.Ppm(ppm, "/ppm") : null)) is { } refusal)
        {
            return refusal;
        }

        rate.Name = Texts.Clean(r.Name) ?? rate.Name;
        rate.Ppm = r.Ppm ?? rate.Ppm;
        rate.Active = r.Active ?? rate.Active;
        rate.Version++;
        work.Log.Append(new TaxRateChanged(rate.Id, rate.Ppm, rate.Active));
        return TaxRateView.Of(rate);
    }
}
