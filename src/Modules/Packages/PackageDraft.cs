using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>A package as it is to be: made from a request, or from a row and a patch; checked as a whole, then written.</summary>
internal sealed record PackageDraft(
    string Name, string? Description, Money Price, IReadOnlyList<TaxId> TaxIds, IReadOnlyList<Contents> Contents, Activation Activation, int? ValidMonths,
    int? ValidDays, bool Shareable, bool Transferable, TaxAt TaxAt, bool Active)
{
    public async Task<Refusal?> Check(Work work)
    {
        var business = await Places.Public.BusinessOf(work);
        return Texts(business.Currency) ?? Validity() ?? Shape() ?? await Services(work) ?? await Taxes(work) ??
            (TaxAt == TaxAt.Redemption && !business.PricesIncludeTax
                ? CommonErrors.Invalid.At("/taxAt", "Your prices come without tax, so what a session is worth would not be what is charged for it. Take the tax at sale.")
                : null);
    }

    public void Write(PackageRow row)
    {
        row.Name = Kernel.Texts.Clean(Name)!;
        row.Description = Kernel.Texts.Clean(Description);
        (row.PriceAmount, row.PriceCurrency) = (Price.Amount, Price.Currency);
        row.TaxIds = JsonSerializer.Serialize(TaxIds, Json.Options);
        row.Contents = JsonSerializer.Serialize(Contents, Json.Options);
        (row.Activation, row.ValidMonths, row.ValidDays) = (Activation, ValidMonths, ValidDays);
        (row.Shareable, row.Transferable, row.TaxAt, row.Active) = (Shareable, Transferable, TaxAt, Active);
        row.SearchText = Kernel.Texts.Search(row.Name);
        row.Version++;
    }

    private Refusal? Texts(Currency currency) => Kernel.Texts.Clean(Name) switch
    {
        null => CommonErrors.NameMissing.At("/name", "Please give a name."),
        { Length: > Limits.Name } => CommonErrors.Invalid.At("/name", $"A name has at most {Limits.Name} characters."),
        _ when Description?.Length > Limits.Description => CommonErrors.Invalid.At("/description", $"This may have at most {Limits.Description} characters."),
        _ when Price.Currency != currency => CommonErrors.Invalid.At("/price", $"Your books are in {currency}; please give the price in {currency}."),
        _ when Price.Amount is < 0 or > Limits.Price => CommonErrors.Invalid.At("/price", "A price is zero or more minor units (cents), and not absurdly large."),
        _ => null,
    };

    private Refusal? Validity() =>
        ValidMonths is not null && ValidDays is not null ? CommonErrors.Invalid.At("/validDays", "Give the validity in months or in days, or neither.")
        : ValidMonths is < 1 or > Limits.Months ? CommonErrors.Invalid.At("/validMonths", $"A package is valid for 1 to {Limits.Months} months.")
        : ValidDays is < 1 or > Limits.Days ? CommonErrors.Invalid.At("/validDays", $"A package is valid for 1 to {Limits.Days} days.")
        : null;

    private Refusal? Shape()
    {
        if (Contents.Count is < 1 or > Limits.Groups || Contents.Sum(c => (long)c.Sessions) > Limits.Sessions)
        {
            return PackagesErrors.ContentsInvalid.At("/contents", $"A package has 1 to {Limits.Groups} kinds of sessions, {Limits.Sessions} sessions at most.");
        }

        for (var i = 0; i < Contents.Count; i++)
        {
            var services = Contents[i].ServiceIds;
            if (Contents[i].Sessions < 1)
            {
                return PackagesErrors.ContentsInvalid.At($"/contents/{i}/sessions", "There is at least one session of each kind.");
            }

            if (services.Count is < 1 or > Limits.Services || services.Distinct().Count() != services.Count)
            {
                return PackagesErrors.ContentsInvalid.At($"/contents/{i}/serviceIds", "Name each service that a session is good for once, and at least one.");
            }
        }

        return null;
    }

    private async Task<Refusal?> Services(Work work)
    {
        var known = (await Catalog.Public.ServicesOf(work, [.. Contents.SelectMany(c => c.ServiceIds).Distinct()])).Select(s => s.Id).ToHashSet();
        for (var i = 0; i < Contents.Count; i++)
        {
            if (!Contents[i].ServiceIds.All(known.Contains))
            {
                return PackagesErrors.ContentsInvalid.At($"/contents/{i}/serviceIds", "One of these services is not in the catalogue.");
            }
        }

        return null;
    }

    private async Task<Refusal?> Taxes(Work work)
    {
        var known = (await Places.Public.TaxRates(work)).Select(t => t.Id).ToHashSet();
        return TaxIds.Count > Limits.Taxes || TaxIds.Distinct().Count() != TaxIds.Count || !TaxIds.All(known.Contains)
            ? Places.PlacesErrors.TaxUnknown.At("/taxIds", $"Name tax rates of yours, each once and {Limits.Taxes} at most.")
            : null;
    }
}
