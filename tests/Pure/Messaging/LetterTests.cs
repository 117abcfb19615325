using Bookend.Messaging;
using Xunit;

namespace Bookend.Pure.Messaging;

public sealed class LetterTests
{
    [Fact]
    public void What_people_typed_is_text_and_never_markup()
    {
        var letter = new Letter(new Brand("<b>Linde</b>", "red;background:url(x)"), "de", "Hallo <script>", [new Block.Rows([("a\"b", "<i>")]), new Block.Button("Los", "https://x/?a=1&b=\"2\"")]);
        var html = letter.Html();
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Linde", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(x)", html, StringComparison.Ordinal);
        Assert.Contains("https://x/?a=1&amp;b=&quot;2&quot;", html, StringComparison.Ordinal);
        Assert.Contains("Los: https://x/?a=1&b=\"2\"", letter.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lea@example.com", true)]
    [InlineData(" lea@example.com ", true)]
    [InlineData("lea@example", false)]
    [InlineData("lea@@example.com", false)]
    [InlineData("Lea <lea@example.com>", false)]
    [InlineData("lea@example.com\r\nBcc: x@example.com", false)]
    [InlineData("a,b@example.com", false)]
    [InlineData("léa@example.com", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_one_address(string? text, bool isAddress) => Assert.Equal(isAddress, Public.IsAddress(text));

    [Fact]
    public void Attempts_go_on_for_most_of_a_day_and_then_end()
    {
        var waits = Enumerable.Range(1, 20).Select(Attempts.WaitAfter).TakeWhile(w => w is not null).Select(w => w!.Value.TotalHours).ToList();
        Assert.InRange(waits.Sum(), 20, 48);
        Assert.Equal(waits.Order(), waits);
    }

    [Fact]
    public void Any_colour_of_a_business_becomes_readable()
    {
        for (var color = 0; color <= 0xffffff; color += 0x010f0b)
        {
            var text = $"#{color:x6}";
            foreach (var paper in new[] { "#fffdf9", "#1b2123" })
            {
                Assert.True(Contrast.Of(Contrast.Readable(text, paper), paper) >= 4.5, $"{text} on {paper}");
            }

            Assert.True(Contrast.Of(Contrast.TextOn(text), text) >= 4.5, text);
        }
    }
}
