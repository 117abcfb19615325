using System.Text.Json;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Pricing;

/// <summary>All rules of a site at once: what is left out is not charged any more. Orders that are open keep what they were opened under.</summary>
internal static class SetTillRules
{
    private const int Name = 60;
    private const int Party = 500;

    public sealed record Request(
        ServiceChargeRule? ServiceCharge = null, GratuityRule? Gratuity = null, IReadOnlyList<RolePower>? Powers = null, int? Version = null);

    public static async Task<Result<TillRulesView>> Handle(Work work, Change<SiteId> path, Request body)
    {
        if (await Places.Public.SiteOf(work, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such site.");
        }

        var before = await TillRules.OfSite(work, path.Id);
        if ((Versions.Check(before.Version, body.Version, path.IfMatch) ?? Check(body) ?? await Taxes(work, body.ServiceCharge)) is { } refusal)
        {
            return refusal;
        }

        var rules = new TillRules(before.Version + 1, Clean(body.ServiceCharge), Clean(body.Gratuity), body.Powers);
        work.Append(new TillRulesRow
        {
            BusinessId = work.Business, SiteId = path.Id, Version = rules.Version, At = work.Now, Terms = JsonSerializer.Serialize(rules, Json.Options),
        });
        work.Log.Append(new TillRulesChanged(path.Id, rules.Version));
        return await TillRulesView.Of(work.AsReading(), path.Id, rules);
    }

    private static ServiceChargeRule? Clean(ServiceChargeRule? rule) => rule is null ? null : rule with { Name = Texts.Clean(rule.Name)! };

    private static GratuityRule? Clean(GratuityRule? rule) => rule is null ? null : rule with { Name = Texts.Clean(rule.Name)! };

    private static Refusal? Check(Request r)
    {
        if (r.ServiceCharge is { } service && (Added(service.Name, service.PercentPpm, service.PartyFrom, "/serviceCharge") ?? Few(service)) is { } wrong)
        {
            return wrong;
        }

        return (r.Gratuity is { } g ? Added(g.Name, g.PercentPpm, g.PartyFrom, "/gratuity") : null) ?? Powers(r.Powers ?? []);
    }

    private static Refusal? Added(string name, int ppm, int? party, string at)
    {
        if (Texts.Clean(name) is not { Length: <= Name })
        {
            return CommonErrors.Invalid.At($"{at}/name", $"Please name it as it shall stand on receipts, in at most {Name} characters.");
        }

        if (ppm is < 1 or > Limits.RatePpm)
        {
            return CommonErrors.Invalid.At($"{at}/percentPpm", "percentPpm is parts per million from 1 to 1000000; 12.5 % is 125000.");
        }

        return party is < 1 or > Party ? CommonErrors.Invalid.At($"{at}/partyFrom", $"A party is 1 to {Party} people.") : null;
    }

    private static Refusal? Few(ServiceChargeRule rule) => rule.TaxIds?.Count > Limits.TaxesPerLine
        ? CommonErrors.Invalid.At("/serviceCharge/taxIds", $"At most {Limits.TaxesPerLine} tax rates.")
        : null;

    private static Refusal? Powers(IReadOnlyList<RolePower> powers)
    {
        if (powers.Select(p => p.Role).Distinct().Count() != powers.Count)
        {
            return CommonErrors.Invalid.At("/powers", "Name each role once.");
        }

        var wrong = powers.FirstOrDefault(p => p.DiscountPpm is < 0 or > Limits.RatePpm);
        return wrong is null ? null : CommonErrors.Invalid.At("/powers", "discountPpm is parts per million from 0 to 1000000; 20 % is 200000.");
    }

    private static async Task<Refusal?> Taxes(Work work, ServiceChargeRule? rule)
    {
        if (rule?.TaxIds is not { Count: > 0 } ids)
        {
            return null;
        }

        var known = (await Places.Public.TaxRates(work)).Where(t => t.Active).Select(t => t.Id).ToHashSet();
        return ids.All(known.Contains) ? null : CommonErrors.Invalid.At("/serviceCharge/taxIds", "There is no such tax rate.");
    }
}
