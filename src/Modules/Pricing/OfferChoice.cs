using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Pricing;

/// <param name="Chosen">Their parts are cut to what the lines can bear.</param>
/// <param name="Missed">Offers that would apply and were not chosen, with the reason.</param>
public sealed record ChosenOffers(IReadOnlyList<Offer> Chosen, IReadOnlyList<MissedOffer> Missed);

/// <param name="Rivals">Of the chosen, those without which it would have been chosen beside the others.</param>
public sealed record MissedOffer(NoOffer Said, IReadOnlyList<Offer> Rivals);

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
        var best = Improve(Search([.. usable.Take(Searched)], room), usable, room);
        var elsewhere = offers.Where(o => o.Parts.Count > 0 && !o.Parts.Any(p => room.ContainsKey(p.LineId)));
        return new ChosenOffers(
            Cut(best, room), [.. usable.Where(o => !best.Contains(o)).Select(o => WhyNot(o, best, room, currency)), .. elsewhere.Select(NotReducible)]);
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

    /// <summary>Also of those that were not searched, none would take off more in place of what it may not stand beside. Each exchange takes off more: it ends.</summary>
    private static List<Offer> Improve(List<Offer> best, List<Offer> usable, Dictionary<LineId, long> room)
    {
        for (var i = 0; i < usable.Count; i++)
        {
            var with = usable.Where(o => o == usable[i] || (best.Contains(o) && Agree(o, usable[i]))).ToList();
            if (!best.Contains(usable[i]) && Worth(with, room) > Worth(best, room))
            {
                (best, i) = (with, -1);
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

    /// <summary>What it would take off is what it adds to the chosen offers that it may stand beside, so the figures are those of this order.</summary>
    private static MissedOffer WhyNot(Offer missed, List<Offer> best, Dictionary<LineId, long> room, Currency currency)
    {
        if (Worth([missed], room) == 0)
        {
            return Miss(missed, "noPrice", $"There is no price for {missed.Name} to take anything off.", []);
        }

        var beside = best.FindAll(o => Agree(o, missed));
        Money Adds(List<Offer> more) => new(Worth([.. beside, .. more], room) - Worth(beside, room), currency);
        if (Adds([missed]).Amount == 0)
        {
            var earlier = best.FindAll(o => o.Parts.Any(p => missed.Parts.Any(q => q.LineId == p.LineId)));
            return Miss(missed, "nothingLeft", $"{Names(earlier)} {(earlier.Count == 1 ? "leaves" : "leave")} nothing of the price for {missed.Name} to take off.", earlier);
        }

        var rivals = best.FindAll(o => !Agree(o, missed));
        return Miss(
            missed, "better",
            $"{Names(rivals)} {(rivals.Count == 1 ? "takes" : "together take")} off {Adds(rivals)}, {missed.Name} would take off {Adds([missed])}, and they may not stand together.",
            rivals);
    }

    private static MissedOffer NotReducible(Offer missed) => Miss(missed, "notReducible", $"What {missed.Name} is for is not reduced.", []);

    private static MissedOffer Miss(Offer missed, string code, string why, IReadOnlyList<Offer> rivals) =>
        new(new NoOffer(missed.Source, missed.Id, missed.Name, why, code), rivals);

    private static string Names(List<Offer> offers) =>
        offers.Count == 1 ? offers[0].Name : $"{string.Join(", ", offers.SkipLast(1).Select(o => o.Name))} and {offers[^1].Name}";
}
