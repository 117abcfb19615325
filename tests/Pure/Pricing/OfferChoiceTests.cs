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
        var cases = Seed.Cases(20_000, least: 300);
        for (var i = 0; i < cases; i++)
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
            Assert.All(best.Missed, m => Assert.NotEmpty(m.Said.Reason));
        }
    }

    /// <summary>
    /// Why not that one? Because of the offers that are named: beside all others that were chosen it is chosen without them, and not with them.
    /// </summary>
    [Fact]
    public void Without_the_offers_that_are_named_the_missed_one_is_chosen()
    {
        var random = new Random(Seed.Take());
        var seen = new Dictionary<string, int>();
        var cases = Seed.Cases(3_000, least: 300);
        for (var i = 0; i < cases; i++)
        {
            var all = Enumerable.Range(0, random.Next(1, 5))
                .Select(n => (Id: new LineId(new Guid(n + 1, 0, 0, new byte[8])), List: random.Next(6) == 0 ? 0 : random.NextInt64(0, 5_000))).ToList();
            var lines = all.Where(_ => random.Next(6) > 0).ToList();
            var offers = Enumerable.Range(0, random.Next(2, 13)).Select(n => new Offer(
                "promotion", $"prm_{n}", 1, $"Offer {n}.", [.. all.Where(_ => random.Next(3) > 0).Select(l => new OfferPart(l.Id, random.NextInt64(1, 4_000)))],
                random.Next(2) == 0, "")).Where(o => o.Parts.Count > 0).ToList();
            var best = OfferChoice.Best(offers, lines, Eur);
            var chosen = offers.Where(o => best.Chosen.Any(c => c.Id == o.Id)).ToList();
            Assert.Equal(offers.Count, chosen.Count + best.Missed.Count);
            foreach (var missed in best.Missed)
            {
                var (said, offer) = (missed.Said, offers.Single(o => o.Id == missed.Said.Id));
                seen[said.Code] = seen.GetValueOrDefault(said.Code) + 1;
                var others = chosen.Where(o => missed.Rivals.All(r => r.Id != o.Id)).ToList();
                Assert.Equal(missed.Rivals.Count, chosen.Count - others.Count);
                Assert.All(missed.Rivals, r => Assert.Contains(r.Name, said.Reason, StringComparison.Ordinal));
                if (missed.Rivals.Count == 0)
                {
                    var priced = (said.Code == "noPrice" ? lines : all).Select(l => (l.Id, l.List + 10_000)).ToList();
                    Assert.Contains(OfferChoice.Best([offer], priced, Eur).Chosen, o => o.Id == offer.Id);
                    Assert.DoesNotContain(OfferChoice.Best([offer], lines, Eur).Chosen, o => o.Id == offer.Id);
                    continue;
                }

                Assert.Contains(OfferChoice.Best([.. others, offer], lines, Eur).Chosen, o => o.Id == offer.Id);

                // With more offers, other equally good combinations are met when there are fewer.
                if (offers.Count <= 8)
                {
                    var still = OfferChoice.Best([.. chosen, offer], lines, Eur).Missed.Single();
                    Assert.Equal(said, still.Said);
                }

                if (said.Code == "better")
                {
                    var (with, instead) = (Taken(chosen, lines) - Taken(others, lines), Taken([.. others, offer], lines) - Taken(others, lines));
                    Assert.True(with >= instead);
                    Assert.Contains($"off {new Bookend.Kernel.Money(with, Eur)},", said.Reason, StringComparison.Ordinal);
                    Assert.Contains($"would take off {new Bookend.Kernel.Money(instead, Eur)},", said.Reason, StringComparison.Ordinal);
                }

                EndsWithIt(offer, offers, lines);
            }
        }

        Assert.Equal(["better", "noPrice", "notReducible", "nothingLeft"], seen.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen.Values, n => Assert.True(n > cases / 30));
    }

    [Fact]
    public void One_of_many_offers_is_chosen_beside_the_best_too()
    {
        var (cut, oil) = (new LineId(new Guid(1, 0, 0, new byte[8])), new LineId(new Guid(2, 0, 0, new byte[8])));
        Offer[] offers =
        [
            .. Enumerable.Range(1, 9).Select(n => new Offer("promotion", $"prm_{n}", 1, $"Cut {n}", [new OfferPart(cut, 1000 + n)], false, "")),
            new Offer("promotion", "prm_oil", 1, "Oil", [new OfferPart(oil, 50)], false, ""),
        ];
        Assert.Equal(["Cut 9", "Oil"], OfferChoice.Best(offers, [(cut, 4000), (oil, 900)], Eur).Chosen.Select(o => o.Name));
    }

    /// <summary>With all offers there: the named ones are taken away, then those that are named instead.</summary>
    private static void EndsWithIt(Offer offer, List<Offer> offers, List<(LineId Id, long List)> lines)
    {
        var rest = offers.ToList();
        while (OfferChoice.Best(rest, lines, Eur).Missed.FirstOrDefault(m => m.Said.Id == offer.Id) is { } missed)
        {
            Assert.NotEmpty(missed.Rivals);
            Assert.Equal(missed.Rivals.Count, rest.RemoveAll(o => missed.Rivals.Any(r => r.Id == o.Id)));
        }
    }

    private static long Taken(List<Offer> offers, List<(LineId Id, long List)> lines) =>
        OfferChoice.Best(offers, lines, Eur).Chosen.SelectMany(o => o.Parts).Sum(p => p.Amount);

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
