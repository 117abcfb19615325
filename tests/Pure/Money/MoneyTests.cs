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

    [Fact]
    public void Currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => new Kernel.Money(1, Euro) + new Kernel.Money(1, new Currency("USD")));

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
