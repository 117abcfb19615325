using Bookend.Kernel;
using Xunit;

namespace Bookend.Pure.Payments;

public sealed class CardNumberTests
{
    // Numbers that the card schemes publish for tests.
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("card 5555-5555-5555-4444, thanks")]
    [InlineData("378282246310005")]
    [InlineData("4222222222222")]
    [InlineData("4111 1111 1111 1111 12/27")]
    [InlineData("12 4111.1111.1111.1111")]
    [InlineData("6011000990139424 123")]
    [InlineData("4000000000000000006")]
    public void Card_numbers_are_seen(string text) => Assert.True(CardNumbers.IsIn(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tok_ok")]
    [InlineData("4111111111111112")]
    [InlineData("Terminal 7, slip 000482")]
    [InlineData("+49 30 1234567")]
    [InlineData("2026-11-23 14:05")]
    [InlineData("411111111111")]
    [InlineData("41111111111111111111111")]
    [InlineData("018f0000-0000-7000-8000-000000000001")]
    public void Other_texts_pass(string? text) => Assert.False(CardNumbers.IsIn(text));
}
