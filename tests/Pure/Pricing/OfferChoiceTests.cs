using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using Xunit;

namespace Bookend.Pure.Pricing;

public sealed class OfferChoiceTests
{
    private static readonly Currency Eur = new("EUR");

    /// <summary>The best of all allowed combinations, whatever order they come in; what is chosen stays within the prices, and every other offer says why not.</summary>
    [Fact]
    public void No_allowed_combination_takes_off_more()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < 20_000; i++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 5)).Select(n => (Id: new LineId(new Guid(n + 1, 0, 0, new byte[8])), List: random.NextInt64(0, 5_000))).ToList();
            var offers = Enumerable.Range(0, random.Next(0, 7)).Select(n => new Offer(
                "promotion", $"prm_{n}", 1, $"Offer {n}", [.. lines.Where(_ => random.Next(2) == 0).Select(l => new OfferPart(l.Id, random.NextInt64(1, 4_000)))],
                random.Next(2) == 0, "")).ToList();
            var best = OfferChoice.Best(offers, lines, Eur);
            var again = OfferChoice.Best([.. offers.OrderBy(_ => random.Next())], lines, Eur);

            var taken = best.Chosen.SelectMany(o => o.Parts).GroupBy(p => p.LineId).ToDictionary(g => g.Key, g => g.Sum(p => p.Amount));
            Assert.All(taken, t => Assert.InRange(t.Value, 0, lines.Single(l => l.Id == t.Key).List));
            Assert.Equal(Oracle(offers, lines), taken.Values.Sum());
            Assert.Equal(best.Chosen.Select(o => o.Id), again.Chosen.Select(o => o.Id));
            Assert.Equal(offers.Count(o => o.Parts.Count > 0), best.Chosen.Count + best.Missed.Count);
            Assert.All(best.Missed, m => Assert.NotEmpty(m.Reason));
        }
    }

    /// <summary>Tries offer after offer, with and without it.</summary>
    private static long Oracle(List<Offer> offers, List<(LineId Id, long List)> lines)
    {
        return Try(0, []);

        long Try(int next, List<Offer> chosen)
        {
            if (next == offers.Count)
            {
                return lines.Sum(l => Math.Min(l.List, chosen.SelectMany(o => o.Parts).Where(p => p.LineId == l.Id).Sum(p => p.Amount)));
            }

            var offer = offers[next];
            var fits = chosen.TrueForAll(o => (o.Combines && offer.Combines) || !o.Parts.Select(p => p.LineId).Intersect(offer.Parts.Select(p => p.LineId)).Any());
            return Math.Max(Try(next + 1, chosen), fits ? Try(next + 1, [.. chosen, offer]) : 0);
        }
    }
}
