using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Catalog;

/// <summary>What services and products share: each answers null or why not.</summary>
internal static class Checks
{
    public static Refusal? Name(string? name) => Texts.Clean(name) switch
    {
        null => CommonErrors.NameMissing.At("/name", "Please give a name."),
        { Length: > Limits.Name } => CommonErrors.Invalid.At("/name", $"A name has at most {Limits.Name} characters."),
        _ => null,
    };

    public static Refusal? Text(string? text, int limit, string pointer) => text?.Length > limit
        ? CommonErrors.Invalid.At(pointer, $"This may have at most {limit} characters.")
        : null;

    public static Refusal? Amount(Money? money, Currency currency, string pointer) => money switch
    {
        { } m when m.Currency != currency => CatalogErrors.PriceInvalid.At(pointer, $"Your books are in {currency.Code}; please give the amount in {currency.Code}."),
        { Amount: < 0 or > Limits.Price } => CatalogErrors.PriceInvalid.At(pointer, "An amount is zero or more minor units (cents), and not absurdly large."),
        _ => null,
    };

    public static async Task<Refusal?> Taxes(Work work, IReadOnlyList<TaxId> ids)
    {
        if (ids.Count > Limits.Taxes || ids.Distinct().Count() != ids.Count)
        {
            return CommonErrors.Invalid.At("/taxIds", $"Name each tax rate once, {Limits.Taxes} at most.");
        }

        var known = (await Places.Public.TaxRates(work)).Select(t => t.Id).ToHashSet();
        for (var i = 0; i < ids.Count; i++)
        {
            if (!known.Contains(ids[i]))
            {
                return Places.PlacesErrors.TaxUnknown.At($"/taxIds/{i}", "There is no such tax rate.");
            }
        }

        return null;
    }
}
