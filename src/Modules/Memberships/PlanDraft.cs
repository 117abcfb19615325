using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Memberships;

/// <summary>A plan as it is to be: made from a request, or from a row and a patch; checked as a whole, then written.</summary>
internal sealed record PlanDraft(
    string Name, string? Description, Money Price, IReadOnlyList<TaxId> TaxIds, PeriodUnit PeriodUnit, int PeriodLength, IReadOnlyList<Included> Included,
    IReadOnlyList<MemberPrice> MemberPrices, int CarryOver, int MinimumPeriods, int NoticeDays, bool Active)
{
    public async Task<Refusal?> Check(Work work)
    {
        var currency = (await Places.Public.BusinessOf(work)).Currency;
        return Words(currency) ?? Time() ?? Contents() ?? Prices(currency) ?? await Known(work);
    }

    public void Write(PlanRow row)
    {
        row.Name = Texts.Clean(Name)!;
        row.Description = Texts.Clean(Description);
        row.Active = Active;
        row.SearchText = Texts.Search(row.Name);
        row.Version++;
        row.Terms = new PlanTerms(
            row.Id, row.Version, row.Name, Price, TaxIds, PeriodUnit, PeriodLength, Included, MemberPrices, CarryOver, MinimumPeriods, NoticeDays).Text();
    }

    private Refusal? Words(Currency currency) => Texts.Clean(Name) switch
    {
        null => CommonErrors.NameMissing.At("/name", "Please give a name."),
        { Length: > Limits.Name } => CommonErrors.Invalid.At("/name", $"A name has at most {Limits.Name} characters."),
        _ when Description?.Length > Limits.Description => CommonErrors.Invalid.At("/description", $"This may have at most {Limits.Description} characters."),
        _ when Price.Currency != currency || Price.Amount is < 0 or > Limits.Price =>
            CommonErrors.Invalid.At("/price", $"A price is zero or more minor units (cents) of {currency}, and not absurdly large."),
        _ => null,
    };

    private Refusal? Time()
    {
        var most = PeriodUnit switch { PeriodUnit.Day => Limits.Days, PeriodUnit.Month => Limits.Months, _ => Limits.Years };
        return PeriodLength < 1 || PeriodLength > most ? MembershipsErrors.PlanInvalid.At("/periodLength", $"A period has 1 to {most} of these.")
            : CarryOver is < 0 or > Limits.Carry ? MembershipsErrors.PlanInvalid.At("/carryOver", $"At most {Limits.Carry} visits are carried over.")
            : MinimumPeriods is < 1 or > Limits.Minimum ? MembershipsErrors.PlanInvalid.At("/minimumPeriods", $"The minimum term is 1 to {Limits.Minimum} periods.")
            : NoticeDays is < 0 or > Limits.Notice ? MembershipsErrors.PlanInvalid.At("/noticeDays", $"Notice is 0 to {Limits.Notice} days.")
            : null;
    }

    private Refusal? Contents()
    {
        if (Included.Count > Limits.Groups)
        {
            return MembershipsErrors.PlanInvalid.At("/included", $"A period includes at most {Limits.Groups} kinds of visits.");
        }

        for (var i = 0; i < Included.Count; i++)
        {
            var one = Included[i];
            if (one.Visits is < 1 or > Limits.Visits || one.ServiceIds.Count is < 1 or > Limits.Services || one.ServiceIds.Distinct().Count() != one.ServiceIds.Count)
            {
                return MembershipsErrors.PlanInvalid.At($"/included/{i}", $"Say how many visits (1 to {Limits.Visits}) of which services, each once.");
            }
        }

        return null;
    }

    private Refusal? Prices(Currency currency)
    {
        for (var i = 0; i < MemberPrices.Count; i++)
        {
            var price = MemberPrices[i];
            var isOne = price.PercentPpm is null != price.Amount is null;
            if (i >= Limits.Prices || !isOne || price.PercentPpm is < 1 or > 1_000_000 || price.Amount is { } off && (off.Currency != currency || off.Amount < 1) ||
                price.Category?.Length > Limits.Category || price.ServiceIds?.Count > Limits.Services)
            {
                return MembershipsErrors.PlanInvalid.At($"/memberPrices/{i}", "A member price is a share (percentPpm) or an amount off, for services or a category.");
            }
        }

        return null;
    }

    private async Task<Refusal?> Known(Work work)
    {
        var asked = Included.SelectMany(i => i.ServiceIds).Concat(MemberPrices.SelectMany(p => p.ServiceIds ?? [])).Distinct().ToList();
        if ((await Catalog.Public.ServicesOf(work, asked)).Count != asked.Count)
        {
            return MembershipsErrors.PlanInvalid.At("/included", "One of these services is not in the catalogue.");
        }

        var taxes = (await Places.Public.TaxRates(work)).Select(t => t.Id).ToHashSet();
        return TaxIds.Count > Limits.Taxes || TaxIds.Distinct().Count() != TaxIds.Count || !TaxIds.All(taxes.Contains)
            ? Places.PlacesErrors.TaxUnknown.At("/taxIds", $"Name tax rates of yours, each once and {Limits.Taxes} at most.")
            : null;
    }
}
