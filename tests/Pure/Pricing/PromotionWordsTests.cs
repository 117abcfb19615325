using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;
using Xunit;
using static Bookend.Pure.Pricing.Monday;

namespace Bookend.Pure.Pricing;

/// <summary>Why a promotion applies and why not, in the words that the desk and the client read, at the edge where it turns.</summary>
public sealed class PromotionWordsTests
{
    private static readonly Standing Anna = new(IsNew: false, Tags: [], BirthMonth: null);

    [Theory]
    [InlineData("ten", true)]
    [InlineData(" TEN ", true)]
    [InlineData("eleven", false)]
    public void A_code_has_to_be_typed_in_however_it_is_written(string typed, bool applies)
    {
        var judged = Judge(Tenth with { Code = "Ten" }, At15 with { Codes = ["other", typed] });
        Assert.Equal(applies ? "Ten off: code Ten" : "It has a code, which was not given.", judged.Reason);
        Assert.Equal(applies, judged.Applies);
    }

    [Fact]
    public void A_promotion_without_a_code_asks_for_none() => Assert.Equal("Ten off", Judge(Tenth, At15 with { Codes = ["other"] }).Reason);

    [Fact]
    public void It_applies_from_its_first_day_to_its_last()
    {
        var today = At15.Now.Date;
        Assert.True(Timed(new PromotionTimes(From: today, Until: today)).Applies);
        Refused(Condition.Begun, "It begins on 2026-12-01.", Timed(new PromotionTimes(From: today.PlusDays(1))));
        Refused(Condition.NotOver, "It ended on 2026-11-29.", Timed(new PromotionTimes(Until: today.PlusDays(-1))));
    }

    [Fact]
    public void It_applies_on_its_weekdays()
    {
        Assert.Equal("Ten off: on Sunday, Monday", Timed(new PromotionTimes(Weekdays: [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday])).Reason);
        Refused(Condition.Weekday, "Only on Sunday, Tuesday.", Timed(new PromotionTimes(Weekdays: [IsoDayOfWeek.Sunday, IsoDayOfWeek.Tuesday])));
        Assert.DoesNotContain(Condition.Weekday, Timed(new PromotionTimes(Weekdays: [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)])).Because);
        Assert.True(Timed(new PromotionTimes(Weekdays: [])).Applies);
    }

    [Theory]
    [InlineData(14, 16, 15, true, "from 14:00 to 16:00")]
    [InlineData(15, 16, 15, true, "from 15:00 to 16:00")]
    [InlineData(14, 15, 15, false, "from 14:00 to 15:00")]
    [InlineData(16, 17, 15, false, "from 16:00 to 17:00")]
    [InlineData(15, null, 15, true, "from 15:00")]
    [InlineData(16, null, 15, false, "from 16:00")]
    [InlineData(null, 16, 15, true, "until 16:00")]
    [InlineData(null, 15, 15, false, "until 15:00")]
    [InlineData(22, 2, 22, true, "from 22:00 to 02:00")]
    [InlineData(22, 2, 1, true, "from 22:00 to 02:00")]
    [InlineData(22, 2, 2, false, "from 22:00 to 02:00")]
    [InlineData(22, 2, 21, false, "from 22:00 to 02:00")]
    [InlineData(14, 0, 23, true, "from 14:00 to 00:00")]
    [InlineData(14, 0, 0, false, "from 14:00 to 00:00")]
    public void Hours_begin_at_their_first_minute_and_end_before_their_last(int? from, int? until, int now, bool applies, string words)
    {
        var judged = Timed(new PromotionTimes(FromTime: Hour(from), UntilTime: Hour(until)), now);
        Assert.Equal(applies ? $"Ten off: {words}" : $"Only {words}.", judged.Reason);
        Assert.Equal(applies ? null : Condition.Hours, judged.Missing);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, null)]
    [InlineData(null, 0)]
    [InlineData(14, 14)]
    public void Hours_that_are_a_whole_day_are_no_condition(int? from, int? until)
    {
        var judged = Timed(new PromotionTimes(FromTime: Hour(from), UntilTime: Hour(until)));
        Assert.Equal("Ten off", judged.Reason);
        Assert.DoesNotContain(Condition.Hours, judged.Because);
    }

    [Fact]
    public void After_midnight_a_nights_offer_belongs_to_the_evening_before()
    {
        var night = new PromotionTimes(Until: At15.Now.Date, Weekdays: [IsoDayOfWeek.Monday], FromTime: new LocalTime(22, 0), UntilTime: new LocalTime(2, 0));
        Assert.True(Timed(night, 1, days: 1).Applies);
        Refused(Condition.Weekday, "Only on Monday.", Timed(night, 1));
        Refused(Condition.NotOver, "It ended on 2026-11-30.", Timed(night, 2, days: 1));
    }

    [Fact]
    public void What_is_for_certain_clients_needs_one_on_the_order()
    {
        Refused(Condition.Client, "It is for certain clients, and nobody is on this order.", Judge(Tenth with { Who = new PromotionWho() }));
        Refused(Condition.Client, "It counts how often each client has it, and nobody is on this order.", Judge(Tenth with { PerClient = 1 }));
        Assert.Equal("Ten off", For(Tenth with { Who = new PromotionWho() }, Anna).Reason);
        Assert.Equal([Condition.Client], For(Tenth with { Who = new PromotionWho() }, Anna).Because.Where(c => c < Condition.Goods));
    }

    [Fact]
    public void One_client_has_it_as_often_as_it_says()
    {
        Refused(Condition.PerClient, "This client has used it before.", For(Tenth with { PerClient = 1 }, Anna, mine: 1));
        Refused(Condition.PerClient, "This client has used it 4 times.", For(Tenth with { PerClient = 3 }, Anna, mine: 4));
        Assert.True(For(Tenth with { PerClient = 3 }, Anna, mine: 2).Applies);
    }

    [Fact]
    public void Some_are_for_a_first_visit_a_tag_or_the_month_of_the_birthday()
    {
        var (first, tags, birthday) = (Tenth with { Who = new(FirstVisit: true) }, Tenth with { Who = new(Tags: ["Student", "Staff"]) }, Tenth with { Who = new(BirthdayMonth: true) });
        Refused(Condition.FirstVisit, "Only on a first visit.", For(first, Anna));
        Refused(Condition.Tag, "Only for Student, Staff.", For(tags, Anna with { Tags = ["Regular"] }));
        Refused(Condition.BirthdayMonth, "Only in the month of the client's birthday.", For(birthday, Anna));
        Refused(Condition.BirthdayMonth, "Only in the month of the client's birthday.", For(birthday, Anna with { BirthMonth = 12 }));
        Assert.Equal("Ten off: first visit", For(first, Anna with { IsNew = true }).Reason);
        Assert.Equal("Ten off: for Student, Staff", For(tags, Anna with { Tags = ["Regular", "staff"] }).Reason);
        Assert.Equal("Ten off: month of the birthday", For(birthday, Anna with { BirthMonth = 11 }).Reason);
        Assert.Equal("Ten off", For(Tenth with { Who = new(Tags: []) }, Anna).Reason);
    }

    [Fact]
    public void Of_a_limited_number_the_last_one_is_given()
    {
        Assert.True(Judge(Tenth with { Limit = 5 }, At15 with { Left = 1 }).Applies);
        Refused(Condition.Limit, "All 5 have been used.", Judge(Tenth with { Limit = 5 }, At15 with { Left = 0 }));
    }

    [Fact]
    public void There_has_to_be_something_that_it_is_for_and_that_has_a_price()
    {
        Refused(Condition.Goods, "Nothing on this order is part of it.", Judge(Tenth, Other(LineKind.GiftCard)));
        Refused(Condition.Payable, "What it is for costs nothing here.", Judge(Tenth, Cut(0)));
        Refused(Condition.Payable, "What it is for was paid in advance.", Judge(Tenth, Cut() with { Cover = new CoverRef("pass", "pss_1") }, Oil(0)));
    }

    [Fact]
    public void It_is_in_the_money_of_the_order()
    {
        var off = new PromotionTerms("Five off", PromotionKind.Amount, Amount: Dollar(500));
        Refused(Condition.Currency, "It is in USD, and this order is in EUR.", Judge(off));
        Refused(Condition.Currency, "It is in USD, and this order is in EUR.", Judge(Tenth with { MinSpend = Dollar(500) }));
        Refused(Condition.Currency, "It is in USD, and this order is in EUR.", Judge(off with { Kind = PromotionKind.Price }));
        Assert.DoesNotContain(Condition.Currency, Judge(Tenth).Because);
    }

    [Fact]
    public void A_minimum_is_reached_by_what_it_is_for()
    {
        var from = Tenth with { MinSpend = Euro(5000) };
        Assert.Equal("Ten off: from 50.00 EUR", Judge(from, Cut(), Oil(1000)).Reason);
        Refused(Condition.MinSpend, "It needs 50.00 EUR of what it is for; on this order there is 49.99 EUR.", Judge(from, Cut(), Oil(999), Other(LineKind.GiftCard)));
        Assert.Equal("Ten off", Judge(Tenth with { MinSpend = Euro(0) }).Reason);
    }

    [Fact]
    public void Buy_and_get_needs_a_whole_group()
    {
        var third = new PromotionTerms("Third free", PromotionKind.BuyGet, Buy: 2, Get: 1);
        Assert.Equal("Third free: buy 2, get 1", Judge(third, Oil(quantity: 2), Cut()).Reason);
        Refused(Condition.Pieces, "It needs 3 pieces of what it is for.", Judge(third, Oil(quantity: 2)));
    }

    [Fact]
    public void A_price_that_is_no_lower_takes_nothing_off()
    {
        var price = new PromotionTerms("Cuts at 40", PromotionKind.Price, Amount: Euro(4000));
        Refused(Condition.Saving, "What it is for costs no more than 40.00 EUR already.", Judge(price));
        Assert.True(Judge(price, Cut(4001)).Applies);
        Refused(Condition.Saving, "It would take nothing off.", Judge(Tenth with { PercentPpm = 1 }));
    }

    private static void Refused(Condition condition, string words, Judged judged)
    {
        Assert.Equal((condition, words), (judged.Missing, judged.Reason));
        Assert.Empty(judged.Parts);
        Assert.Empty(judged.Because);
    }

    private static Judged Timed(PromotionTimes when, int hour = 15, int days = 0) =>
        Judge(Tenth with { When = when }, At15 with { Now = At15.Now.Date.PlusDays(days).At(new LocalTime(hour, 0)) });

    private static Judged For(PromotionTerms terms, Standing client, long mine = 0) => Judge(terms, At15 with { Client = client, Mine = mine });

    private static LocalTime? Hour(int? hour) => hour is { } h ? new LocalTime(h, 0) : null;
}
