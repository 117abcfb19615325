using Bookend.Kernel;
using Xunit;

namespace Bookend.Pure.Wording;

/// <summary>Letters with marks: typed as one or as two they are the same, and search finds them without.</summary>
public sealed class LettersTests
{
    [Theory]
    [InlineData('\u0300', "aeu", "àèù")]
    [InlineData('\u0301', "aeo", "áéó")]
    [InlineData('\u0302', "aei", "âêî")]
    [InlineData('\u0303', "ano", "ãñõ")]
    [InlineData('\u0304', "aeo", "āēō")]
    [InlineData('\u0306', "agu", "ăğŭ")]
    [InlineData('\u0307', "cez", "ċėż")]
    [InlineData('\u0308', "aou", "äöü")]
    [InlineData('\u0309', "aei", "ảẻỉ")]
    [InlineData('\u030a', "au", "åů")]
    [InlineData('\u030b', "ou", "őű")]
    [InlineData('\u030c', "csz", "čšž")]
    [InlineData('\u030f', "aei", "ȁȅȉ")]
    [InlineData('\u0311', "aei", "ȃȇȋ")]
    [InlineData('\u031b', "ou", "ơư")]
    [InlineData('\u0323', "ade", "ạḍẹ")]
    [InlineData('\u0324', "u", "ṳ")]
    [InlineData('\u0325', "a", "ḁ")]
    [InlineData('\u0326', "st", "șț")]
    [InlineData('\u0327', "cgs", "çģş")]
    [InlineData('\u0328', "aei", "ąęį")]
    [InlineData('\u032d', "den", "ḓḙṋ")]
    [InlineData('\u032e', "h", "ḫ")]
    [InlineData('\u0330', "eiu", "ḛḭṵ")]
    [InlineData('\u0331', "bdk", "ḇḏḵ")]
    public void A_letter_and_its_mark_are_one_letter_and_search_drops_the_mark(char mark, string plain, string whole)
    {
        Assert.Equal(whole, Texts.Clean(string.Concat(plain.Select(c => $"{c}{mark}"))));
        Assert.Equal(whole.ToUpperInvariant(), Texts.Clean(string.Concat(plain.ToUpperInvariant().Select(c => $"{c}{mark}"))));
        Assert.Equal(plain, Texts.Search(whole.ToUpperInvariant()));
    }

    [Fact]
    public void A_mark_that_fits_no_letter_stays_and_search_drops_it()
    {
        Assert.Equal("q\u0300", Texts.Clean("q\u0300"));
        Assert.Equal("q", Texts.Search("q\u0300"));
        Assert.Equal("\u0300a", Texts.Clean("\u0300a"));
    }

    [Theory]
    [InlineData("Đorđe Guðrún", "dorde gudrun")]
    [InlineData("Æsa Œuvre Þór", "aesa oeuvre thor")]
    [InlineData("Işıl", "isil")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("Łukasz Øyvind", "lukasz oyvind")]
    public void Search_writes_letters_that_no_mark_makes_as_they_are_typed_elsewhere(string name, string text) => Assert.Equal(text, Texts.Search(name));

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a  \n  b", "a\nb")]
    [InlineData("a\n\nb", "a\n\nb")]
    [InlineData("a \r\n \r\n b", "a\n\nb")]
    [InlineData("\n a \n", "a")]
    [InlineData("\u0007", null)]
    [InlineData(" \u0007 ", null)]
    public void Lines_stay_and_spaces_around_their_ends_go(string typed, string? clean) => Assert.Equal(clean, Texts.Clean(typed));

    [Fact]
    public void What_no_database_can_keep_is_not_usable()
    {
        Assert.All(["", "Anna", "👩", "a👩b", "👩👩"], text => Assert.True(Texts.IsUsable(text)));
        Assert.All(["\0", "a\0", "👩"[..1], "👩"[1..], "a" + "👩"[..1] + "b", "👩" + "👩"[..1], "👩" + "👩"[1..], "👩"[1..] + "👩"[..1]], text => Assert.False(Texts.IsUsable(text)));
        Assert.Equal("A text here holds a NUL or half a character. Nothing was stored; please type it again.", Texts.Unusable);
    }

    [Theory]
    [InlineData("a,b@c.de", false)]
    [InlineData("a;b@c.de", false)]
    [InlineData("a<b@c.de", false)]
    [InlineData("a>b@c.de", false)]
    [InlineData("a\"b@c.de", false)]
    [InlineData("a(b@c.de", false)]
    [InlineData("a)b@c.de", false)]
    [InlineData("a\u0007b@c.de", false)]
    [InlineData("a", false)]
    [InlineData("@", false)]
    [InlineData("a@.", false)]
    public void Some_characters_are_in_no_address(string typed, bool good) => Assert.Equal(good, Texts.Email(typed) is not null);

    [Fact]
    public void An_address_has_at_most_64_characters_before_the_at_and_254_in_all()
    {
        Assert.NotNull(Texts.Email(new string('a', 64) + "@b.de"));
        Assert.Null(Texts.Email(new string('a', 65) + "@b.de"));
        Assert.NotNull(Texts.Email("a@" + new string('b', 252)));
        Assert.Null(Texts.Email("a@" + new string('b', 253)));
        Assert.Null(Texts.Email(null));
    }

    [Fact]
    public void No_colour_is_none() => Assert.Null(Texts.Color(null));
}
