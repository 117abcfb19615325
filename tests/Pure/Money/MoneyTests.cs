using Bookend.Kernel;
using Xunit;

namespace Bookend.Pure.Money;

public sealed class MoneyTests
{
    private static readonly Currency Euro = new("EUR");

    [Theory]
    [InlineData(1250, "EUR", "12.50 EUR")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    [InlineData(0, "EUR", "0.00 EUR")]
    [InlineData(1250, "JPY", "1250 JPY")]
    [InlineData(1250, "KWD", "1.250 KWD")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08 EUR")]
    public void Figures_follow_the_minor_digits_of_the_currency(long amount, string currency, string text) =>
        Assert.Equal(text, new Kernel.Money(amount, new Currency(currency)).ToString());

    [Theory]
    [InlineData(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")]
    [InlineData(3, "BHD IQD JOD KWD LYD OMR TND")]
    [InlineData(2, "EUR USD GBP CHF PLN CZK HUF SEK")]
    public void Currencies_have_the_minor_digits_of_ISO_4217(int digits, string codes) =>
        Assert.All(codes.Split(' '), code => Assert.Equal(digits, new Currency(code).Digits));

    [Fact]
    public void Currencies_do_not_mix() => Assert.Equal(
        "USD is not EUR.", Assert.Throws<InvalidOperationException>(() => new Kernel.Money(1, Euro) + new Kernel.Money(1, new Currency("USD"))).Message);

    [Fact]
    public void A_currency_that_nobody_named_is_none_and_one_that_is_no_code_is_refused()
    {
        Assert.Equal("XXX", default(Currency).ToString());
        Assert.StartsWith("'euro' is not an ISO 4217 code.", Assert.Throws<ArgumentException>("code", () => new Currency("euro")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_that_do_not_fit_are_refused()
    {
        var most = new Kernel.Money(long.MaxValue, Euro);
        Assert.Throws<OverflowException>(() => most + new Kernel.Money(1, Euro));
        Assert.Throws<OverflowException>(() => -most - new Kernel.Money(2, Euro));
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData(null)]
    public void What_is_no_currency_code_is_refused(string? code) => Assert.False(Currency.TryParse(code, out _));
}
