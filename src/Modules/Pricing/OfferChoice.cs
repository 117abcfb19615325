using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Pricing;

/// <param name="Chosen">Their parts are cut to what the lines can bear.</param>
/// <param name="Missed">Offers that would apply and were not chosen, with the reason.</param>
public sealed record ChosenOffers(IReadOnlyList<Offer> Chosen, IReadOnlyList<NoOffer> Missed);

/// <summary>
/// The combination of offers that takes off most. Two offers on one line stand together only if both may; an offer is taken whole or not at
/// all; no line goes below zero. Pure, and the same for the same offers in any order.
/// </summary>
public static class OfferChoice
{
    /// <summary>The search is exhaustive up to here (256 combinations); of more offers the best are looked at.</summary>
    private const int Searched = 8;

    /// <param name="lines">Lines that may be reduced, with their list prices.</param>
    public static ChosenOffers Best(IReadOnlyList<Offer> offers, IReadOnlyList<(LineId Id, long List)> lines, Currency currency)
    {
        var room = lines.ToDictionary(l => l.Id, l => Math.Max(l.List, 0));
        var usable = offers.Select(o => o with { Parts = [.. o.Parts.Where(p => room.ContainsKey(p.LineId) && p.Amount > 0)] })
            .Where(o => o.Parts.Count > 0)
            .OrderByDescending(o => Worth([o], room)).ThenBy(o => o.Source, StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal)
            .ToList();
        var best = Search([.. usable.Take(Searched)], room);
        var missed = usable.Where(o => !best.Contains(o)).Select(o => new NoOffer(o.Source, o.Id, o.Name, Why(o, best, room, currency)));
        return new ChosenOffers(Cut(best, room), [.. missed]);
    }

    private static List<Offer> Search(Offer[] offers, Dictionary<LineId, long> room)
    {
        var (best, worth) = (new List<Offer>(), 0L);
        for (var set = 1; set < 1 << offers.Length; set++)
        {
            var chosen = offers.Where((_, i) => (set >> i & 1) == 1).ToList();
            if (!Agree(chosen))
            {
                continue;
            }

            var value = Worth(chosen, room);
            if (value > worth || (value == worth && chosen.Count < best.Count))
            {
                (best, worth) = (chosen, value);
            }
        }

        return best;
    }

    private static bool Agree(List<Offer> offers)
    {
        for (var i = 0; i < offers.Count; i++)
        {
            for (var k = i + 1; k < offers.Count; k++)
            {
                if (!Agree(offers[i], offers[k]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Agree(Offer a, Offer b) =>
        (a.Combines && b.Combines) || !a.Parts.Any(p => b.Parts.Any(q => q.LineId == p.LineId));

    private static long Worth(IReadOnlyList<Offer> offers, Dictionary<LineId, long> room) =>
        offers.SelectMany(o => o.Parts).GroupBy(p => p.LineId).Sum(g => Math.Min(g.Sum(p => p.Amount), room[g.Key]));

    private static List<Offer> Cut(List<Offer> offers, Dictionary<LineId, long> room)
    {
        var left = new Dictionary<LineId, long>(room);
        return offers.ConvertAll(o => o with
        {
            Parts = [.. o.Parts.Select(p =>
            {
                var amount = Math.Min(p.Amount, left[p.LineId]);
                left[p.LineId] -= amount;
                return p with { Amount = amount };
            })],
        });
    }

    private static string Why(Offer missed, List<Offer> best, Dictionary<LineId, long> room, Currency currency)
    {
        var rival = best.Find(o => !Agree(o, missed));
        Money In(Offer offer) => new(Worth([offer], room), currency);
        return rival is null
            ? $"Nothing is left of the price for {missed.Name} to take off."
            : $"{rival.Name} takes off {In(rival)}, {missed.Name} would take off {In(missed)}, and they may not stand together.";
    }
}
