using Bookend.Kernel;
using Xunit;

namespace Bookend.Pure.Wording;

public sealed class TextsTests
{
    [Theory]
    [InlineData("  Anna \t  Lena ", "Anna Lena")]
    [InlineData("Ju\u0308rgen", "Jürgen")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("bell\u0007", "bell")]
    [InlineData(" \u00a0 ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_gives_the_same_text_for_the_same_words(string? typed, string? clean) => Assert.Equal(clean, Texts.Clean(typed));

    [Theory]
    [InlineData("Søren MÜLLER", "soren muller")]
    [InlineData("Strauß", "strauss")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Ἀθῆνα Ελένη", "ἀθῆνα ελενη")]
    [InlineData("Nguyễn", "nguyen")]
    public void Search_text_has_neither_case_nor_marks(string name, string text) => Assert.Equal(text, Texts.Search(name));

    [Fact]
    public void Search_text_joins_what_is_there() => Assert.Equal("mia +49301 a@b.de", Texts.Search("Mia", null, "+49301", " ", "a@b.de"));

    [Theory]
    [InlineData(" Mia@Example.COM ", "mia@example.com")]
    [InlineData("a.b+c@d.co", "a.b+c@d.co")]
    [InlineData("a@b", "a@b")]
    [InlineData("a@", null)]
    [InlineData("@b.de", null)]
    [InlineData("a@b@c.de", null)]
    [InlineData("a b@c.de", null)]
    [InlineData("a@.de", null)]
    [InlineData("a@b.de.", null)]
    [InlineData("Mia <a@b.de>", null)]
    public void Email_is_lower_case_or_none(string typed, string? email) => Assert.Equal(email, Texts.Email(typed));

    [Theory]
    [InlineData("#0F766E", "#0f766e")]
    [InlineData("#0f766", null)]
    [InlineData("0f766e0", null)]
    [InlineData("#0f766g", null)]
    public void Colour_is_six_digits_or_none(string typed, string? colour) => Assert.Equal(colour, Texts.Color(typed));
}
