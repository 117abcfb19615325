using System.Globalization;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pricing;

/// <summary>What a promotion is judged by.</summary>
/// <param name="Now">Local time of the site.</param>
/// <param name="Categories">Of the services on the order, by their id.</param>
/// <param name="Left">Uses left in all; null: without limit.</param>
/// <param name="Mine">Uses that the client has had.</param>
internal sealed record PromotionCase(
    OrderSnapshot Order, LocalDateTime Now, IReadOnlyList<string> Codes, IReadOnlyDictionary<string, string?> Categories, Standing? Client, long? Left, long Mine);

/// <param name="IsNew">No visit yet.</param>
internal sealed record Standing(bool IsNew, IReadOnlyList<string> Tags, int? BirthMonth);

/// <param name="Reason">Why it applies, or why not.</param>
internal sealed record Judged(IReadOnlyList<OfferPart> Parts, bool Applies, string Reason)
{
    public static Judged No(string why) => new([], false, why);
}

/// <summary>Whether a promotion applies, and what it takes off. Pure: the same code gives the price and the answer to "why not that one?".</summary>
internal static class PromotionRules
{
    private const int Million = 1_000_000;
    private const int Pieces = 2_000;

    public static Judged Judge(PromotionTerms terms, PromotionCase c)
    {
        if (When(terms.When, c.Now) is { } late)
        {
            return Judged.No(late);
        }

        if (Who(terms, c) is { } stranger)
        {
            return Judged.No(stranger);
        }

        if (c.Left is 0)
        {
            return Judged.No($"All {terms.Limit} have been used.");
        }

        var lines = c.Order.Lines.Where(l => l.Cover is null && l.List > 0 && IsOn(terms.On, l, c.Categories)).ToList();
        if (lines.Count == 0)
        {
            return Judged.No("Nothing on this order is part of it.");
        }

        var sum = lines.Sum(l => l.List);
        if (terms.MinSpend is { } least && (least.Currency != c.Order.Currency || sum < least.Amount))
        {
            return Judged.No($"It needs {least} of what it is for; on this order there is {c.Order.Money(sum)}.");
        }

        var parts = Parts(terms, lines, c.Order.Currency).Where(p => p.Amount > 0).ToList();
        return parts.Count == 0 ? Judged.No(Nothing(terms)) : new Judged(parts, true, Reason(terms));
    }

    private static IEnumerable<OfferPart> Parts(PromotionTerms terms, List<LineSnapshot> lines, Currency currency)
    {
        switch (terms.Kind)
        {
            case PromotionKind.Percent:
                return lines.Select(l => new OfferPart(l.Id, Rounding.MulDiv(l.List, terms.PercentPpm!.Value, Million)));
            case PromotionKind.Amount when terms.Amount is { } off && off.Currency == currency:
                var shares = Rounding.Allocate(Math.Min(off.Amount, lines.Sum(l => l.List)), [.. lines.Select(l => l.List)]);
                return lines.Select((l, i) => new OfferPart(l.Id, shares[i]));
            case PromotionKind.Price when terms.Amount is { } price && price.Currency == currency:
                return lines.Select(l => new OfferPart(l.Id, Math.Max(0, l.List - price.Amount * l.Quantity)));
            case PromotionKind.BuyGet:
                return Cheapest(terms, lines);
            default:
                return []; // another currency than this site's
        }
    }

    /// <summary>The dearest pieces make up the groups, so that the client pays no more than if she had come several times.</summary>
    private static IEnumerable<OfferPart> Cheapest(PromotionTerms terms, List<LineSnapshot> lines)
    {
        var (buy, get) = (terms.Buy!.Value, terms.Get!.Value);
        var pieces = lines.OrderByDescending(l => l.UnitPrice).ThenBy(l => l.Id.Value)
            .SelectMany(l => Enumerable.Repeat(l, (int)Math.Min(l.Quantity, Pieces))).Take(Pieces).ToList();
        var full = pieces.Count / (buy + get) * (buy + get);
        return pieces.Take(full).Where((_, i) => i % (buy + get) >= buy).GroupBy(l => l.Id)
            .Select(g => new OfferPart(g.Key, Rounding.MulDiv(g.Sum(l => l.UnitPrice), terms.PercentPpm ?? Million, Million)));
    }

    private static bool IsOn(PromotionScope? on, LineSnapshot line, IReadOnlyDictionary<string, string?> categories)
    {
        var kinds = on?.Kinds is { Count: > 0 } some ? some : [LineKind.Service, LineKind.Product];
        return kinds.Contains(line.Kind)
            && (on?.ItemIds is not { Count: > 0 } items || (line.ItemId is { } id && items.Contains(id)))
            && (on?.Categories is not { Count: > 0 } wanted || (line.ItemId is { } service && categories.GetValueOrDefault(service) is { } category && wanted.Contains(category)));
    }

    private static string? When(PromotionTimes? times, LocalDateTime now)
    {
        if (times is null)
        {
            return null;
        }

        // After midnight a night's offer still belongs to the evening's day.
        var isNight = times is { FromTime: { } begin, UntilTime: { } end } && end <= begin;
        var day = isNight && now.TimeOfDay < times.UntilTime ? now.Date.PlusDays(-1) : now.Date;
        if (day < times.From || day > times.Until)
        {
            return day < times.From ? $"It begins on {Text(times.From!.Value)}." : $"It ended on {Text(times.Until!.Value)}.";
        }

        if (times.Weekdays is { Count: > 0 } days && !days.Contains(day.DayOfWeek))
        {
            return $"Only on {string.Join(", ", days)}.";
        }

        var time = now.TimeOfDay;
        var isIn = isNight
            ? time >= times.FromTime || time < times.UntilTime
            : (times.FromTime is null || time >= times.FromTime) && (times.UntilTime is null || time < times.UntilTime);
        return isIn ? null : $"Only {Hours(times)}.";
    }

    private static string? Who(PromotionTerms terms, PromotionCase c)
    {
        if ((terms.Who is not null || terms.PerClient is not null) && c.Client is null)
        {
            return "It is for certain clients, and nobody is on this order.";
        }

        if (terms.PerClient is { } most && c.Mine >= most)
        {
            return most == 1 ? "This client has used it before." : $"This client has used it {c.Mine} times.";
        }

        return terms.Who switch
        {
            { FirstVisit: true } when !c.Client!.IsNew => "Only on a first visit.",
            { Tags: { Count: > 0 } tags } when !tags.Any(t => c.Client!.Tags.Contains(t, StringComparer.OrdinalIgnoreCase)) => $"Only for {string.Join(", ", tags)}.",
            { BirthdayMonth: true } when c.Client!.BirthMonth != c.Now.Month => "Only in the month of the client's birthday.",
            _ => null,
        };
    }

    private static string Nothing(PromotionTerms terms) => terms.Kind == PromotionKind.BuyGet
        ? $"It needs {terms.Buy + terms.Get} pieces of what it is for."
        : "It would take nothing off.";

    private static string Reason(PromotionTerms terms)
    {
        var why = new List<string>();
        if (terms.Code is not null)
        {
            why.Add($"code {terms.Code}");
        }

        if (terms.When is { FromTime: not null } or { UntilTime: not null })
        {
            why.Add(Hours(terms.When!));
        }

        if (terms.Who is { FirstVisit: true })
        {
            why.Add("first visit");
        }

        if (terms.Kind == PromotionKind.BuyGet)
        {
            why.Add($"buy {terms.Buy}, get {terms.Get}");
        }

        return why.Count == 0 ? terms.Name : $"{terms.Name}: {string.Join(", ", why)}";
    }

    private static string Hours(PromotionTimes times) => (times.FromTime, times.UntilTime) switch
    {
        ({ } from, { } until) => $"from {Text(from)} to {Text(until)}",
        ({ } from, null) => $"from {Text(from)}",
        (null, { } until) => $"until {Text(until)}",
        _ => "at certain times",
    };

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
