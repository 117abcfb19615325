using System.Text.RegularExpressions;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>Rules that fit together. What is let through here, the deciders trust.</summary>
internal static partial class TermsCheck
{
    private const int Rules_ = 20;
    private const int Name = 80;
    private const int Items = 500;
    private const int Text = 80;
    private const long Points = 1_000_000;

    /// <summary>No sum of them leaves 64 bits.</summary>
    private const long Amount = 1_000_000_000_00;

    public static Refusal? Of(Terms terms, Currency currency)
    {
        var wrong = Lists(terms);
        for (var i = 0; i < terms.Rules.Count && wrong is null; i++)
        {
            wrong = Rule(terms.Rules[i], currency, $"/terms/rules/{i}");
        }

        for (var i = 0; i < (terms.Rewards?.Count ?? 0) && wrong is null; i++)
        {
            wrong = Reward(terms.Rewards![i], currency, $"/terms/rewards/{i}");
        }

        return wrong ?? Filter(terms.Excluded, "/terms/excluded") ?? Caps(terms.Caps) ?? Tiers(terms.Tiers) ?? Numbers(terms, currency);
    }

    private static Refusal? Lists(Terms terms)
    {
        var codes = terms.Rules.Select(r => r.Code).ToList();
        return terms.Rules.Count > Rules_ || terms.Rewards?.Count > Rules_ || terms.Triggers?.Count > Rules_
            ? At("/terms/rules", $"At most {Rules_} rules, rewards and triggers.")
            : codes.Distinct(StringComparer.Ordinal).Count() != codes.Count ? At("/terms/rules", "Each rule needs a code of its own.")
            : terms.Rewards is { } rewards && rewards.Select(r => r.Code.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count() != rewards.Count
                ? At("/terms/rewards", "Each reward needs a code of its own.")
            : terms.Triggers is { } triggers && triggers.Select(t => t.Kind).Distinct().Count() != triggers.Count ? At("/terms/triggers", "Name each kind once.")
            : null;
    }

    private static Refusal? Rule(EarnRule rule, Currency currency, string at)
    {
        if (!Code().IsMatch(rule.Code) || Loyalty.Rules.Reserved.Contains(rule.Code))
        {
            return At($"{at}/code", "A code is 1 to 24 letters and digits and begins with a small letter. 'tier', 'referral', 'friend', 'tender' and 'join' are taken.");
        }

        return NameOf(rule.Name, at) ??
            (rule.Points is < 1 or > Points ? At($"{at}/points", $"From 1 to {Points} points.") : null) ??
            ((rule.Kind == EarnKind.Spend) != (rule.PerAmount is not null) ? At($"{at}/perAmount", "Spending counts points per amount; nothing else does.") : null) ??
            Money(rule.PerAmount, currency, $"{at}/perAmount") ?? Money(rule.Minimum, currency, $"{at}/minimum") ??
            (rule.Days is < 0 or > 60 ? At($"{at}/days", "From 0 to 60 days around the birthday.") : null) ?? Filter(rule.Items, $"{at}/items");
    }

    private static Refusal? Reward(Reward reward, Currency currency, string at)
    {
        if (!RewardCode().IsMatch(reward.Code))
        {
            return At($"{at}/code", "A code is 2 to 24 letters, digits and dashes.");
        }

        return NameOf(reward.Name, at) ?? (reward.Points is < 1 or > Points ? At($"{at}/points", $"From 1 to {Points} points.") : null) ??
            ((reward.Kind == RewardKind.Amount) != (reward.Amount is not null) ? At($"{at}/amount", "A reward of the kind 'amount' has an amount; no other has.") : null) ??
            ((reward.Kind == RewardKind.Percent) != (reward.PercentPpm is not null) ? At($"{at}/percentPpm", "A reward of the kind 'percent' has percentPpm; no other has.") : null) ??
            (reward.PercentPpm is < 1 or > 1_000_000 ? At($"{at}/percentPpm", "From 1 to 1000000 parts per million.") : null) ??
            (reward.Kind == RewardKind.Item && reward.Items is not { IsEmpty: false } ? At($"{at}/items", "Say which services or products it may be.") : null) ??
            Money(reward.Amount, currency, $"{at}/amount") ?? Money(reward.Minimum, currency, $"{at}/minimum") ?? Filter(reward.Items, $"{at}/items");
    }

    private static Refusal? Caps(Caps? caps) =>
        caps is { } c && (c.PerOrder < 0 || c.PerDay < 0 || c.PerMonth < 0) ? At("/terms/caps", "A limit is not below zero.") : null;

    private static Refusal? Tiers(TierPlan? plan)
    {
        if (plan is null)
        {
            return null;
        }

        if (plan.Months is < 1 or > 60 || plan.Tiers.Count is < 1 or > 10)
        {
            return At("/terms/tiers", "A period of 1 to 60 months and 1 to 10 tiers.");
        }

        for (var i = 0; i < plan.Tiers.Count; i++)
        {
            var (tier, at) = (plan.Tiers[i], $"/terms/tiers/tiers/{i}");
            if (NameOf(tier.Name, at) is { } wrong)
            {
                return wrong;
            }

            if (!Code().IsMatch(tier.Code) || tier.From is < 1 or > Amount || tier.MultiplierPpm is < 1_000_000 or > 10_000_000)
            {
                return At(at, "A tier has a short code, begins above zero and multiplies by 1 to 10.");
            }
        }

        var (codes, froms) = (plan.Tiers.Select(t => t.Code).Distinct().Count(), plan.Tiers.Select(t => t.From).Distinct().Count());
        return codes != plan.Tiers.Count || froms != plan.Tiers.Count ? At("/terms/tiers/tiers", "Each tier has a code and a beginning of its own.") : null;
    }

    private static Refusal? Numbers(Terms terms, Currency currency) =>
        (terms.Value is { Points: < 1 or > Points } ? At("/terms/value/points", $"From 1 to {Points} points.") : null) ?? Money(terms.Value?.Amount, currency, "/terms/value/amount") ??
        (terms.Referral is { } r && (r.FriendPoints is < 1 or > Points || r.ReferrerPoints is < 0 or > Points || r.MaxPerYear is < 1 or > 1000)
            ? At("/terms/referral", "Points for the friend from 1, for whoever brings her from 0, and 1 to 1000 friends a year.")
            : null) ??
        (terms.ExpireMonths is < 1 or > 120 ? At("/terms/expireMonths", "From 1 to 120 months, or none: points never expire.") : null) ??
        (terms.NoticeDays is < 0 or > 120 ? At("/terms/noticeDays", "From 0 to 120 days.") : null) ??
        (terms.AdjustLimit is < 0 or > Points ? At("/terms/adjustLimit", $"From 0 to {Points} points.") : null) ??
        (terms.BreakagePpm is < 0 or > 1_000_000 ? At("/terms/breakagePpm", "From 0 to 1000000 parts per million.") : null);

    private static Refusal? Filter(ItemFilter? filter, string at) =>
        filter is not null && (filter.ItemIds?.Count > Items || filter.Categories?.Count > Items || filter.Kinds?.Count > Rules_ ||
            (filter.ItemIds ?? []).Concat(filter.Categories ?? []).Any(t => t.Length is < 1 or > Text))
            ? At(at, $"At most {Items} items and categories of up to {Text} characters.")
            : null;

    private static Refusal? Money(Money? money, Currency currency, string at) => money is { } m && (m.Currency != currency || m.Amount is < 1 or > Amount)
        ? At(at, $"More than nothing, in {currency}.")
        : null;

    private static Refusal? NameOf(string name, string at) => Texts.Clean(name) is { Length: <= Name } ? null : At($"{at}/name", $"A name of 1 to {Name} characters.");

    private static Refusal At(string pointer, string detail) => LoyaltyErrors.ProgrammeInvalid.At(pointer, detail);

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,23}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{1,23}$")]
    private static partial Regex RewardCode();
}
