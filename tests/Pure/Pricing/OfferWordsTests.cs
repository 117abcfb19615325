using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using Xunit;

namespace Bookend.Pure.Pricing;

/// <summary>Which offers are chosen where several would do, and in which words the others are refused.</summary>
public sealed class OfferWordsTests
{
    private static readonly LineId Cut = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly LineId Oil = new(new Guid(2, 0, 0, new byte[8]));

    [Fact]
    public void The_better_of_two_is_taken_and_both_figures_are_named() => Missed(
        "better", "Spring takes off 5.00 EUR, Autumn would take off 4.00 EUR, and they may not stand together.", ["Spring"],
        Best([Offer("Autumn", 400), Offer("Spring", 500)]));

    [Fact]
    public void Two_that_stand_together_are_named_together() => Missed(
        "better", "Spring and Member together take off 7.00 EUR, Autumn would take off 6.00 EUR, and they may not stand together.", ["Spring", "Member"],
        Best([Offer("Autumn", 600), Offer("Spring", 500, combines: true), Offer("Member", 200, combines: true)]));

    [Fact]
    public void Three_are_named_as_a_list() => Missed(
        "better", "Spring, Member and Birthday together take off 8.00 EUR, Autumn would take off 6.00 EUR, and they may not stand together.", ["Spring", "Member", "Birthday"],
        Best([Offer("Autumn", 600), Offer("Spring", 500, combines: true), Offer("Member", 200, combines: true), Offer("Birthday", 100, combines: true)]));

    [Fact]
    public void What_would_add_to_others_that_stay_is_counted_alone()
    {
        var chosen = Best([Offer("Spring", 500), Offer("Oil", 0, oil: 300), Offer("Both", 400, oil: 50)]);
        Assert.Equal(["Spring", "Oil"], chosen.Chosen.Select(o => o.Name));
        Missed("better", "Spring and Oil together take off 8.00 EUR, Both would take off 4.50 EUR, and they may not stand together.", ["Spring", "Oil"], chosen);
    }

    [Fact]
    public void An_offer_that_combines_is_refused_where_nothing_of_the_price_is_left()
    {
        Missed("nothingLeft", "Free leaves nothing of the price for Ten off to take off.", ["Free"], Best([Offer("Ten off", 400, combines: true), Offer("Free", 4000, combines: true)]));
        Missed(
            "nothingLeft", "Free and Free oil leave nothing of the price for Ten off to take off.", ["Free", "Free oil"],
            Best([Offer("Ten off", 400, combines: true, oil: 100), Offer("Free", 4000, combines: true), Offer("Free oil", 0, combines: true, oil: 1800)]));
        Missed(
            "nothingLeft", "Free leaves nothing of the price for Ten off to take off.", ["Free"],
            Best([Offer("Ten off", 400, combines: true), Offer("Free", 4000, combines: true), Offer("Free oil", 0, combines: true, oil: 1800)]));
    }

    [Fact]
    public void What_has_no_price_and_what_is_not_reduced_says_so()
    {
        Missed("noPrice", "There is no price for Spring to take anything off.", [], OfferChoice.Best([Offer("Spring", 500)], [(Cut, 0)], RandomPromotion.Eur));
        Missed("noPrice", "There is no price for Spring to take anything off.", [], OfferChoice.Best([Offer("Spring", 500)], [(Cut, -100)], RandomPromotion.Eur));
        Missed("notReducible", "What Spring is for is not reduced.", [], OfferChoice.Best([Offer("Spring", 500)], [(Oil, 1800)], RandomPromotion.Eur));
    }

    [Fact]
    public void An_offer_for_lines_of_which_one_is_not_reduced_takes_its_part_off_the_other()
    {
        var chosen = OfferChoice.Best([Offer("Both", 500, oil: 300)], [(Oil, 1800)], RandomPromotion.Eur);
        Assert.Equal([new OfferPart(Oil, 300)], Assert.Single(chosen.Chosen).Parts);
        Assert.Empty(chosen.Missed);
    }

    [Fact]
    public void An_offer_of_nothing_is_neither_chosen_nor_missed()
    {
        var chosen = OfferChoice.Best([Offer("Nothing", 0)], [(Cut, 4000)], RandomPromotion.Eur);
        Assert.Empty(chosen.Chosen);
        Assert.Empty(chosen.Missed);
    }

    [Fact]
    public void Of_offers_that_take_off_as_much_the_fewest_are_taken_and_then_the_first_by_source_and_number()
    {
        Assert.Equal(["One"], Best([Offer("Half", 250, combines: true), Offer("Other half", 250, combines: true), Offer("One", 500)]).Chosen.Select(o => o.Name));
        Assert.Equal(["A"], Best([Offer("B", 500), Offer("A", 500)]).Chosen.Select(o => o.Name));
        Assert.Equal(["B"], Best([Offer("B", 500) with { Source = "loyalty" }, Offer("A", 500)]).Chosen.Select(o => o.Name));
    }

    [Fact]
    public void The_largest_offer_is_written_first_and_a_later_one_has_what_it_leaves()
    {
        var chosen = Best([Offer("Small", 300, combines: true), Offer("Large", 3900, combines: true)]);
        Assert.Equal([("Large", 3900L), ("Small", 100)], chosen.Chosen.Select(o => (o.Name, o.Parts.Single().Amount)));
    }

    [Fact]
    public void Offers_on_different_lines_stand_beside_each_other() =>
        Assert.Equal(["Cut", "Oil"], Best([Offer("Cut", 500), Offer("Oil", 0, oil: 300)]).Chosen.Select(o => o.Name));

    [Fact]
    public void One_that_combines_does_not_stand_beside_one_that_does_not() =>
        Assert.Equal(["Spring"], Best([Offer("Spring", 500), Offer("Autumn", 400, combines: true)]).Chosen.Select(o => o.Name));

    private static void Missed(string code, string words, string[] rivals, ChosenOffers chosen)
    {
        var missed = Assert.Single(chosen.Missed);
        Assert.Equal((code, words), (missed.Said.Code, missed.Said.Reason));
        Assert.Equal(rivals, missed.Rivals.Select(r => r.Name));
    }

    /// <summary>On a cut for 40.00 and oil for 18.00.</summary>
    private static ChosenOffers Best(Offer[] offers) => OfferChoice.Best(offers, [(Cut, 4000), (Oil, 1800)], RandomPromotion.Eur);

    private static Offer Offer(string name, long cut, bool combines = false, long oil = 0) => new(
        "promotion", $"prm_{name}", 1, name, [.. new[] { new OfferPart(Cut, cut), new OfferPart(Oil, oil) }.Where(p => p.Amount > 0)], combines, "");
}
