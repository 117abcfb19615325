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
/// <param name="Missing">What keeps it from applying, and nothing before it does; null: it applies.</param>
/// <param name="Because">It applies because each of these holds, and would not without any one of them.</param>
internal sealed record Judged(IReadOnlyList<OfferPart> Parts, string Reason, Condition? Missing, IReadOnlyList<Condition> Because)
{
    public bool Applies => Missing is null;
}

/// <summary>Whether a promotion applies, and what it takes off. Pure: the same code gives the price and the answer to "why not that one?".</summary>
internal static class PromotionRules
{
    private const int Million = 1_000_000;
    private const int Pieces = 2_000;

    public static Judged Judge(PromotionTerms terms, PromotionCase c)
    {
        var lines = c.Order.Lines.Where(l => IsOn(terms.On, l, c.Categories)).ToList();
        var payable = lines.Where(l => l.Cover is null && l.List > 0).ToList();
        var parts = payable.Count == 0 ? [] : Parts(terms, payable, c.Order.Currency).Where(p => p.Amount > 0).ToList();
        var held = new List<Condition>();
        foreach (var said in Code(terms, c).Concat(When(terms.When, c.Now)).Concat(Who(terms, c)).Concat(Goods(terms, c, lines, payable)).Concat(Price(terms, parts)))
        {
            if (said.WhyNot is { } why)
            {
                return new Judged([], why, said.Condition, []);
            }

            held.Add(said.Condition);
        }

        return new Judged(parts, Reason(terms), null, held);
    }

    /// <summary>It applies by itself, or its code was typed in.</summary>
    public static bool IsCalled(PromotionTerms terms, IReadOnlyList<string> codes) =>
        terms.Code is not { } code || codes.Any(c => PromotionOffers.Code(c) == PromotionOffers.Code(code));

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

    private static IEnumerable<Said> Code(PromotionTerms terms, PromotionCase c)
    {
        if (terms.Code is not null)
        {
            yield return new Said(Condition.Code, IsCalled(terms, c.Codes), "It has a code, which was not given.");
        }
    }

    private static IEnumerable<Said> When(PromotionTimes? times, LocalDateTime now)
    {
        if (times is null)
        {
            yield break;
        }

        // After midnight a night's offer still belongs to the evening's day.
        var (begin, end, time) = (times.FromTime ?? LocalTime.Midnight, times.UntilTime, now.TimeOfDay);
        var isNight = end <= begin;
        var day = isNight && time < end ? now.Date.PlusDays(-1) : now.Date;
        if (times.From is { } from)
        {
            yield return new Said(Condition.Begun, day >= from, $"It begins on {Text(from)}.");
        }

        if (times.Until is { } until)
        {
            yield return new Said(Condition.NotOver, day <= until, $"It ended on {Text(until)}.");
        }

        if (times.Weekdays is { Count: > 0 } days && days.Distinct().Count() < 7)
        {
            yield return new Said(Condition.Weekday, days.Contains(day.DayOfWeek), $"Only on {string.Join(", ", days)}.");
        }

        if (HasHours(times))
        {
            yield return new Said(Condition.Hours, isNight ? time >= begin || time < end : time >= begin && (end is null || time < end), $"Only {Hours(times)}.");
        }
    }

    private static IEnumerable<Said> Who(PromotionTerms terms, PromotionCase c)
    {
        if (terms.Who is not null || terms.PerClient is not null)
        {
            yield return new Said(
                Condition.Client, c.Client is not null,
                terms.Who is null ? "It counts how often each client has it, and nobody is on this order." : "It is for certain clients, and nobody is on this order.");
        }

        if (terms.PerClient is { } most)
        {
            yield return new Said(Condition.PerClient, c.Mine < most, most == 1 ? "This client has used it before." : $"This client has used it {c.Mine} times.");
        }

        if (terms.Who is { FirstVisit: true })
        {
            yield return new Said(Condition.FirstVisit, c.Client!.IsNew, "Only on a first visit.");
        }

        if (terms.Who is { Tags: { Count: > 0 } tags })
        {
            yield return new Said(Condition.Tag, tags.Any(t => c.Client!.Tags.Contains(t, StringComparer.OrdinalIgnoreCase)), $"Only for {string.Join(", ", tags)}.");
        }

        if (terms.Who is { BirthdayMonth: true })
        {
            yield return new Said(Condition.BirthdayMonth, c.Client!.BirthMonth == c.Now.Month, "Only in the month of the client's birthday.");
        }

        if (c.Left is { } left)
        {
            yield return new Said(Condition.Limit, left > 0, $"All {terms.Limit} have been used.");
        }
    }

    private static IEnumerable<Said> Goods(PromotionTerms terms, PromotionCase c, List<LineSnapshot> lines, List<LineSnapshot> payable)
    {
        yield return new Said(Condition.Goods, lines.Count > 0, "Nothing on this order is part of it.");
        yield return new Said(
            Condition.Payable, payable.Count > 0, lines.Exists(l => l.Cover is not null) ? "What it is for was paid in advance." : "What it is for costs nothing here.");

        var moneys = new[] { terms.Amount, terms.MinSpend }.OfType<Money>().ToList();
        if (moneys.Count > 0)
        {
            var foreign = moneys.Where(m => m.Currency != c.Order.Currency).Select(m => m.Currency).FirstOrDefault(c.Order.Currency);
            yield return new Said(Condition.Currency, foreign == c.Order.Currency, $"It is in {foreign}, and this order is in {c.Order.Currency}.");
        }

        var sum = payable.Sum(l => l.List);
        if (terms.MinSpend is { Amount: > 0 } least)
        {
            yield return new Said(Condition.MinSpend, sum >= least.Amount, $"It needs {least} of what it is for; on this order there is {c.Order.Money(sum)}.");
        }

        if (terms.Kind == PromotionKind.BuyGet)
        {
            var group = terms.Buy!.Value + terms.Get!.Value;
            yield return new Said(Condition.Pieces, payable.Sum(l => Math.Min(l.Quantity, Pieces)) >= group, $"It needs {group} pieces of what it is for.");
        }
    }

    private static IEnumerable<Said> Price(PromotionTerms terms, List<OfferPart> parts)
    {
        yield return new Said(
            Condition.Saving, parts.Count > 0,
            terms.Kind == PromotionKind.Price ? $"What it is for costs no more than {terms.Amount} already." : "It would take nothing off.");
    }

    private static string Reason(PromotionTerms terms)
    {
        string?[] why =
        [
            terms.Code is { } code ? $"code {code}" : null,
            terms.When is { Weekdays: { Count: > 0 } days } ? $"on {string.Join(", ", days)}" : null,
            terms.When is { } times && HasHours(times) ? Hours(times) : null,
            terms.Who is { FirstVisit: true } ? "first visit" : null,
            terms.Who is { Tags: { Count: > 0 } tags } ? $"for {string.Join(", ", tags)}" : null,
            terms.Who is { BirthdayMonth: true } ? "month of the birthday" : null,
            terms.MinSpend is { Amount: > 0 } least ? $"from {least}" : null,
            terms.Kind == PromotionKind.BuyGet ? $"buy {terms.Buy}, get {terms.Get}" : null,
        ];
        return why.Any(w => w is not null) ? $"{terms.Name}: {string.Join(", ", why.Where(w => w is not null))}" : terms.Name;
    }

    /// <summary>Not the whole day: from midnight on, or from a time until the same of the next day.</summary>
    private static bool HasHours(PromotionTimes times) => (times.FromTime ?? LocalTime.Midnight, times.UntilTime) switch
    {
        var (begin, end) => end is { } until ? until != begin : begin != LocalTime.Midnight,
    };

    /// <summary>Of times that have hours.</summary>
    private static string Hours(PromotionTimes times) => (times.FromTime, times.UntilTime) switch
    {
        ({ } from, { } until) => $"from {Text(from)} to {Text(until)}",
        ({ } from, null) => $"from {Text(from)}",
        _ => $"until {Text(times.UntilTime!.Value)}",
    };

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
