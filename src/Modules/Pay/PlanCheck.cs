using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Pay;

/// <summary>Whether a plan says one thing only, and something that can be.</summary>
internal static class PlanCheck
{
    private const int Million = 1_000_000;
    public const int Rules = 200;
    public const int Steps = 20;
    public const int Category = 120;

    /// <summary>A thousand million of the currency's smallest unit: sums of a month stay far from what a number can hold.</summary>
    public const long Amount = 1_000_000_000;

    public static Refusal? Of(CommissionTerms terms)
    {
        if (terms.Rules.Count is 0 or > Rules)
        {
            return Unclear("/terms/rules", $"A plan has 1 to {Rules} rules.");
        }

        for (var i = 0; i < terms.Rules.Count; i++)
        {
            var (rule, at) = (terms.Rules[i], $"/terms/rules/{i}");
            if ((Fits(rule, at) ?? Earns(rule, terms.Currency, at)) is { } refusal)
            {
                return refusal;
            }

            if (terms.Rules.Take(i).Any(other => other.Match() == rule.Match()))
            {
                return Unclear(at, "Two rules are for the same thing. Keep one of them.");
            }
        }

        return terms.Guarantee is { } guarantee && (guarantee.Amount.Currency != terms.Currency || guarantee.Amount.Amount is <= 0 or > Amount)
            ? Unclear("/terms/guarantee/amount", $"A guarantee is an amount in {terms.Currency}, more than nothing.")
            : null;
    }

    private static Refusal? Fits(PayRule rule, string at)
    {
        if (rule.Category is { } category && (category.Length is 0 or > Category || rule.Kind is not (LineKind.Service or LineKind.Product)))
        {
            return Unclear($"{at}/category", "A category belongs to services or to products: say which, and name it.");
        }

        if (rule.ItemId is { } item && !(ServiceId.TryParse(item, out _) && rule.Kind == LineKind.Service) && !(ProductId.TryParse(item, out _) && rule.Kind == LineKind.Product))
        {
            return Unclear($"{at}/itemId", "Choose a service or a product, and the kind that it is.");
        }

        return rule.Upsell && rule.Kind != LineKind.Product
            ? Unclear($"{at}/upsell", "Only products are sold beside a service.")
            : null;
    }

    private static Refusal? Earns(PayRule rule, Currency currency, string at)
    {
        if ((rule.Ppm is null ? 0 : 1) + (rule.PerPiece is null ? 0 : 1) + (rule.Tiers is null ? 0 : 1) != 1)
        {
            return Unclear(at, "A rule gives a share (ppm), an amount for each piece (perPiece) or steps (tiers): one of them.");
        }

        if (rule.Ppm is < 0 or > Million || rule.AssistantPpm is < 0 or > Million)
        {
            return Unclear($"{at}/ppm", "A share is from 0 to 1000000 parts of a million (400000 is 40 %).");
        }

        if (rule.PerPiece is { } each && (each.Currency != currency || each.Amount is < 0 or > Amount))
        {
            return Unclear($"{at}/perPiece", $"Give an amount in {currency}, not below zero.");
        }

        return rule.Tiers is { } tiers ? Rising(tiers, currency, $"{at}/tiers/steps") : null;
    }

    private static Refusal? Rising(Tiers tiers, Currency currency, string at)
    {
        if (tiers.Steps.Count is 0 or > Steps || tiers.Steps[0].From.Amount != 0)
        {
            return Unclear(at, $"There are 1 to {Steps} steps, and the first begins at zero.");
        }

        for (var i = 0; i < tiers.Steps.Count; i++)
        {
            var (step, before) = (tiers.Steps[i], i == 0 ? null : tiers.Steps[i - 1]);
            if (step.From.Currency != currency || step.From.Amount > Amount || (before is not null && step.From.Amount <= before.From.Amount))
            {
                return Unclear($"{at}/{i}/from", $"Each step begins above the one before it, in {currency}.");
            }

            if (step.Ppm is < 0 or > Million)
            {
                return Unclear($"{at}/{i}/ppm", "A share is from 0 to 1000000 parts of a million (400000 is 40 %).");
            }
        }

        return null;
    }

    private static Refusal Unclear(string pointer, string detail) => PayErrors.PlanUnclear.At(pointer, detail);
}
