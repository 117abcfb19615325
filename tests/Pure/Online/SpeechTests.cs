using Bookend.Kernel;
using Bookend.Online;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Online;

public sealed class SpeechTests
{
    /// <summary>Figures after CLDR; '~' stands for the no-break space, '_' for the narrow one.</summary>
    [Theory]
    [InlineData("de-DE", 123456789, "EUR", "1.234.567,89~€")]
    [InlineData("de-DE", -5, "EUR", "-0,05~€")]
    [InlineData("de-AT", 7350, "EUR", "€~73,50")]
    [InlineData("de-CH", 123450, "CHF", "CHF~1’234.50")]
    [InlineData("en-GB", 7350, "GBP", "£73.50")]
    [InlineData("en-US", 123450, "USD", "$1,234.50")]
    [InlineData("en-US", -123450, "USD", "-$1,234.50")]
    [InlineData("en-IE", 7350, "EUR", "€73.50")]
    [InlineData("en-GB", 7350, "CHF", "CHF~73.50")]
    [InlineData("fr-FR", 123450, "EUR", "1_234,50~€")]
    [InlineData("de-DE", 1500, "JPY", "1.500~¥")]
    [InlineData("en-US", 1234567, "KWD", "KWD~1,234.567")]
    [InlineData("pt-BR", 100, "EUR", "€1.00")]
    public void Money_as_its_readers_expect_it(string locale, long amount, string currency, string text) =>
        Assert.Equal(text.Replace('~', '\u00a0').Replace('_', '\u202f'), Speech.Of(locale).Money(new Kernel.Money(amount, new Currency(currency))));

    [Theory]
    [InlineData("de-DE", "Montag, 23. November 2026", "14:05", "1~Std. 10~min", "7,7~%")]
    [InlineData("en-GB", "Monday 23 November 2026", "14:05", "1~h 10~min", "7.7%")]
    [InlineData("en-US", "Monday, November 23, 2026", "2:05~PM", "1~h 10~min", "7.7%")]
    [InlineData("fr-FR", "lundi 23 novembre 2026", "14:05", "1~h 10~min", "7,7_%")]
    public void Dates_and_times(string locale, string date, string time, string length, string percent)
    {
        var speech = Speech.Of(locale);
        Assert.Equal(date, speech.LongDate(new LocalDate(2026, 11, 23)));
        Assert.Equal(time.Replace('~', '\u00a0'), speech.Time(new LocalTime(14, 5)));
        Assert.Equal(length.Replace('~', '\u00a0'), speech.Minutes(70));
        Assert.Equal(percent.Replace('~', '\u00a0').Replace('_', '\u202f'), speech.Percent(77_000));
    }

    [Theory]
    [InlineData(0, "12:00 AM")]
    [InlineData(12, "12:00 PM")]
    [InlineData(23, "11:00 PM")]
    public void Midnight_and_noon_in_twelve_hours(int hour, string text) =>
        Assert.Equal(text.Replace(' ', '\u00a0'), Speech.Of("en-US").Time(new LocalTime(hour, 0)));

    /// <summary>Every sentence exists in every language, and languages differ (a forgotten translation is a copy).</summary>
    [Fact]
    public void Every_sentence_is_translated()
    {
        var (english, german, french) = (new Words(Language.English), new Words(Language.German), new Words(Language.French));
        var same = new List<string>();
        foreach (var property in typeof(Words).GetProperties())
        {
            var texts = new[] { english, german, french }.Select(w => (string)property.GetValue(w)!).ToList();
            Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t), property.Name));
            if (texts.Distinct().Count() == 1)
            {
                same.Add(property.Name);
            }
        }

        Assert.Empty(same);
    }
}
