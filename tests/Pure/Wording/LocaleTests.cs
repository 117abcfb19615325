using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Wording;

/// <summary>What each reader sees; '~' stands for the no-break space, '_' for the narrow one.</summary>
public sealed class LocaleTests
{
    [Theory]
    [InlineData("de-LI", "CHF~1’234.50", "14:05", "Mo", "23. November")]
    [InlineData("de-CH", "CHF~1’234.50", "14:05", "Mo", "23. November")]
    [InlineData("de-AT", "CHF~1.234,50", "14:05", "Mo", "23. November")]
    [InlineData("de", "1.234,50~CHF", "14:05", "Mo", "23. November")]
    [InlineData("fr-CH", "1_234.50~CHF", "14:05", "lun", "23 novembre")]
    [InlineData("fr-BE", "1_234,50~CHF", "14:05", "lun", "23 novembre")]
    [InlineData("en-US", "CHF~1,234.50", "2:05~PM", "Mon", "November 23")]
    [InlineData("en-CA", "CHF~1,234.50", "2:05~PM", "Mon", "November 23")]
    [InlineData("en-AU", "CHF~1,234.50", "2:05~PM", "Mon", "November 23")]
    [InlineData("en-NZ", "CHF~1,234.50", "2:05~PM", "Mon", "November 23")]
    [InlineData("en", "CHF~1,234.50", "2:05~PM", "Mon", "November 23")]
    [InlineData("EN-gb", "CHF~1,234.50", "14:05", "Mon", "23 November")]
    [InlineData("pt-BR", "CHF~1,234.50", "14:05", "Mon", "23 November")]
    public void Money_times_and_days(string locale, string money, string time, string weekday, string day)
    {
        var (speech, date) = (Speech.Of(locale), new LocalDate(2026, 11, 23));
        Assert.Equal(
            [money, time, weekday, day],
            new[] { speech.Money(new Bookend.Kernel.Money(123450, new Currency("CHF"))), speech.Time(new LocalTime(14, 5)), speech.ShortWeekday(date), speech.DayMonth(date) }.Select(Seen));
        Assert.Equal(locale == "pt-BR" ? "en" : locale, speech.Locale);
    }

    [Theory]
    [InlineData("de-DE", "PLN", "1,00~zł")]
    [InlineData("de-DE", "CZK", "1,00~Kč")]
    [InlineData("de-DE", "USD", "1,00~US$")]
    [InlineData("en-GB", "USD", "US$1.00")]
    [InlineData("en", "USD", "$1.00")]
    [InlineData("en-CA", "USD", "US$1.00")]
    [InlineData("en-CA", "CAD", "$1.00")]
    [InlineData("en-AU", "AUD", "$1.00")]
    [InlineData("en-NZ", "NZD", "$1.00")]
    [InlineData("en-NZ", "AUD", "AUD~1.00")]
    [InlineData("en-US", "GBP", "£1.00")]
    public void A_sign_where_it_is_unmistakable_to_this_reader(string locale, string currency, string text) =>
        Assert.Equal(text, Seen(Speech.Of(locale).Money(new Bookend.Kernel.Money(100, new Currency(currency)))));

    [Theory]
    [InlineData(999_99, "999,99~€")]
    [InlineData(1_000_00, "1.000,00~€")]
    [InlineData(-1_000_00, "-1.000,00~€")]
    [InlineData(-999_99, "-999,99~€")]
    [InlineData(1_234_567_890_12, "1.234.567.890,12~€")]
    public void Thousands_are_grouped(long amount, string text) =>
        Assert.Equal(text, Seen(Speech.Of("de-DE").Money(new Bookend.Kernel.Money(amount, new Currency("EUR")))));

    [Theory]
    [InlineData(190_000, "19~%")]
    [InlineData(0, "0~%")]
    [InlineData(1, "0,0001~%")]
    [InlineData(105_000, "10,5~%")]
    [InlineData(12_345_600, "1.234,56~%")]
    public void Per_cent_without_needless_zeros(long ppm, string text) => Assert.Equal(text, Seen(Speech.Of("de-DE").Percent(ppm)));

    [Theory]
    [InlineData("de-DE", 45, "45~min")]
    [InlineData("de-DE", 60, "1~Std.")]
    [InlineData("en-GB", 120, "2~h")]
    [InlineData("fr-FR", 135, "2~h 15~min")]
    public void Lengths_in_hours_and_minutes(string locale, int minutes, string text) => Assert.Equal(text, Seen(Speech.Of(locale).Minutes(minutes)));

    [Fact]
    public void The_first_of_a_month_is_an_ordinal_in_French_only()
    {
        var first = new LocalDate(2026, 12, 1);
        Assert.Equal(
            ["mardi 1er décembre 2026", "1er décembre", "Dienstag, 1. Dezember 2026", "Tuesday 1 December 2026"],
            [Speech.Of("fr-FR").LongDate(first), Speech.Of("fr-FR").DayMonth(first), Speech.Of("de-DE").LongDate(first), Speech.Of("en-GB").LongDate(first)]);
    }

    [Theory]
    [InlineData("en-GB", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "January February March April May June July August September October November December")]
    [InlineData("de-DE", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember")]
    [InlineData("fr-FR", "lundi mardi mercredi jeudi vendredi samedi dimanche", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre")]
    public void Days_and_months_by_name(string locale, string days, string months)
    {
        var speech = Speech.Of(locale);
        Assert.Equal(days, string.Join(' ', Enumerable.Range(0, 7).Select(n => speech.Weekday(new LocalDate(2026, 11, 23).PlusDays(n)))));
        Assert.Equal(months, string.Join(' ', Enumerable.Range(1, 12).Select(n => speech.Month(new LocalDate(2026, n, 1)))));
    }

    private static string Seen(string text) => text.Replace('\u00a0', '~').Replace('\u202f', '_');
}
