using System.Text.RegularExpressions;
using Bookend.Kernel;
using Bookend.StoredValue;
using Xunit;

namespace Bookend.Pure.StoredValue;

public sealed class GiftCodeTests
{
    private static readonly int Many = Seed.Cases(2_000);

    [Fact]
    public void Every_single_slip_and_every_swap_is_seen()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Many / 20; i++)
        {
            var code = Fresh(random);
            Assert.False(GiftCode.IsMistyped(code));
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var other in GiftCode.Alphabet.Where(c => c != code[at]))
                {
                    Assert.True(GiftCode.IsMistyped(code[..at] + other + code[(at + 1)..]), $"{code}: {other} at {at}");
                }

                for (var to = at + 1; to < code.Length; to++)
                {
                    var swapped = code.ToCharArray();
                    (swapped[at], swapped[to]) = (swapped[to], swapped[at]);
                    Assert.Equal(code[at] != code[to], GiftCode.IsMistyped(new string(swapped)));
                }
            }
        }
    }

    [Fact]
    public void However_it_is_typed_it_is_the_same_code()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Many; i++)
        {
            var code = Fresh(random);
            var typed = string.Concat(GiftCode.Spaced(code).Select(c => random.Next(4) switch { 0 => $" {c}", 1 => char.ToLowerInvariant(c).ToString(), _ => c.ToString() }));
            Assert.Equal(code, GiftCode.Normal(typed));
            Assert.Matches("^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$", GiftCode.Spaced(code));
        }

        Assert.Null(GiftCode.Normal("12é4"));
        Assert.Null(GiftCode.Normal("ABC"));
        Assert.Null(GiftCode.Normal(new string('A', 41)));
        Assert.Null(GiftCode.Normal(null));
    }

    /// <summary>The same key and card give the same code; another key, card or turn another one. Every character of the alphabet occurs.</summary>
    [Fact]
    public void A_code_follows_from_key_card_and_turn_alone()
    {
        var random = new Random(Seed.Take());
        var (key, other) = (Bytes(random), Bytes(random));
        var seen = new HashSet<string>();
        for (var i = 0; i < Many; i++)
        {
            var card = new GiftCardId(new Guid(Bytes(random)[..16]));
            var code = GiftCode.Of(key, card, 0);
            Assert.Equal(code, GiftCode.Of(key, card, 0));
            Assert.NotEqual(code, GiftCode.Of(key, card, 1));
            Assert.NotEqual(code, GiftCode.Of(other, card, 0));
            Assert.NotEqual(GiftCode.Hash(key, code), GiftCode.Hash(other, code));
            Assert.True(seen.Add(code));
        }

        Assert.Equal(GiftCode.Alphabet.Order(), string.Concat(seen).Distinct().Order());
        Assert.DoesNotContain(GiftCode.Alphabet, c => "01OIL".Contains(c, StringComparison.Ordinal));
    }

    [Fact]
    public void The_card_shows_its_code_and_escapes_names()
    {
        var svg = CardPaper.Svg("Haar & Haut", "red\"/><script>", "Gift card", "50.00 EUR", "K7QM-2XRT", null, "<Mia>");
        Assert.Contains("Haar &amp; Haut", svg, StringComparison.Ordinal);
        Assert.Contains("&lt;Mia&gt;", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("script", svg, StringComparison.Ordinal);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName);
        Assert.True(Regex.Count(svg, "h1v1h-1z") > 200);
    }

    private static string Fresh(Random random) => GiftCode.Of(Bytes(random), new GiftCardId(new Guid(Bytes(random)[..16])), 0);

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return bytes;
    }
}
