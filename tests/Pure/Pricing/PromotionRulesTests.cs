using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Pricing;

/// <summary>Answers that were not true once.</summary>
public sealed class PromotionRulesTests
{
    private static readonly PromotionTerms Tenth = new("Ten off", PromotionKind.Percent, PercentPpm: 100_000);

    [Fact]
    public void A_minimum_in_other_money_is_not_reached_by_spending_more() => Assert.Equal(
        "It is in USD, and this order is in EUR.", Judge(Tenth with { MinSpend = new Bookend.Kernel.Money(100, new Currency("USD")) }, 9000).Reason);

    [Fact]
    public void Two_for_one_that_saves_nothing_does_not_ask_for_more_pieces() => Assert.Equal(
        "It would take nothing off.", Judge(new PromotionTerms("Second cheaper", PromotionKind.BuyGet, PercentPpm: 1, Buy: 1, Get: 1), 100, 100).Reason);

    [Fact]
    public void Until_midnight_is_all_day() =>
        Assert.True(Judge(Tenth with { When = new PromotionTimes(UntilTime: LocalTime.Midnight) }, 9000).Applies);

    [Fact]
    public void What_a_pass_pays_for_is_not_said_to_be_left_out() => Assert.Equal(
        "What it is for was paid in advance.", PromotionRules.Judge(Tenth, Case([RandomPromotion.Line(1, LineKind.Service, null, 1, 4000, new CoverRef("pass", "pss_1"))])).Reason);

    [Fact]
    public void What_is_limited_per_client_is_not_said_to_be_for_certain_clients() => Assert.Equal(
        "It counts how often each client has it, and nobody is on this order.", Judge(Tenth with { PerClient = 1 }, 9000).Reason);

    [Fact]
    public void The_reason_names_all_that_was_needed() => Assert.Equal(
        "Ten off: code TEN, on Monday, from 14:00 to 16:00, from 50.00 EUR",
        Judge(
            Tenth with
            {
                Code = "TEN", MinSpend = new Bookend.Kernel.Money(5000, RandomPromotion.Eur),
                When = new PromotionTimes(Weekdays: [IsoDayOfWeek.Monday], FromTime: new LocalTime(14, 0), UntilTime: new LocalTime(16, 0)),
            },
            9000).Reason);

    private static Judged Judge(PromotionTerms terms, params long[] prices) =>
        PromotionRules.Judge(terms, Case([.. prices.Select((p, i) => RandomPromotion.Line(i + 1, LineKind.Product, null, 1, p))]));

    /// <summary>A Monday afternoon.</summary>
    private static PromotionCase Case(IReadOnlyList<LineSnapshot> lines) => new(
        new OrderSnapshot(default, default, null, null, null, RandomPromotion.Eur, default, lines, [], []), new LocalDateTime(2026, 11, 30, 15, 0), ["ten"],
        new Dictionary<string, string?>(), null, null, 0);
}
