using Bookend.Loyalty;
using NodaTime;
using Xunit;
using static Bookend.Pure.Loyalty.SmallClub;

namespace Bookend.Pure.Loyalty;

public sealed class TierWordsTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Theory]
    [InlineData(12, 2025, 11, 24)]
    [InlineData(1, 2026, 10, 24)]
    public void A_period_ends_today_and_begins_the_day_after_the_same_day_of_before(int months, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), TierWords.Since(Tiers with { Months = months }, Today));

    [Fact]
    public void The_words_say_what_counts_and_which_tier_it_reaches()
    {
        Assert.Equal("120 points earned since 24 Nov 2025 count. Gold begins at 100 points.", TierWords.Derived(Tiers, 120, Today, Eur));
        Assert.Equal("20 points earned since 24 Nov 2025 count. Silver begins at 20 points.", TierWords.Derived(Tiers, 20, Today, Eur));
        Assert.Equal("1 point earned since 24 Nov 2025 count. The first tier, Silver, begins at 20 points.", TierWords.Derived(Tiers, 1, Today, Eur));
    }

    [Fact]
    public void Where_spending_decides_the_words_speak_of_money()
    {
        var plan = Tiers with { Measure = TierMeasure.Spend };
        Assert.Equal("1.50 EUR spent since 24 Nov 2025 count. Gold begins at 1.00 EUR.", TierWords.Derived(plan, 150, Today, Eur));
    }
}
