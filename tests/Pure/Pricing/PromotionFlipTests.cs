using System.Globalization;
using Bookend.Pricing;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Pricing;

/// <summary>An explanation is true when taking away what it names changes the outcome.</summary>
public sealed class PromotionFlipTests
{
    private static readonly int Orders = Seed.Cases(4000, least: 1000);

    /// <summary>What a promotion must not lack for the words not to be needed: these do not touch the terms.</summary>
    private static readonly Condition[] OfTheOrder =
        [Condition.Code, Condition.Client, Condition.PerClient, Condition.FirstVisit, Condition.Tag, Condition.BirthdayMonth];

    [Fact]
    public void Without_the_obstacles_that_are_named_a_promotion_applies()
    {
        var seen = new HashSet<Condition>();
        foreach (var (n, start) in Random())
        {
            var (asked, named) = Mend(n, start);
            seen.UnionWith(named);
            Assert.Subset(asked.Judge().Because.ToHashSet(), named.ToHashSet());
        }

        Assert.Equal(Enum.GetValues<Condition>(), seen.Order());
    }

    [Fact]
    public void Without_any_one_of_its_grounds_a_promotion_does_not_apply_and_names_that_one()
    {
        var seen = new HashSet<Condition>();
        foreach (var (n, start) in Random())
        {
            var (asked, _) = Mend(n, start);
            var because = asked.Judge().Because;
            foreach (var ground in because)
            {
                var without = TakeAway.Ground(asked, ground).Judge();
                Assert.True(without.Missing == ground, $"order {n}: without {ground} it says {without.Missing}: {without.Reason}");
                Assert.Empty(without.Parts);
                seen.Add(ground);
            }

            foreach (var other in OfTheOrder.Except(because))
            {
                Assert.True(TakeAway.Ground(asked, other).Judge().Applies, $"order {n}: {other} decides, and is not named");
            }
        }

        Assert.Equal(Enum.GetValues<Condition>(), seen.Order());
    }

    /// <summary>People read the words: they speak of what the code says.</summary>
    [Fact]
    public void The_words_say_what_the_code_says()
    {
        foreach (var (n, start) in Random())
        {
            var asked = start;
            for (var judged = asked.Judge(); judged.Missing is { } missing; judged = asked.Judge())
            {
                Assert.True(judged.Reason.Contains(Words(asked, missing), StringComparison.OrdinalIgnoreCase), $"order {n}, {missing}: {judged.Reason}");
                asked = TakeAway.Obstacle(asked, missing);
            }
        }
    }

    /// <summary>Takes away one named obstacle after another.</summary>
    private static (Asked Asked, List<Condition> Named) Mend(int n, Asked asked)
    {
        var named = new List<Condition>();
        while (asked.Judge() is { Missing: { } missing } judged)
        {
            Assert.False(named.Contains(missing), $"order {n}: {missing} was taken away and is named again: {judged.Reason}");
            named.Add(missing);
            asked = TakeAway.Obstacle(asked, missing);
        }

        return (asked, named);
    }

    private static string Words(Asked asked, Condition condition)
    {
        var (terms, c) = asked;
        return condition switch
        {
            Condition.Code => "code",
            Condition.Begun => Text(terms.When!.From!.Value),
            Condition.NotOver => Text(terms.When!.Until!.Value),
            Condition.Weekday => terms.When!.Weekdays![0].ToString(),
            Condition.Hours => (terms.When!.FromTime ?? terms.When.UntilTime)!.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
            Condition.Client => "nobody is on this order",
            Condition.PerClient => "this client has used it",
            Condition.FirstVisit => "first visit",
            Condition.Tag => terms.Who!.Tags![0],
            Condition.BirthdayMonth => "birthday",
            Condition.Limit => $"all {terms.Limit} have been used",
            Condition.Goods => "nothing on this order",
            Condition.Payable => c.Order.Lines.Any(l => l.Cover is not null) ? "" : "costs nothing",
            Condition.Currency => "USD",
            Condition.MinSpend => terms.MinSpend!.Value.ToString(),
            Condition.Pieces => $"{terms.Buy + terms.Get} pieces",
            _ => terms.Kind == PromotionKind.Price ? "costs no more than" : "take nothing off",
        };
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(int Number, Asked Asked)> Random()
    {
        var random = new Random(Seed.Take());
        return Enumerable.Range(0, Orders).Select(n => (n, RandomPromotion.Of(random)));
    }
}
