namespace Bookend.Loyalty;

/// <summary>What has to hold, and did, where a rule gives points: each alone decides.</summary>
internal static class Grounds
{
    public static IReadOnlyList<Ground> OfLine(Inputs inputs, int r, int l)
    {
        var line = inputs.Basis.Lines[l];
        var paid = line.Cover is null ? $"{line.Name} was paid for." : $"A session that was paid in advance was used for {line.Name}.";
        return [.. OfOrder(inputs), new("paid", paid), .. OfRule(inputs.Terms.Rules[r], line.Name)];
    }

    public static IReadOnlyList<Ground> OfRule(Inputs inputs, int r) =>
        [.. OfOrder(inputs), new("paid", "Something that counts was paid for."), .. OfRule(inputs.Terms.Rules[r], "something on this order")];

    public static IReadOnlyList<Ground> OfTier(Inputs inputs, Tier tier) =>
        [.. OfOrder(inputs), new("tier", $"{tier.Name} is reached from {TierWords.Of(inputs.Terms.Tiers!, tier.From, inputs.Basis.Currency)}.")];

    public static IReadOnlyList<Ground> OfFriend(Inputs inputs) =>
        [.. OfOrder(inputs), new("paid", "Something was paid for."), new("recommended", "She came with a friend's recommendation, and it was not rewarded before.")];

    public static IReadOnlyList<Ground> OfReferral(Inputs inputs, int most) =>
        [.. OfFriend(inputs), new("room", $"Whoever gave it was rewarded for fewer than {Gates.Count(most, "friend")} within a year.")];

    private static IEnumerable<Ground> OfOrder(Inputs inputs)
    {
        yield return new Ground("client", "The client is named on the order.");
        if (inputs.Terms.JoinFirst)
        {
            yield return new Ground("joined", "She has joined the programme.");
        }
    }

    private static IEnumerable<Ground> OfRule(EarnRule rule, string what)
    {
        if (rule.Items is { IsEmpty: false })
        {
            yield return new Ground("counted", $"The rule is for certain things, and counts {what}.");
        }

        if (rule.Minimum is { Amount: > 0 } least)
        {
            yield return new Ground("minimum", $"The order reaches {least} of what the rule counts.");
        }

        if (rule.Kind == EarnKind.Birthday)
        {
            yield return new Ground("birthday", $"The birthday is no more than {Gates.Count(rule.Days, "day")} away.");
            yield return new Ground("firstThisYear", "This year's birthday points had not been given.");
        }

        if (rule.Kind == EarnKind.SignUp)
        {
            yield return new Ground("firstOrder", "These points had not been given with an earlier order.");
        }
    }
}
